package fi.majakka.bot.web.events;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.bot.events.EventLinks;
import fi.majakka.bot.web.SitePage;
import fi.majakka.kb.Event;
import fi.majakka.kb.KnowledgeBase;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;

/** Events as data for other sites. */
record EventJson(KnowledgeBase knowledge, EventLinks links, Clock clock) {

  ArrayNode of(List<Event> events, SitePage page) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    events.forEach(event -> add(array.addObject(), event, page));
    return array;
  }

  private void add(ObjectNode node, Event event, SitePage page) {
    fi.majakka.kb.Language language = Phrases.kb(page.language());
    node.put("id", event.id())
        .put("kind", event.kind().key())
        .put("title", event.title().in(language))
        .put("about", event.about().in(language))
        .put("start", event.start().atZone(Event.ZONE).toInstant().toString())
        .put("end", event.end().atZone(Event.ZONE).toInstant().toString())
        .put("municipality", event.municipality().orElse(null))
        .put("place", event.place().in(language))
        .put("audience", event.audience().key())
        .put("url", links.of(event, page.language()))
        .put("cancelled", event.cancelled())
        .put("sample", event.sample());
    event.languages().forEach(node.putArray("languages")::add);
    ObjectNode signUp = node.putObject("sign_up");
    signUp.put("open", event.open(LocalDateTime.ofInstant(clock.instant(), Event.ZONE)));
    event
        .signUp()
        .ifPresent(terms -> terms.capacity().ifPresent(places -> signUp.put("capacity", places)));
    EventPages.organiser(knowledge, event)
        .ifPresent(
            organiser ->
                node.putArray("sources")
                    .addObject()
                    .put("title", organiser.name().in(language))
                    .put("url", event.url().orElse(organiser.url()))
                    .put("checked", event.checked().toString())
                    .put("owner", organiser.name().in(language))
                    .put("stale", false));
  }
}
