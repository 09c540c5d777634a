package fi.majakka.bot.dialogue;

import java.util.Map;
import java.util.Optional;

/** "May I work with it?": asked after an answer about a permit, and of that permit. */
final class RightToWork {
  /** More words than these tell something of their own. */
  private static final int FEW_WORDS = 7;

  /** Who may work with what: the topic that tells it. */
  private static final Map<String, String> TOLD =
      Map.of(
          "settle.protection", "settle.protection",
          "settle.residence_permit", "settle.residence_permit",
          "settle.seasonal_permit", "settle.seasonal_permit",
          "settle.lost_job_permit", "settle.lost_job_permit",
          "family.permit", "family.spouse_job");

  private RightToWork() {}

  static Optional<String> asked(Draft draft, String last) {
    return Optional.ofNullable(TOLD.get(last))
        .filter(topic -> Signals.words(draft.text).size() <= FEW_WORDS)
        .filter(topic -> draft.signals("may_work"));
  }
}
