package fi.majakka.kb.edit;

import fi.majakka.kb.yaml.FieldChange;
import fi.majakka.kb.yaml.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The version and the stale-twin mark of an edited article. How people ask differs by language, so
 * the questions mark nothing.
 */
final class ArticleMarks {
  private static final String VERSION = "version";
  private static final String STALE = "stale";

  private ArticleMarks() {}

  /**
   * Sets both marks.
   *
   * @param before the published article; empty when it is new
   */
  static Value.Entries mark(Optional<Value> before, Value.Entries edited, boolean twinHolds) {
    Value.Entries old = before.map(ArticleMarks::unmarked).orElse(Value.nothing());
    Value.Entries now = unmarked(edited);
    boolean clears = twinHolds && before.filter(was -> !was.text(STALE).isEmpty()).isPresent();
    if (before.isPresent() && old.equals(now) && !clears) {
      return (Value.Entries) before.get();
    }
    String mark = twinHolds || before.isEmpty() ? "" : stale(before.get(), old, now);
    return marked(now, next(before), mark);
  }

  /**
   * The marks of an article that two people changed.
   *
   * @param theirs what was published; the merged article comes after it
   */
  static Value merged(
      Optional<Value> base, Optional<Value> mine, Optional<Value> theirs, Value article) {
    if (theirs.map(ArticleMarks::unmarked).filter(article::equals).isPresent()) {
      return theirs.get();
    }
    String old = mark(base);
    String ours = mark(mine);
    String others = mark(theirs);
    // Each brought another language forward: together they brought both.
    String merged =
        ours.equals(old) ? others : others.equals(old) || ours.equals(others) ? ours : "";
    int version = Math.max(mine.map(ArticleMarks::version).orElse(0), next(theirs));
    return marked((Value.Entries) article, version, merged);
  }

  private static int next(Optional<Value> published) {
    return published.map(ArticleMarks::version).orElse(0) + 1;
  }

  private static String mark(Optional<Value> article) {
    return article.map(value -> value.text(STALE)).orElse("");
  }

  private static Value.Entries marked(Value.Entries bare, int version, String stale) {
    Map<String, Value> ordered = new LinkedHashMap<>();
    bare.get("topic").ifPresent(topic -> ordered.put("topic", topic));
    ordered.put(VERSION, Value.of(Integer.toString(version)));
    if (!stale.isEmpty()) {
      ordered.put(STALE, Value.of(stale));
    }
    bare.entries().forEach(ordered::putIfAbsent);
    return new Value.Entries(ordered);
  }

  static int version(Value article) {
    String version = article.text(VERSION);
    return version.matches("[0-9]{1,7}") ? Integer.parseInt(version) : 0;
  }

  static Value.Entries unmarked(Value article) {
    return ((Value.Entries) article).with(VERSION, Optional.empty()).with(STALE, Optional.empty());
  }

  private static String stale(Value before, Value old, Value now) {
    boolean fi = changed(old, now, "fi");
    boolean en = changed(old, now, "en");
    if (fi == en) {
      return fi ? "" : before.text(STALE);
    }
    String older = fi ? "en" : "fi";
    String edited = fi ? "fi" : "en";
    String was = before.text(STALE);
    // The older language was brought up to date: the mark goes. Else the one left behind gets it.
    return was.equals(edited) ? "" : older;
  }

  private static boolean changed(Value old, Value now, String language) {
    return FieldChange.between(Optional.of(old), Optional.of(now)).stream()
        .map(change -> change.field().steps())
        .filter(steps -> !steps.get(0).equals("questions"))
        .anyMatch(steps -> steps.contains(language));
  }
}
