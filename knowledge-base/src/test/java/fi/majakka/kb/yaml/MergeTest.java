package fi.majakka.kb.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class MergeTest {
  private static final String BASE =
      """
      lead: {fi: a, en: a}
      steps:
        - {fi: one, en: one}
        - {fi: two, en: two}
      questions: [q1, q2]
      facts:
        - {id: x, value: "1"}
        - {id: y, value: "1"}
      """;

  private static Value value(String text) {
    return YamlText.parse(text).value();
  }

  private static Merge merge(String mine, String theirs) {
    return Merge.of(Optional.of(value(BASE)), Optional.of(value(mine)), Optional.of(value(theirs)));
  }

  private static void merges(String mine, String theirs, String expected) {
    Merge merge = merge(mine, theirs);
    assertThat(merge.conflicts()).isEmpty();
    assertThat(merge.value()).contains(value(expected));
  }

  @Test
  void differentFieldsOfOneTextAreBothKept() {
    merges(
        BASE.replace("{fi: a, en: a}", "{fi: b, en: a}"),
        BASE.replace("{fi: a, en: a}", "{fi: a, en: c}"),
        BASE.replace("{fi: a, en: a}", "{fi: b, en: c}"));
  }

  @Test
  void differentStepsOfAsManyAreBothKept() {
    merges(
        BASE.replace("fi: one", "fi: eins"),
        BASE.replace("en: two", "en: deux"),
        BASE.replace("fi: one", "fi: eins").replace("en: two", "en: deux"));
  }

  @Test
  void listsWithIdsAreMergedByIdWhateverTheirOrder() {
    merges(
        BASE.replace("  - {id: y, value: \"1\"}\n", ""),
        BASE + "  - {id: z, value: \"3\"}\n",
        BASE.replace("  - {id: y, value: \"1\"}\n", "") + "  - {id: z, value: \"3\"}\n");
  }

  @Test
  void questionsThatEitherAddsAreBothKept() {
    merges(
        BASE.replace("[q1, q2]", "[q1, q2, mine]"),
        BASE.replace("[q1, q2]", "[q2, theirs]"),
        BASE.replace("[q1, q2]", "[q2, theirs, mine]"));
  }

  @Test
  void theSameFieldChangedTwiceIsAConflictThatShowsBoth() {
    Merge merge =
        merge(BASE.replace("{fi: a,", "{fi: mine,"), BASE.replace("{fi: a,", "{fi: theirs,"));
    assertThat(merge.conflicts())
        .singleElement()
        .satisfies(
            conflict -> {
              assertThat(conflict.field()).hasToString("lead › fi");
              assertThat(conflict.base().map(Value::text)).contains("a");
              assertThat(conflict.mine().map(Value::text)).contains("mine");
              assertThat(conflict.theirs().map(Value::text)).contains("theirs");
            });
    assertThat(merge.value().orElseThrow().get("lead").orElseThrow().text("fi"))
        .isEqualTo("theirs");
  }

  @Test
  void aDeletionAgainstAChangeIsAConflict() {
    Merge merge =
        merge(
            BASE.replace("  - {id: y, value: \"1\"}\n", ""),
            BASE.replace("{id: y, value: \"1\"}", "{id: y, value: \"2\"}"));
    assertThat(merge.conflicts())
        .singleElement()
        .satisfies(conflict -> assertThat(conflict.mine()).isEmpty());
  }

  @Test
  void aDecisionSettlesAConflict() {
    Merge merge =
        Merge.of(
            Optional.of(value("a: base")),
            Optional.of(value("a: mine")),
            Optional.of(value("a: theirs")),
            conflict -> Optional.of(new Merge.Decided(Optional.of(Value.of("both")))));
    assertThat(merge.conflicts()).isEmpty();
    assertThat(merge.value()).contains(value("a: both"));
  }

  @Test
  void changesAreListedTextByText() {
    assertThat(
            FieldChange.between(
                Optional.of(value(BASE)),
                Optional.of(
                    value(
                        BASE.replace("fi: one", "fi: eins")
                            .replace("{id: y, value: \"1\"}", "{id: y, value: \"2\"}")))))
        .extracting(
            change ->
                change.field()
                    + ": "
                    + change.before().orElse("")
                    + " → "
                    + change.after().orElse(""))
        .containsExactly("steps › #1 › fi: one → eins", "facts › y › value: 1 → 2");
  }
}
