package fi.majakka.bot.dialogue;

import fi.majakka.bot.conversation.Choice;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Questions asked one by one until all are answered. It can be left for another question, taken up
 * again, corrected and cancelled; {@link FormSkill} sees to that.
 */
public interface Form {

  /** The topic that opens the form. */
  String topic();

  /** True when the request opens the form; false leaves its topic to the other skills. */
  default boolean opens(Request request) {
    return true;
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

  /** What is said, and done, once every slot is filled. */
  SkillReply finish(Request request, Map<String, String> answers);

  /**
   * One question of a form.
   *
   * @param name key of the answer
   * @param question phrase key
   * @param offers answers to press; others may be written
   * @param reader reads an answer from a message; empty when there is none in it
   */
  record Slot(String name, String question, List<Choice> offers, SlotReader reader) {
    public Slot {
      offers = List.copyOf(offers);
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
