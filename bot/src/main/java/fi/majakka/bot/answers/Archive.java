package fi.majakka.bot.answers;

import fi.majakka.kb.KnowledgeBase;
import java.time.LocalDate;
import java.util.Optional;

/** Finds what an answer said in an earlier version. Thread-safe. */
@FunctionalInterface
public interface Archive {

  /**
   * The release that said a version of an answer.
   *
   * @param on the day on which it was said, Finnish time; empty: the last day on which that version
   *     was in force
   * @return empty when the answer never had that version
   */
  Optional<Said> saying(String topic, int version, Optional<LocalDate> on);

  /**
   * Where and when a version was said.
   *
   * @param on the day whose review dates and notices hold
   */
  record Said(KnowledgeBase knowledge, LocalDate on) {}
}
