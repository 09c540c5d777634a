package fi.majakka.bot.jobs;

import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.dialogue.Form;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.bot.dialogue.Request;
import fi.majakka.bot.dialogue.SkillReply;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The job in one municipality, the home in another, the partner's job in a third. */
public final class PlanForm implements Form {
  private static final String OPEN = "?";
  private static final String NONE = "-";

  @Override
  public String topic() {
    return "jobs.plan";
  }

  @Override
  public List<Slot> slots(Request request) {
    Phrases phrases = request.phrases();
    return List.of(
        slot(request, "work", phrases.say("plan.anywhere"), OPEN),
        slot(request, "home", phrases.say("plan.anywhere"), OPEN),
        slot(request, "partner", phrases.say("plan.no_partner"), NONE));
  }

  private static Slot slot(Request request, String name, String other, String otherValue) {
    List<Choice> offers = new ArrayList<>();
    request.knowledge().municipalities().stream()
        .map(Place::name)
        .forEach(place -> offers.add(Slot.offer(name, place, place)));
    offers.add(Slot.offer(name, other, otherValue));
    return new Slot(name, "plan." + name, offers, PlanForm::named);
  }

  /** A municipality that this very message names. */
  private static Optional<String> named(Request request) {
    return request.entities().stream()
        .filter(entity -> entity.type().equals("municipality"))
        .filter(entity -> !entity.carried() && !entity.negated())
        .map(entity -> entity.value())
        .findFirst();
  }

  @Override
  public SkillReply finish(Request request, Map<String, String> answers) {
    Phrases phrases = request.phrases();
    String work = answers.getOrDefault("work", OPEN);
    String home = answers.getOrDefault("home", OPEN);
    String partner = answers.getOrDefault("partner", NONE);
    StringBuilder text = new StringBuilder();
    text.append(phrases.say("plan.summary", where(phrases, work), where(phrases, home)));
    if (work.equals(home) && !work.equals(OPEN)) {
      text.append(' ').append(phrases.say("plan.same"));
    }
    distance(request.knowledge(), home, work)
        .ifPresent(km -> text.append(' ').append(phrases.say("plan.distance", Long.toString(km))));
    distance(request.knowledge(), home, partner)
        .ifPresent(
            km ->
                text.append(' ')
                    .append(
                        phrases.say(
                            "plan.partner_distance", phrases.in(partner), Long.toString(km))));
    return SkillReply.saying(
        List.of(
            new Message.Text(text.toString()),
            new Message.Choices(phrases.say("plan.next"), next(phrases, home, work))));
  }

  private static List<Choice> next(Phrases phrases, String home, String work) {
    return List.of(
        new Choice(phrases.say("plan.next.rental", where(phrases, home)), "topic:living.rental"),
        new Choice(phrases.say("plan.next.jobs", where(phrases, work)), "topic:jobs.search"),
        new Choice(phrases.say("plan.next.spouse"), "topic:family.spouse_job"),
        new Choice(phrases.say("plan.next.daycare", where(phrases, home)), "topic:family.daycare"));
  }

  private static String where(Phrases phrases, String place) {
    return place.equals(OPEN) || place.equals(NONE) ? phrases.say("plan.open") : phrases.in(place);
  }

  private static OptionalLong distance(KnowledgeBase knowledge, String a, String b) {
    Optional<Place.Position> from = knowledge.place(a).flatMap(Place::position);
    Optional<Place.Position> to = knowledge.place(b).flatMap(Place::position);
    return from.isEmpty() || to.isEmpty() || a.equals(b)
        ? OptionalLong.empty()
        : OptionalLong.of(Math.round(from.get().kilometresTo(to.get())));
  }
}
