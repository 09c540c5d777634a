package fi.majakka.bot.dialogue;

import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts around a reply what every reply owes: who speaks, what was masked. */
final class Framing {
  /** Letters that every case of a municipality's name begins with. */
  private static final int STEM = 5;

  private static final Set<String> HELP = Set.of("settle.emergency", "jobs.exploitation");
  private static final List<String> OFTEN_ASKED =
      List.of(
          "settle.first_steps",
          "jobs.search",
          "living.rental",
          "settle.tax",
          "family.daycare",
          "employer.start");

  void frame(Draft draft) {
    crises(draft);
    // Help comes first in danger, and what is owed to everybody after it.
    boolean first = !draft.urgent && draft.topic.filter(HELP::contains).isEmpty();
    if (!draft.message.masked().isEmpty()) {
      owe(draft, first, "privacy.masked");
    }
    boolean welcomed =
        draft.topic.filter("meta.greet"::equals).isPresent() && draft.message.masked().isEmpty();
    if (!draft.memory.introduced() && !welcomed) {
      owe(draft, first, "intro.short");
    }
  }

  private static void owe(Draft draft, boolean first, String phrase) {
    Message.Text said = new Message.Text(draft.phrases().say(phrase));
    if (first) {
      draft.notes.add(0, said);
    } else {
      draft.afterwards.add(said);
    }
  }

  /** An answer carries the notices above it itself; everything else gets the crises. */
  private static void crises(Draft draft) {
    if (draft.reply.filter(said -> said.answer().isPresent()).isEmpty()) {
      draft.notes.addAll(
          new Notices(draft.knowledge, draft.language, draft.today)
              .crises(draft.request("").municipality()));
    }
  }

  /** The first message: what this is, who answers for it, what it can do, and some questions. */
  static List<Message> welcome(Draft draft) {
    List<Choice> choices = new ArrayList<>();
    OFTEN_ASKED.forEach(topic -> question(draft, topic).ifPresent(choices::add));
    choices.add(new Choice(draft.phrases().say("choice.person"), "topic:meta.human"));
    return List.of(
        new Message.Text(draft.phrases().say("intro.full")),
        new Message.Choices(draft.phrases().say("intro.ask"), choices));
  }

  /** In few words that fit a small screen, else the article's own first question. */
  private static Optional<Choice> question(Draft draft, String topic) {
    String phrase = "ask." + topic;
    if (draft.knowledge.phrase(phrase).isPresent()) {
      return Optional.of(new Choice(draft.phrases().say(phrase), "topic:" + topic));
    }
    return draft
        .knowledge
        .article(topic)
        .flatMap(
            article ->
                article.questions().getOrDefault(Phrases.kb(draft.language), List.of()).stream()
                    .filter(words -> !namesPlace(draft, words))
                    .findFirst())
        .map(words -> new Choice(words, "topic:" + topic));
  }

  /** A button stands for its topic alone, so its words must not promise a place. */
  private static boolean namesPlace(Draft draft, String words) {
    return draft.knowledge.municipalities().stream()
        .anyMatch(place -> words.contains(place.name().substring(0, STEM)));
  }
}
