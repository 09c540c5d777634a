package fi.majakka.bot.dialogue;

import fi.majakka.nlu.RankedTopic;
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

  /** From here on, another reading is worth asking about. */
  private static final double LIKELY = 0.1;

  private static final Map<String, String> OF_EMPLOYER =
      Map.of(
          "settle.first_steps", "employer.start",
          "settle.residence_permit", "employer.permits",
          "settle.seasonal_permit", "employer.permits",
          "jobs.language_need", "employer.language_support",
          "jobs.summer", "employer.start",
          "family.permit", "employer.settling_support",
          "education.internship", "employer.students",
          "education.apprenticeship", "employer.apprenticeship",
          "jobs.layoff", "employer.change");

  /** What an employer asks about workers, when it is said that it is about them. */
  private static final Map<String, String> ABOUT_WORKERS =
      Map.of(
          "settle.residence_permit", "employer.permits",
          "settle.seasonal_permit", "employer.permits",
          "education.finnish_course", "employer.language_support",
          "jobs.language_need", "employer.language_support",
          "living.rental", "employer.settling_support",
          "family.spouse_job", "employer.settling_support");

  private static final Map<String, String> OF_WORKER =
      Map.of(
          "employer.start", "jobs.services",
          "employer.permits", "settle.residence_permit",
          "employer.language_support", "education.finnish_course",
          "employer.students", "education.internship",
          "employer.apprenticeship", "education.apprenticeship",
          "employer.change", "settle.lost_job_permit");

  void take(Draft draft) {
    boolean says =
        draft.entities.stream()
            .anyMatch(entity -> entity.type().equals("audience") && !entity.carried());
    if (says || draft.outOfScope || draft.topic.isEmpty()) {
      return;
    }
    boolean employer =
        draft.memory.topic().filter(Sides::isOfEmployer).isPresent()
            || draft.memory.audience().filter("employer"::equals).isPresent();
    if (employer && draft.signals("about_workers")) {
      Optional.ofNullable(ABOUT_WORKERS.get(draft.topic.get())).ifPresent(draft::certainly);
    }
    if (draft.confidence >= CLEAR || draft.signals("seeks_workers")) {
      return;
    }
    if (employer && bothSides(draft)) {
      draft.certainly(draft.topic.get());
      return;
    }
    boolean worker =
        draft.memory.audience().filter("employer"::equals).isEmpty()
            && draft.memory.topic().filter(Sides::isOfWorker).isPresent();
    Optional<String> twin =
        Optional.ofNullable(
            employer
                ? OF_EMPLOYER.get(draft.topic.get())
                : worker ? OF_WORKER.get(draft.topic.get()) : null);
    twin.ifPresent(topic -> take(draft, topic));
    if (worker && twin.isEmpty() && isOfEmployer(draft.topic.get())) {
      ofWorker(draft);
    }
  }

  /** What is hardly told at all may go on about the last subject still. */
  private static void take(Draft draft, String twin) {
    if (draft.confidence >= FollowUps.MEANT) {
      draft.certainly(twin);
    } else {
      draft.topic = Optional.of(twin);
    }
  }

  /** Unclear only as to whether an employer asks or a worker: it is the employer. */
  private static boolean bothSides(Draft draft) {
    return draft.interpretation.stream()
        .flatMap(read -> read.topics().stream())
        .skip(1)
        .limit(1)
        .map(each -> each.topic())
        .anyMatch(
            second ->
                draft.topic.equals(Optional.ofNullable(OF_EMPLOYER.get(second)))
                    || draft.topic.equals(Optional.ofNullable(ABOUT_WORKERS.get(second))));
  }

  /**
   * "And the insurance?", read without its first words, in a talk with an employer: a subject of
   * workers alone is not meant while one of employers is likely; empty when none is.
   */
  static Optional<String> ofEmployer(Draft draft) {
    String read = draft.topic.orElse("");
    if (isOfEmployer(read)) {
      return Optional.of(read);
    }
    return Optional.ofNullable(OF_EMPLOYER.get(read))
        .or(() -> Optional.ofNullable(ABOUT_WORKERS.get(read)))
        .or(
            () ->
                draft.interpretation.stream()
                    .flatMap(words -> words.topics().stream())
                    .filter(each -> isOfEmployer(each.topic()))
                    .filter(each -> each.confidence() >= LIKELY)
                    .map(RankedTopic::topic)
                    .findFirst());
  }

  /** True of the subjects of employers. */
  static boolean isOfEmployer(String topic) {
    return topic.startsWith(EMPLOYER);
  }

  /** A worker's unclear words mean no subject of employers while another is likely. */
  private static void ofWorker(Draft draft) {
    draft.interpretation.stream()
        .flatMap(read -> read.topics().stream())
        .filter(each -> !isOfEmployer(each.topic()) && each.confidence() >= LIKELY)
        .findFirst()
        .ifPresent(
            each -> {
              draft.topic = Optional.of(each.topic());
              draft.confidence = each.confidence();
            });
  }

  private static boolean isOfWorker(String topic) {
    return !isOfEmployer(topic) && !topic.startsWith("meta.") && !topic.startsWith("region.");
  }
}
