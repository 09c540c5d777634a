package fi.majakka.bot.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import fi.majakka.bot.accounts.Passwords.Weakness;
import fi.majakka.bot.conversation.Language;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordsTest {
  private static final Passwords PASSWORDS = new Passwords();
  private static final User USER =
      new User(
          1,
          "aino.virtanen",
          Role.OWNER,
          Optional.of("Viitasaari"),
          false,
          false,
          false,
          false,
          Language.FI,
          Instant.EPOCH,
          Optional.empty());

  @Test
  void aPasswordIsHashedAsOwaspAsksAndFoundAgain() {
    String hash = PASSWORDS.hash("tuuli kantaa lumen yli");
    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(PASSWORDS.matches("tuuli kantaa lumen yli", Optional.of(hash))).isTrue();
    assertThat(PASSWORDS.matches("Tuuli kantaa lumen yli", Optional.of(hash))).isFalse();
    assertThat(PASSWORDS.hash("tuuli kantaa lumen yli")).as("salted").isNotEqualTo(hash);
  }

  @Test
  void nobodyHasAPassword() {
    assertThat(PASSWORDS.matches("anything at all", Optional.empty())).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "short,SHORT",
    "password1234,GUESSABLE",
    "passwordpassword,GUESSABLE",
    "qwertyuiop123,GUESSABLE",
    "viitasaari2026,GUESSABLE",
    "aino.virtanen1,GUESSABLE",
    "majakkamajakka,GUESSABLE"
  })
  void aPasswordThatOthersWouldTryIsNotTaken(String password, Weakness weakness) {
    assertThat(PASSWORDS.weakness(password, USER)).contains(weakness);
  }

  @Test
  void aLongPasswordIsTakenWhateverItIsMadeOf() {
    assertThat(PASSWORDS.weakness("tuuli kantaa lumen yli", USER)).isEmpty();
    assertThat(PASSWORDS.weakness("Kivi7 äyriäinen 🌲 sammal", USER)).isEmpty();
    assertThat(PASSWORDS.weakness("v9Xq".repeat(16) + "kuusi", USER)).isEmpty();
    assertThat(PASSWORDS.weakness("a".repeat(200), USER)).contains(Weakness.LONG);
  }

  @Test
  void oneTimePasswordsAreStrongAndReadable() {
    String first = PASSWORDS.oneTime();
    assertThat(first).matches("([a-z2-9]{4}-){3}[a-z2-9]{4}").doesNotContain("l", "o", "i");
    assertThat(PASSWORDS.oneTime()).isNotEqualTo(first);
    assertThat(PASSWORDS.weakness(first, USER)).isEmpty();
  }
}
