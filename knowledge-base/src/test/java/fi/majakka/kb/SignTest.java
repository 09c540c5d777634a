package fi.majakka.kb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SignTest {

  @Test
  void wordsAreLettersNumbersAndApostrophes() {
    assertThat(Sign.words("  Entä Karstulassa?\nI don't… 2½ kk, Ⅳ! 🙂")) //
        .containsExactly("entä", "karstulassa", "i", "don't", "2½", "kk", "ⅳ");
    assertThat(Sign.words("")).isEmpty();
    assertThat(Sign.words("?!")).isEmpty();
  }

  @Test
  void wordsAreThoseThatThePatternOfUnicodeSays() {
    Pattern between = Pattern.compile("[^\\p{L}\\p{N}']+");
    for (String text :
        List.of(
            "ääkkösiä A\u0308", "٣ päivää", "x²+1", "日本語 です", "𝒳y-z", "a\u0000b", "'", "ß’s")) {
      assertThat(Sign.words(text))
          .isEqualTo(
              Arrays.stream(between.split(text.toLowerCase(Locale.ROOT)))
                  .filter(word -> !word.isEmpty())
                  .toList());
    }
  }
}
