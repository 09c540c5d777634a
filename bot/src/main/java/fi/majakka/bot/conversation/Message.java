package fi.majakka.bot.conversation;

import java.util.List;
import java.util.Optional;

/** One piece of a reply; a channel that cannot show a kind writes it as text. */
public sealed interface Message {

  /** Plain text; line breaks are kept, there is no markup. */
  record Text(String text) implements Message {}

  /** A question or a heading, possibly empty, with offers. */
  record Choices(String text, List<Choice> choices) implements Message {
    public Choices {
      choices = List.copyOf(choices);
    }
  }

  /** An address to open. */
  record Link(String text, String url) implements Message {}

  /**
   * A vacancy.
   *
   * @param reason why it was found, in the person's language
   * @param distanceKm as the crow flies from the place asked for
   * @param sample true for sample data, which is shown as such
   */
  record Job(
      String id,
      String title,
      String employer,
      String municipality,
      String url,
      String reason,
      Optional<Integer> distanceKm,
      boolean sample)
      implements Message {}
}
