package fi.majakka.nlu.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
  private final Spelling spelling =
      new Spelling(
          Spelling.often(
              List.of(
                  "Where is the apartment?",
                  "an apartment by a lake",
                  "a department",
                  "her department",
                  "my department",
                  "työpaikka kylältä",
                  "hyvä työpaikka",
                  "seen once only")),
          Concepts.none());

  @ParameterizedTest
  @CsvSource({
    "apartmnt, apartment",
    "aparttment, apartment",
    "apratment, apartment",
    "apartmemt, apartment",
    "tyopaikk, tyopaikka",
    "työpakka, tyopaikka"
  })
  void oneSlipIsPutRight(String written, String meant) {
    assertThat(spelling.corrected(written)).isEqualTo(meant);
  }

  @Test
  void theRestOfTheMessageStaysAsItIs() {
    assertThat(spelling.corrected("Is that apartmnt, by Jove, still FREE?"))
        .isEqualTo("Is that apartment, by Jove, still FREE?");
    assertThat(spelling.corrected("työpaikka")).isEqualTo("työpaikka");
    assertThat(spelling.corrected("")).isEmpty();
  }

  @Test
  void aWordThatIsNearNothingUsualStays() {
    assertThat(spelling.corrected("compartments")).isEqualTo("compartments");
    assertThat(spelling.corrected("onces")).isEqualTo("onces");
    assertThat(spelling.corrected("thw")).isEqualTo("thw");
  }

  @Test
  void aWordThatStandsForAConceptIsNoSlip() {
    Concepts concepts = Concepts.of(List.of("TENANT: department"));
    assertThat(
            new Spelling(Spelling.often(Collections.nCopies(2, "departments")), concepts)
                .corrected("department"))
        .isEqualTo("department");
  }

  @Test
  void nothingIsPutRightWithoutWords() {
    assertThat(Spelling.none().corrected("apartmnt")).isEqualTo("apartmnt");
  }
}
