package fi.majakka.bot.dialogue;

import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks once, after a question that was not understood, whether it may be kept, and offers to take
 * that back where privacy is spoken of.
 */
public final class KeepingQuestions {
  /** Under which the memory holds what the person decided. */
  public static final String KEY = "questions";

  /** Asked, and not decided yet. */
  public static final String ASKED = "asked";

  /** Coordinators may read what was not understood. */
  public static final String KEEP = "keep";

  /** The questions may become training utterances, too. */
  public static final String TEACH = "teach";

  /** Nothing is kept. */
  public static final String NOTHING = "nothing";

  /** Whose offers these are. */
  public static final String TOPIC = "meta.privacy";

  /** The terminal keeps nothing anyway. */
  private static final String TERMINAL = "console";

  void offer(Draft draft) {
    if (draft.message.channel().equals(TERMINAL) || draft.reply.isEmpty()) {
      return;
    }
    String decided = draft.memory.kept().getOrDefault(KEY, "");
    boolean missed = draft.misses > 0 && !draft.text.isEmpty();
    if (missed && decided.isEmpty()) {
      ask(draft);
    } else if (draft.topic.filter(TOPIC::equals).isPresent() && allowed(decided)) {
      offerToStop(draft);
    }
  }

  private static boolean allowed(String decided) {
    return decided.equals(KEEP) || decided.equals(TEACH);
  }

  private static void ask(Draft draft) {
    Phrases phrases = draft.phrases();
    append(
        draft,
        new Message.Choices(
            phrases.say("questions.ask"),
            List.of(offer(phrases, KEEP), offer(phrases, TEACH), offer(phrases, NOTHING))));
    draft.reply = draft.reply.map(said -> said.keeping(KEY, ASKED));
  }

  private static void offerToStop(Draft draft) {
    boolean deciding =
        draft.chosen.filter(value -> value.startsWith("do:" + TOPIC + ":")).isPresent();
    if (!deciding) {
      append(
          draft,
          new Message.Choices(
              "",
              List.of(
                  new Choice(
                      draft.phrases().say("questions.stop"), "do:" + TOPIC + ":" + NOTHING))));
    }
  }

  private static Choice offer(Phrases phrases, String decision) {
    return new Choice(phrases.say("questions." + decision), "do:" + TOPIC + ":" + decision);
  }

  private static void append(Draft draft, Message more) {
    draft.reply =
        draft.reply.map(
            said -> {
              List<Message> messages = new ArrayList<>(said.messages());
              messages.add(more);
              return said.with(messages);
            });
  }
}
