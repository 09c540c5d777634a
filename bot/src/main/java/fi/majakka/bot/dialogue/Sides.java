package fi.majakka.bot.dialogue;

import java.util.Map;
import java.util.Optional;

/**
 * Employers and workers ask alike about twin subjects: "where do I start" after a question of an
 * employer is an employer's question, unless the words say otherwise.
 */
final class Sides {
  private static final String EMPLOYER = "employer.";

  /** Above this the words say it themselves. */
  private static final double CLEAR = 0.8;

  private static final Map<String, String> OF_EMPLOYER =
      Map.of(
          "settle.first_steps", "employer.start",
          "settle.residence_permit", "employer.permits",
          "settle.seasonal_permit", "employer.permits",
          "jobs.language_need", "employer.language_support",
          "education.internship", "employer.students",
          "education.apprenticeship", "employer.apprenticeship",
          "jobs.layoff", "employer.change");

  private static final Map<String, String> OF_WORKER =
      Map.of(
          "employer.start", "jobs.services",
          "employer.permits", "settle.residence_permit",
          "employer.language_support", "education.finnish_course",
          "employer.students", "education.internship",
          "employer.apprenticeship", "education.apprenticeship",
          "employer.change", "settle.lost_job_permit",
          "employer.cost", "living.cost");

  void take(Draft draft) {
    boolean says =
        draft.entities.stream()
            .anyMatch(entity -> entity.type().equals("audience") && !entity.carried());
    if (says || draft.outOfScope || draft.topic.isEmpty() || draft.confidence >= CLEAR) {
      return;
    }
    boolean employer = draft.memory.topic().filter(last -> last.startsWith(EMPLOYER)).isPresent();
    boolean worker =
        draft.memory.audience().filter("employer"::equals).isEmpty()
            && draft.memory.topic().filter(Sides::isOfWorker).isPresent();
    Optional<String> twin =
        Optional.ofNullable(
            employer
                ? OF_EMPLOYER.get(draft.topic.get())
                : worker ? OF_WORKER.get(draft.topic.get()) : null);
    twin.ifPresent(draft::certainly);
  }

  private static boolean isOfWorker(String topic) {
    return !topic.startsWith(EMPLOYER)
        && !topic.startsWith("meta.")
        && !topic.startsWith("region.");
  }
}
