package fi.majakka.bot.dialogue;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What words mean after certain subjects, though they say something else by themselves. */
final class AfterLast {
  private static final String LOST_JOB = "settle.lost_job_permit";
  private static final String SCHOOL = "family.school";
  private static final String SEARCH = "jobs.search";
  private static final String ALERTS = "jobs.alerts";

  /** So sure are words of their own subject. */
  private static final double CERTAIN = 0.97;

  private static final Set<String> JOB_ENDED = Set.of("jobs.layoff", "jobs.unemployment");
  private static final Set<String> PERMITS =
      Set.of("settle.residence_permit", "settle.seasonal_permit");
  private static final Set<String> STUDIES =
      Set.of("education.vocational", "education.pathway", "education.finnish_course");

  private AfterLast() {}

  /** The topic that is meant; empty when the words are to be taken as they are. */
  static Optional<String> topic(Draft draft, String last) {
    boolean named = FollowUps.clear(draft, CERTAIN);
    if (JOB_ENDED.contains(last) && is(draft, PERMITS) && !draft.signals("question")) {
      return Optional.of(LOST_JOB); // "I have a work permit", by one who was dismissed
    }
    if (last.startsWith("family.") && is(draft, STUDIES) && !named && draft.signals("they.study")) {
      return Optional.of(SCHOOL); // "where will they study", of the children
    }
    if (Sides.isOfEmployer(last) && !FollowUps.clear(draft, FollowUps.CLEAR) && names(draft)) {
      return Optional.of("employer.international"); // "what if we take one from India"
    }
    boolean ofAlerts = last.equals(ALERTS) || (last.equals(SEARCH) && !named);
    if (ofAlerts && draft.signals("alerts.rhythm")) {
      return Optional.of(ALERTS);
    }
    boolean narrows = last.equals(SEARCH) && draft.signals("jobs.only_summer");
    boolean shows =
        draft.topic.filter("jobs.language_need"::equals).isPresent() && draft.signals("jobs.show");
    return narrows || shows ? Optional.of(SEARCH) : Optional.empty();
  }

  /** True when a country is named, without saying much else. */
  private static boolean names(Draft draft) {
    List<String> shared = draft.knowledge.patterns("asks_on");
    return shared.containsAll(FollowUps.rest(draft))
        && draft.entities.stream()
            .anyMatch(entity -> FollowUps.named(entity) && Carrying.isCountry(draft, entity));
  }

  private static boolean is(Draft draft, Set<String> topics) {
    return draft.topic.filter(topics::contains).isPresent();
  }
}
