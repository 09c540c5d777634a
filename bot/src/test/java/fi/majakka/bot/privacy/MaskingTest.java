package fi.majakka.bot.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {
  private final Masking masking = new Masking();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tunnukseni on 131052-308T|tunnukseni on [hetu]|hetu",
        "131052 - 308T kai|[hetu] kai|hetu",
        "new form 131052A308T ok|new form [hetu] ok|hetu",
        "tili FI21 1234 5600 0007 85|tili [iban]|iban",
        "write to matti.meikalainen@example.fi now|write to [email] now|email",
        "a@b.fi+c@d.fi|[email][email]|email",
        "ä.ö@example.fi.|[email].|email",
        "soita 040 123 4567 illalla|soita [phone] illalla|phone",
        "call +358 40 1234567|call [phone]|phone"
      })
  void masksPersonalData(String text, String masked, String kind) {
    Masking.Masked result = masking.mask(text);
    assertThat(result.text()).isEqualTo(masked);
    assertThat(result.kinds()).containsExactly(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "131052-308U has a wrong check character",
        "the rent is 650 euros from 1.12.2026",
        "olen syntynyt 13.10.1952",
        "FI21 1234 5600 0007 86 has a wrong check",
        "call 112 or 116 117",
        "room 2045 in 43500 Karstula"
      })
  void leavesOtherNumbersAlone(String text) {
    assertThat(masking.mask(text).kinds()).isEmpty();
    assertThat(masking.mask(text).text()).isEqualTo(text);
  }

  @Test
  @Timeout(30)
  void aVeryLongWordTakesNoLongerThanManyShortOnes() {
    String word = "x".repeat(200_000); // letter by letter over and over it would take minutes
    assertThat(masking.mask(word).text()).isEqualTo(word);
  }

  @Test
  void masksEverythingInOneMessage() {
    Masking.Masked result = masking.mask("131052-308T, a@b.fi, 0401234567");
    assertThat(result.kinds()).containsExactlyInAnyOrder("hetu", "email", "phone");
  }
}
