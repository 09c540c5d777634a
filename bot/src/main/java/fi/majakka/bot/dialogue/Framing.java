package fi.majakka.bot.dialogue;

import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts around a reply what every reply owes: who speaks, what was masked. */
final class Framing {
  /** Letters that every case of a municipality's name begins with. */
  private static final int STEM = 5;

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
    if (!draft.message.masked().isEmpty()) {
      draft.notes.add(0, new Message.Text(draft.phrases().say("privacy.masked")));
    }
    boolean welcomed =
        draft.topic.filter("meta.greet"::equals).isPresent() && draft.message.masked().isEmpty();
    if (!draft.memory.introduced() && !welcomed) {
      draft.notes.add(0, new Message.Text(disclosure(draft, "intro.short")));
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
        new Message.Text(disclosure(draft, "intro.full")),
        new Message.Choices(draft.phrases().say("intro.ask"), choices));
  }

  /** An article's own first question, as people ask it. */
  private static Optional<Choice> question(Draft draft, String topic) {
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

  private static String disclosure(Draft draft, String phrase) {
    return draft.phrases().say(phrase);
  }
}
