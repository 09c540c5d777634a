package fi.majakka.bot.handover;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The coordinators' side of handovers. Every change, and every look at what somebody wrote, is
 * noted in the audit log. A future that completes means that the change is durable. Thread-safe.
 */
public interface HandoverDesk {

  /** In the order in which they arrived. */
  List<Handover> list(Filter filter);

  /** How many wait. */
  int waiting(Optional<String> municipality);

  /** A handover without its conversation. */
  Optional<Handover> find(String id);

  /** What the person agreed to show, in the order in which it was said. */
  List<Line> lines(Handover handover);

  /** Notes that somebody looks at what a person wrote. */
  CompletableFuture<Void> looked(String id, String who);

  /** Takes it over; false when it has ended. The person is told when nobody had it before. */
  CompletableFuture<Boolean> take(String id, String who);

  /**
   * Sends words to the person, taking over first where nobody has; false when it has ended.
   *
   * @param key of these words; the same key again sends nothing twice
   */
  CompletableFuture<Boolean> answer(String id, String who, String key, String words);

  /** Hands the conversation back to the assistant; false when it had ended already. */
  CompletableFuture<Boolean> handBack(String id, String who);

  /** Everything that has been set, the whole region first. */
  List<OfficeHours> hours();

  /** Sets the hours of a municipality or the region. */
  CompletableFuture<Void> set(OfficeHours hours, String who);

  /** Takes them away again. */
  CompletableFuture<Void> unset(Optional<String> municipality, String who);

  /**
   * Which handovers.
   *
   * @param municipality only those about it
   * @param ended those that have ended instead of the others
   */
  record Filter(Optional<String> municipality, boolean ended) {}

  /** Something that was said. */
  record Line(Instant at, Speaker speaker, String words) {}

  /** Who said it. */
  enum Speaker {
    PERSON,
    MAJAKKA,
    COORDINATOR
  }
}
