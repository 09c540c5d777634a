package fi.majakka.nlu.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DataLintTest {

  @Test
  void linesThatAreNearlyTheSameAreShownWithTheirTopics() {
    List<Example> examples =
        List.of(
            new Example("settle.tax", "where do I get a tax card"),
            new Example("settle.bank", "where do I get a tax card please"),
            new Example("settle.bank", "opening an account with a passport only"));
    assertThat(DataLint.of("en", examples))
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("nearly the same")
                    .contains("settle.tax")
                    .contains("bank"))
        .filteredOn(line -> line.contains("nearly the same"))
        .hasSize(1);
  }

  @Test
  void topicsWithFewLinesOrWordsAreShown() {
    assertThat(DataLint.of("en", List.of(new Example("settle.tax", "tax tax tax tax"))))
        .containsExactly(
            "en settle.tax: only 1 lines", "en settle.tax: only 25 % of its words differ");
  }
}
