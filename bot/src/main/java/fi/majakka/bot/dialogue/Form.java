package fi.majakka.bot.dialogue;

import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Questions asked one by one until all are answered. It can be left for another question, taken up
 * again, corrected and cancelled; {@link FormSkill} sees to that.
 */
public interface Form {

  /** The topic that the form belongs to. */
  String topic();

  /** Tells apart the forms of one topic; an offer {@code form:NAME} opens it. */
  default String name() {
    return topic();
  }

  /** True when a question about its topic opens the form; else an offer or a claim does. */
  default boolean opens(Request request) {
    return true;
  }

  /** True when the message opens the form whatever topic it seems to have. */
  default boolean claims(Request request) {
    return false;
  }

  /** What is asked, in order. */
  List<Slot> slots(Request request);

  /**
   * True when one message may answer several slots at once: "a welder, in Karstula". False where
   * one word would fit more than one slot.
   */
  default boolean severalAtOnce() {
    return false;
  }

  /** Said once, before the first question. */
  default List<Message> opening(Request request) {
    return List.of();
  }

  /** A question with what is to stand beside it, such as where else to turn. */
  default SkillReply beside(Request request, Map<String, String> answers, SkillReply question) {
    return question;
  }

  /** What is said, and done, once every slot is filled. */
  SkillReply finish(Request request, Map<String, String> answers);

  /**
   * One question of a form.
   *
   * @param name key of the answer
   * @param question what is asked
   * @param offers answers to press; others may be written
   * @param reader reads an answer from a message; empty when there is none in it
   * @param free true when whatever is written is the answer, even if it sounds like a question
   */
  record Slot(
      String name,
      Function<Phrases, String> question,
      List<Choice> offers,
      SlotReader reader,
      boolean free) {
    public Slot {
      offers = List.copyOf(offers);
    }

    /**
     * A question of the phrases.
     *
     * @param question phrase key
     */
    public Slot(String name, String question, List<Choice> offers, SlotReader reader) {
      this(name, phrases -> phrases.say(question), offers, reader, false);
    }

    /** The same question, to which any words are an answer. */
    public Slot freely() {
      return new Slot(name, question, offers, reader, true);
    }

    /** An offer of this slot, as it comes back. */
    public static Choice offer(String slot, String label, String value) {
      return new Choice(label, "slot:" + slot + ":" + value);
    }
  }

  /** Reads an answer to a slot from a message. */
  @FunctionalInterface
  interface SlotReader {
    Optional<String> read(Request request);
  }
}
