package fi.majakka.bot.ptv;

import fi.majakka.kb.Fact;
import fi.majakka.kb.edit.Words;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Tells whether two values mean the same, however they are written. */
final class PtvCompare {
  private static final int REMEMBERED = 1_000;

  private PtvCompare() {}

  static boolean same(Fact.Type type, Words ours, Words theirs) {
    String mine = ours.fi().isBlank() || theirs.fi().isBlank() ? ours.en() : ours.fi();
    String other = ours.fi().isBlank() || theirs.fi().isBlank() ? theirs.en() : theirs.fi();
    return normal(type, mine).equals(normal(type, other));
  }

  private static String normal(Fact.Type type, String value) {
    String text = value.replace('\u00a0', ' ').strip().toLowerCase(Locale.ROOT);
    return switch (type) {
      case PHONE -> phone(text);
      case HOURS -> hours(text);
      case LINK -> text.replaceFirst("/+$", "");
      default -> text.replaceAll("[\\s,.]+", " ").strip();
    };
  }

  private static String phone(String text) {
    String digits = text.replaceAll("[^0-9+]", "");
    return digits.replaceFirst("^(?:\\+|00)358(?=[1-9])", "0");
  }

  private static String hours(String text) {
    return text.replace("arkisin", "ma-pe")
        .replaceAll("[–—−]", "-")
        .replaceAll("\\bklo\\b", " ")
        .replaceAll("[.:]00\\b", "")
        .replaceAll("(?<![.:\\d])0(\\d)", "$1")
        .replaceAll("(\\d)[.:](\\d)", "$1.$2")
        .replaceAll("\\s*-\\s*", "-")
        .replaceAll("[\\s,]+|\\bja\\b|\\band\\b", " ")
        .replaceAll(" +", " ")
        .strip();
  }

  /** What PTV says, in one text that changes when PTV does. */
  static String remembered(List<Words> theirs) {
    String all =
        theirs.stream()
            .map(words -> words.fi() + " / " + words.en())
            .sorted()
            .collect(Collectors.joining("\n"));
    return all.length() > REMEMBERED
        ? all.substring(0, REMEMBERED - 9) + Integer.toHexString(all.hashCode())
        : all;
  }
}
