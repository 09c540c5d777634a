package fi.majakka.bot.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthenticatorTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:10Z");
  private final Authenticator authenticator = new Authenticator();

  @ParameterizedTest
  @CsvSource({
    "59,287082",
    "1111111109,081804",
    "1111111111,050471",
    "1234567890,005924",
    "2000000000,279037",
    "20000000000,353130"
  })
  void codesAreThoseOfTheStandard(long second, String code) {
    byte[] secret = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    assertThat(authenticator.code(secret, Instant.ofEpochSecond(second))).isEqualTo(code);
  }

  @Test
  void aClockMayBeHalfAMinuteOffToEitherSideAndNotMore() {
    byte[] secret = authenticator.newSecret();
    long step = NOW.getEpochSecond() / 30;
    for (long off : new long[] {-30, 0, 30}) {
      assertThat(
              authenticator.counter(secret, authenticator.code(secret, NOW.plusSeconds(off)), NOW))
          .isEqualTo(OptionalLong.of(step + off / 30));
    }
    String old = authenticator.code(secret, NOW.minusSeconds(90));
    assertThat(authenticator.counter(secret, old, NOW)).isEmpty();
  }

  @Test
  void whatIsNotACodeIsNoCode() {
    byte[] secret = authenticator.newSecret();
    for (String typed : List.of("", "abc", "12345", "1234567", "０１２３４５")) {
      assertThat(authenticator.counter(secret, typed, NOW)).isEmpty();
    }
  }

  @Test
  void recoveryCodesAreTenLongAndAllDifferent() {
    List<String> codes = authenticator.newRecoveryCodes();
    assertThat(codes).hasSize(10).allMatch(code -> code.matches("([a-z2-7]{4}-){5}[a-z2-7]{4}"));
    assertThat(new HashSet<>(codes)).hasSize(10);
    assertThat(Authenticator.plain(" " + codes.get(0).toUpperCase(java.util.Locale.ROOT)))
        .isEqualTo(codes.get(0).replace("-", ""));
  }
}
