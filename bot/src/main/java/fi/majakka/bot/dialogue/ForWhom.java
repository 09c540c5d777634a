package fi.majakka.bot.dialogue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whom a question is asked for: the same for a spouse, a child or oneself is often another topic.
 */
final class ForWhom {
  private static final Set<String> PERMITS_OF_WORKER =
      Set.of("settle.residence_permit", "settle.seasonal_permit", "settle.eu_citizen");

  private static final Set<String> OF_CHILDREN = Set.of("family.daycare", "family.school");

  private static final String EVENTS = "region.events";

  /** Asked for a spouse or a child as for oneself. */
  private static final Set<String> OF_EVERYBODY =
      Set.of("family.benefits", "jobs.qualification", EVENTS);

  /** From the year that a child turns six, preschool and school, which one article tells about. */
  private static final int SCHOOL_AGE = 6;

  /** Older children are past comprehensive school. */
  private static final int LEFT_SCHOOL = 16;

  private static final Pattern AGE =
      Pattern.compile(
          "\\b(\\d{1,2})(?:[\\s-]*(kk|kuukau\\w*|months?|v|vee|vuoti\\w*|vuotta|y|yo|years?(?:\\s+old)?)\\b"
              + "|(?=\\s*(?:[.,?]|$)))",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

  private ForWhom() {}

  /** What is asked about for the person that the words name; empty when they name none. */
  static Optional<String> topic(
      Draft draft, String last, List<String> rest, boolean begins, boolean clear) {
    if (onlySelf(draft, rest)) {
      return Optional.of(forOneself(last));
    }
    if (OF_CHILDREN.contains(last) && onlyChild(draft, rest)) {
      return ofChild(draft);
    }
    if (onlyOther(draft, rest) && (begins || !clear)) {
      return Optional.of(last);
    }
    if (begins && permitOfFamily(draft, last)) {
      return Optional.of("family.permit");
    }
    boolean same = OF_EVERYBODY.contains(last) || last.startsWith("settle.");
    boolean also = same && (last.equals(EVENTS) || draft.signals("for_them_too"));
    return onlyFamily(draft, rest, same) && (begins || !clear || also)
        ? Optional.of(forFamily(draft, last))
        : Optional.empty();
  }

  /**
   * "For my child", "puoliso"; "does my wife get it too" of what a person is entitled to.
   *
   * @param same true when words that every topic shares may stand beside
   */
  private static boolean onlyFamily(Draft draft, List<String> rest, boolean same) {
    List<String> shared = same ? draft.knowledge.patterns("asks_on") : List.of();
    return draft.signals("family_member")
        && withoutAge(rest).stream()
            .allMatch(word -> shared.contains(word) || draft.signals.in(word, "family_member"));
  }

  /** "My brother also?": the same is asked for somebody who is no family by law. */
  private static boolean onlyOther(Draft draft, List<String> rest) {
    List<String> shared = draft.knowledge.patterns("asks_on");
    return draft.signals("other_person")
        && withoutAge(rest).stream()
            .allMatch(word -> shared.contains(word) || draft.signals.in(word, "other_person"));
  }

  private static List<String> withoutAge(List<String> words) {
    return Signals.words(AGE.matcher(String.join(" ", words)).replaceAll(" "));
  }

  /** "And the younger one, 3 years": words that say nothing but which child is meant. */
  private static boolean onlyChild(Draft draft, List<String> rest) {
    return !rest.isEmpty()
        && withoutAge(rest).stream()
            .allMatch(
                word ->
                    Stream.of(
                            "child", "family_member", "child.younger", "child.older", "child.said")
                        .anyMatch(signal -> draft.signals.in(word, signal)));
  }

  /** Daycare or school, by the age of the child; empty when no age is told. */
  private static Optional<String> ofChild(Draft draft) {
    Matcher age = AGE.matcher(draft.text);
    if (age.find()) {
      String unit = Optional.ofNullable(age.group(2)).orElse("years");
      boolean months = unit.startsWith("k") || unit.startsWith("m");
      int years = months ? 0 : Integer.parseInt(age.group(1));
      return Optional.of(years < SCHOOL_AGE ? "family.daycare" : "family.school")
          .filter(topic -> years < LEFT_SCHOOL);
    }
    if (draft.signals("child.younger")) {
      return Optional.of("family.daycare");
    }
    return draft.signals("child.older") ? Optional.of("family.school") : Optional.empty();
  }

  /** "And for me": the same question about oneself is often another topic. */
  private static boolean onlySelf(Draft draft, List<String> rest) {
    return draft.signals("myself") && rest.stream().allMatch(word -> draft.signals.in(word, "me"));
  }

  /** "And for my girlfriend, she is from Colombia", after the worker's own permit. */
  private static boolean permitOfFamily(Draft draft, String last) {
    return PERMITS_OF_WORKER.contains(last)
        && draft.signals("family_member")
        && draft.topic.filter(topic -> topic.startsWith("family.spouse")).isPresent();
  }

  private static String forOneself(String topic) {
    return switch (topic) {
      case "family.spouse_job" -> "jobs.search";
      case "family.permit" -> "settle.residence_permit";
      default -> topic;
    };
  }

  /** The same question for a spouse or a child is often another topic. */
  private static String forFamily(Draft draft, String topic) {
    if (PERMITS_OF_WORKER.contains(topic)) {
      return "family.permit";
    }
    if (Sides.isOfEmployer(topic)) {
      return "employer.settling_support";
    }
    if (topic.startsWith("jobs.") && !OF_EVERYBODY.contains(topic)) {
      return draft.signals("child") ? "family.daycare" : "family.spouse_job";
    }
    return topic;
  }
}
