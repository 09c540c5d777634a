package fi.majakka.kb.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fi.majakka.kb.Language;
import fi.majakka.kb.plain.Reading.Finding;
import fi.majakka.kb.plain.Reading.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainLanguageTest {
  private final PlainLanguage plain = PlainLanguage.read();

  private List<Kind> kinds(String text, Language language) {
    return plain.of(text, language).findings().stream().map(Finding::kind).toList();
  }

  @Test
  void shortSentencesOfShortWordsAreFoundPlain() {
    assertThat(plain.of("Hae lupaa. Maksa vuokra ajoissa.", Language.FI).findings()).isEmpty();
    assertThat(plain.of("Pay your rent on time. Ask us first.", Language.EN).findings()).isEmpty();
  }

  @Test
  void theIndexesAreThoseOfTheirFormulas() {
    // 5 words, 2 sentences, 2 words of more than six letters: 2.5 + 40.
    assertThat(plain.of("Hae lupaa. Maksathan vuokrasi ajoissa.", Language.FI).index())
        .isCloseTo(2.5 + 60, within(0.01));
    // 6 words in 1 sentence, 6 syllables: 0.39 * 6 + 11.8 * 1 - 15.59.
    assertThat(plain.of("The cat sat on the mat.", Language.EN).index())
        .isCloseTo(0.39 * 6 + 11.8 - 15.59, within(0.01));
  }

  @Test
  void whatMakesAFinnishTextHardIsPointedOut() {
    assertThat(kinds("Lupaa haetaan netissä.", Language.FI)).containsExactly(Kind.PASSIVE);
    assertThat(kinds("Tule kuntaan ja mene itään.", Language.FI)).doesNotContain(Kind.PASSIVE);
    assertThat(kinds("Luvan hakeminen ja maksun maksaminen vie aikaa.", Language.FI))
        .containsExactly(Kind.NOUN_CHAIN);
    assertThat(kinds("Se on yhdenvertaisuussuunnitelma.", Language.FI))
        .containsExactly(Kind.LONG_WORD);
    assertThat(plain.of("Mikäli tulet, soita.", Language.FI).findings())
        .containsExactly(new Finding(Kind.JARGON, "Mikäli", "jos"));
  }

  @Test
  void whatMakesAnEnglishTextHardIsPointedOut() {
    assertThat(kinds("The form is sent by post.", Language.EN)).containsExactly(Kind.PASSIVE);
    assertThat(plain.of("Call us prior to your visit.", Language.EN).findings())
        .containsExactly(new Finding(Kind.JARGON, "prior to", "before"));
    assertThat(kinds("one two ".repeat(12) + "end.", Language.EN))
        .containsExactly(Kind.LONG_SENTENCE);
  }

  @Test
  void onlyALongHardTextIsAboveTheLimit() {
    String hard =
        "Työllistymissuunnitelmassa määriteltyjen palvelukokonaisuuksien toteuttaminen edellyttää"
            + " asianomaisten viranomaistoimijoiden yhteistyösopimusta. ";
    assertThat(plain.of(hard, Language.FI).hard()).as("too short to tell").isFalse();
    assertThat(plain.of(hard.repeat(4), Language.FI).hard()).isTrue();
    assertThat(plain.of("Hae lupaa ajoissa. ".repeat(20), Language.FI).hard()).isFalse();
    assertThat(plain.of("", Language.FI).index()).isZero();
  }
}
