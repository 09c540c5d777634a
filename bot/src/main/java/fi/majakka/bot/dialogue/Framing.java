package fi.majakka.bot.dialogue;

import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.Message;
import fi.majakka.kb.Article;
import fi.majakka.kb.NextQuestion;
import java.util.ArrayList;
import java.util.List;

/** Puts around a reply what every reply owes: who speaks, what was masked. */
final class Framing {

  void frame(Draft draft) {
    if (!draft.message.masked().isEmpty()) {
      draft.notes.add(0, new Message.Text(draft.phrases().say("privacy.masked")));
    }
    boolean welcomed =
        draft.topic.filter("meta.greet"::equals).isPresent() && draft.message.masked().isEmpty();
    if (!draft.memory.introduced() && !welcomed) {
      draft.notes.add(0, new Message.Text(disclosure(draft, "intro.short")));
    }
  }

  /** The first message: what this is, who answers for it, what it can do, and some questions. */
  static List<Message> welcome(Draft draft) {
    List<Choice> choices = new ArrayList<>();
    draft
        .knowledge
        .article("meta.capabilities")
        .map(Article::next)
        .orElse(List.of())
        .forEach(next -> choices.add(choice(draft, next)));
    choices.add(new Choice(draft.phrases().say("choice.person"), "topic:meta.human"));
    return List.of(
        new Message.Text(disclosure(draft, "intro.full")),
        new Message.Choices(draft.phrases().say("intro.ask"), choices));
  }

  private static Choice choice(Draft draft, NextQuestion next) {
    return new Choice(next.label().in(Phrases.kb(draft.language)), "topic:" + next.topic());
  }

  private static String disclosure(Draft draft, String phrase) {
    return draft.phrases().say(phrase);
  }
}
