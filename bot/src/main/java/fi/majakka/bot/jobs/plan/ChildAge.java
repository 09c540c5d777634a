package fi.majakka.bot.jobs.plan;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How old children are, as exactly as the services for them need to know. */
public enum ChildAge {
  DAYCARE("d", 0, 6, "family.daycare"),
  SCHOOL("s", 7, 15, "family.school"),
  UPPER_SECONDARY("u", 16, 17, "education.upper_secondary");

  private final String letter;
  private final int youngest;
  private final int oldest;
  private final String topic;

  ChildAge(String letter, int youngest, int oldest, String topic) {
    this.letter = letter;
    this.youngest = youngest;
    this.oldest = oldest;
    this.topic = topic;
  }

  /** The article on the service for them. */
  public String topic() {
    return topic;
  }

  /** As in addresses and on buttons: {@code 7-15}. */
  public String key() {
    return youngest + "-" + oldest;
  }

  /** As people read it: 7–15. */
  public String years() {
    return youngest + "–" + oldest;
  }

  /** The one of a key. */
  public static Optional<ChildAge> of(String key) {
    return Stream.of(values()).filter(age -> age.key().equals(key)).findFirst();
  }

  /** The one of an age in years; empty for adults. */
  public static Optional<ChildAge> of(int years) {
    return Stream.of(values())
        .filter(age -> years >= age.youngest && years <= age.oldest)
        .findFirst();
  }

  /** Some of them in a few letters, for buttons. */
  static String code(Set<ChildAge> ages) {
    StringBuilder code = new StringBuilder();
    ages.stream().sorted().forEach(age -> code.append(age.letter));
    return code.toString();
  }

  /** Those of a code; what cannot be read in it is left out. */
  static Set<ChildAge> ofCode(String code) {
    Set<ChildAge> ages = EnumSet.noneOf(ChildAge.class);
    for (ChildAge age : values()) {
      if (code.contains(age.letter)) {
        ages.add(age);
      }
    }
    return ages;
  }
}
