package fi.majakka.kb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactValuesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MONEY|1600|1_600_euroa|EUR_1,600",
        "MONEY|120.88|120,88_euroa|EUR_120.88",
        "PERCENTAGE|7.5|7,5_%|7.5_%",
        "DATE|2026-07-01|1.7.2026|1 July 2026",
        "PHONE|014 266 3020|014_266_3020|014_266_3020"
      })
  void writesAsEachLanguageDoes(Fact.Type type, String value, String fi, String en) {
    Text written = FactValues.of(type, value);
    assertThat(written.fi()).isEqualTo(fi.replace('_', '\u00a0'));
    assertThat(written.en()).isEqualTo(en.replace('_', '\u00a0'));
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatThrownBy(() -> FactValues.of(Fact.Type.MONEY, "much"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FactValues.of(Fact.Type.PHONE, "call me"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
