package fi.majakka.bot.studio;

import static org.assertj.core.api.Assertions.assertThat;

import fi.majakka.bot.conversation.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemWordsTest {
  private static final Path CHECKS = Path.of("../knowledge-base/src/main/java/fi/majakka/kb");

  /** The beginning of what a check says. */
  private static final Pattern SAID =
      Pattern.compile(
          "(?:\\bproblem\\(\\s*(?:where, |\"rule:\" \\+ rule\\.id\\(\\), )?|problemAt\\(\\s*[^;\"]*?(?:\"article:\"[^\"]*)?|Optional\\.of\\()\\s*\"([a-z][^\"]+)\"");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no fact tax.none|tietoa tax.none ei ole",
        "no fact tax.none (Kinnula)|tietoa tax.none ei ole (Kinnula)",
        "two to four next questions are needed|jatkokysymyksiä tarvitaan kahdesta neljään",
        "the answer has 950 characters in fi (Kinnula), at most 900 fit a message|"
            + "vastauksessa on 950 merkkiä (kieli fi (Kinnula)), viestiin mahtuu 900",
        "the fact a.b is low and may not be told|"
            + "tieto a.b ei ole niin varma (low), että sen voisi kertoa",
        "missing language en|kieli en puuttuu",
        "missing title|puuttuu: title",
        "is nobody's in Kinnula, Karstula|tehtävä ei ole kenenkään näissä kunnissa: Kinnula, Karstula",
        "unknown key colour|tuntematon avain: colour",
        "nobody has said this before|nobody has said this before"
      })
  void aProblemIsToldInTheReadersLanguage(String english, String finnish) {
    assertThat(ProblemWords.of(Language.FI, english)).isEqualTo(finnish);
    assertThat(ProblemWords.of(Language.EN, english)).isEqualTo(english);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ContentCheck.java",
        "PlainText.java",
        "HandbookCheck.java",
        "HandbookReader.java",
        "FactReader.java",
        "NoticeReader.java",
        "OrganisationReader.java",
        "YamlTree.java"
      })
  void everythingThatTheContentCheckSaysHasFinnishWords(String check) throws IOException {
    List<String> said =
        SAID.matcher(Files.readString(CHECKS.resolve(check)))
            .results()
            .map(hit -> hit.group(1))
            .toList();
    String words = Files.readString(Path.of("src/main/resources/studio/problems.yaml"));
    assertThat(said).hasSizeGreaterThan(1);
    assertThat(said)
        .allMatch(
            beginning ->
                words.contains("{en: \"" + beginning)
                    || !ProblemWords.of(Language.FI, beginning).equals(beginning));
  }

  @Test
  void theBeginningsAreFoundInTheCheck() throws IOException {
    assertThat(
            SAID.matcher(Files.readString(CHECKS.resolve("ContentCheck.java")))
                .results()
                .map(hit -> hit.group(1)))
        .contains("no organisation ", "two to four next questions are needed");
  }
}
