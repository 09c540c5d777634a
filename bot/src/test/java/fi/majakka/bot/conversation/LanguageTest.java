package fi.majakka.bot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
  @ParameterizedTest
  @CsvSource({"fi,FI", "FI,FI", "fi-FI,FI", "en_GB,EN", "'fi,en;q=0.9',FI", "en;q=0.5,EN"})
  void aTagIsReadByItsFirstPart(String tag, Language language) {
    assertThat(Language.of(tag)).contains(language);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fil", "fil-PH", "'fil,en;q=0.8'", "enm", "finnish", "sv", "", "-fi"})
  void noOtherLanguageIsTakenForFinnishOrEnglish(String tag) {
    assertThat(Language.of(tag)).isEmpty();
  }
}
