package fi.majakka.kb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordPatternTest {

  @ParameterizedTest
  @CsvSource({
    "suomen kansalai*, Edellytämme Suomen kansalaisuutta.",
    "suomen kansalai*, SUOMEN KANSALAINEN",
    "*kieli on suomi, Äidinkieli on suomi",
    "nais|mies .. haetaan|etsitään, nais siivoojaa haetaan",
    "# # vuotia*, Olet 20–30 -vuotias",
    "under # years, Applicants under 35 years",
    "*taito*, kielitaitoisia"
  })
  void findsWordsWhateverTheirEndings(String pattern, String text) {
    assertThat(WordPattern.of(pattern).in(WordPattern.Words.of(text))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "suomen kansalai*, Suomen uusi kansalainen",
    "suomen kansalai*, Tervetuloa Suomeen. Kansalaisopisto tarjoaa kursseja",
    "kansalainen, kansalaisopisto",
    "nais .. haetaan, Nais. Siivooja haetaan",
    "a .. b, a x x x x b"
  })
  void doesNotFindWhatIsNotThere(String pattern, String text) {
    assertThat(WordPattern.of(pattern).in(WordPattern.Words.of(text))).isFalse();
  }

  @Test
  void saysWhereItFoundThem() {
    String text = "Haemme nuorta ja reipasta. Hakijan on oltava alle 30-vuotias.";
    WordPattern.Span span =
        WordPattern.of("alle # vuotia*").find(WordPattern.Words.of(text), 0).orElseThrow();
    assertThat(text.substring(span.start(), span.end())).isEqualTo("alle 30-vuotias");
    assertThat(WordPattern.Words.of(text).sentences()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", ".. a", "a ..", "a*b*c", "a,b"})
  void refusesWhatIsNoPattern(String source) {
    assertThatThrownBy(() -> WordPattern.of(source)).isInstanceOf(IllegalArgumentException.class);
  }
}
