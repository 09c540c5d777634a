package fi.majakka.bot.ptv;

import fi.majakka.kb.edit.FactSource;
import fi.majakka.kb.edit.Words;

/**
 * A fact in which PTV's value stands in place of ours.
 *
 * @param inText true when both sentences had our value and now have theirs
 */
record Replacing(FactSource before, Words theirs, Words text, boolean inText) {

  static Replacing of(FactSource fact, Words ours, Words theirs) {
    boolean typed = !fact.value().isBlank() || !fact.values().isEmpty();
    if (!typed) {
      return new Replacing(fact, theirs, theirs, !theirs.fi().isBlank() && !theirs.en().isBlank());
    }
    String fi = put(fact.text().fi(), ours.fi(), theirs.fi());
    String en = put(fact.text().en(), ours.en(), theirs.en());
    boolean both = !fi.equals(fact.text().fi()) && !en.equals(fact.text().en());
    return new Replacing(fact, theirs, new Words(fi, en), both);
  }

  /** The value may stand in the sentence with plain spaces where it has fixed ones. */
  private static String put(String sentence, String ours, String theirs) {
    String there = sentence.contains(ours) ? ours : ours.replace('\u00a0', ' ');
    return there.isBlank() || theirs.isBlank() ? sentence : sentence.replace(there, theirs);
  }

  FactSource fact(String today, String modified) {
    boolean typed = !before.value().isBlank() || !before.values().isEmpty();
    boolean alike = theirs.fi().equals(theirs.en());
    return new FactSource(
        before.id(),
        before.type(),
        new Words(
            text.fi().isBlank() ? before.text().fi() : text.fi(),
            text.en().isBlank() ? before.text().en() : text.en()),
        typed && alike ? theirs.fi() : "",
        typed && !alike ? theirs : Words.NONE,
        before.source(),
        before.verify(),
        before.owner(),
        modified.isBlank() ? before.published() : modified,
        today,
        before.reviewBy(),
        before.confidence(),
        before.isVolatile(),
        before.highRisk());
  }
}
