package fi.majakka.kb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentCheckTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  @TempDir Path root;

  @BeforeEach
  void files() throws IOException {
    write("topics.csv", "topic,audience,kind,meaning\nsettle.tax,talent,answer,tax\n");
    write("occupations.yaml", "occupations: []\n");
    write(
        "finland/organisations.yaml",
        "- id: vero\n  name: {fi: Vero, en: Vero}\n  url: https://www.vero.fi/\n");
    write("finland/facts/settle.yaml", fact("2027-05-22", "high"));
    write("finland/articles/settle/tax.yaml", article("[tax.card]", "Ota kortti."));
    write("area/organisations.yaml", "[]\n");
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private static String fact(String reviewBy, String confidence) {
    return "- id: tax.card\n  type: text\n  text: {fi: Kortti on maksuton., en: The card is free.}\n"
        + "  source: https://example.fi/\n  verify: https://www.vero.fi/\n  owner: vero\n"
        + "  checked: 2026-11-22\n  review_by: "
        + reviewBy
        + "\n  confidence: "
        + confidence
        + "\n  volatile: false\n";
  }

  private static String article(String facts, String lead) {
    return "topic: settle.tax\nversion: 1\ntitle: {fi: Vero, en: Tax}\n"
        + "questions: {fi: [\"Mikä?\"], en: [\"What?\"]}\nlead:\n  fi: "
        + lead
        + "\n  en: Take it.\n  facts: "
        + facts
        + "\nresponsible: [vero]\nnext:\n  - {topic: settle.tax, fi: a, en: b}\n"
        + "  - {topic: settle.tax, fi: c, en: d}\n";
  }

  private List<String> problems() {
    return new ContentCheck(TODAY)
        .check(KnowledgeBaseReader.read(root, "area")).stream().map(Problem::toString).toList();
  }

  @Test
  void aSoundKnowledgeBaseHasNoProblems() {
    assertThat(problems()).isEmpty();
  }

  @Test
  void anOverdueReviewIsFoundWithFileAndLine() throws IOException {
    write("finland/facts/settle.yaml", fact("2026-11-01", "high"));
    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith("finland/facts/settle.yaml:1: ")
        .contains("review");
  }

  @Test
  void anUnverifiedFactMayNotBeTold() throws IOException {
    write("finland/facts/settle.yaml", fact("2027-05-22", "unverified"));
    assertThat(problems()).singleElement().asString().contains("may not be told");
  }

  @Test
  void aReferenceToNoFactIsFound() throws IOException {
    write("finland/articles/settle/tax.yaml", article("[tax.crad]", "Ota kortti."));
    assertThat(problems()).singleElement().asString().contains("no fact tax.crad");
  }

  @Test
  void aTopicWithoutAnArticleIsFound() throws IOException {
    write(
        "topics.csv",
        "topic,audience,kind,meaning\nsettle.tax,talent,answer,tax\nsettle.bank,talent,answer,x\n");
    assertThat(problems()).singleElement().asString().contains("settle.bank");
  }

  @Test
  void aMissingLanguageIsFound() throws IOException {
    write(
        "finland/articles/settle/tax.yaml",
        article("[tax.card]", "Ota kortti.").replace("  en: Take it.\n", ""));
    assertThat(problems()).anyMatch(problem -> problem.contains("missing language en"));
  }

  @Test
  void aTextLongerThanAMessageIsFound() throws IOException {
    write("finland/articles/settle/tax.yaml", article("[tax.card]", "sana ".repeat(130)));
    assertThat(problems()).anyMatch(problem -> problem.contains("at most 600"));
  }

  @Test
  void aDuplicateIdIsFound() throws IOException {
    write("finland/facts/settle.yaml", fact("2027-05-22", "high") + fact("2027-05-22", "high"));
    assertThat(problems()).anyMatch(problem -> problem.contains("second fact"));
  }

  @Test
  void hostileYamlIsRefusedNotExpanded() throws IOException {
    write("finland/facts/bomb.yaml", "a: &a [x,x]\nb: &b [*a,*a,*a]\nc: [*b,*b,*b,*b]\n");
    write("finland/facts/object.yaml", "- !!javax.script.ScriptEngineManager []\n");
    assertThat(problems()).isNotEmpty();
  }

  @Test
  void theProjectsOwnContentHasNoProblems() {
    List<Problem> problems =
        new ContentCheck(TODAY).check(KnowledgeBaseReader.read(Path.of("."), "sydansuomi"));
    assertThat(problems).isEmpty();
  }

  @Test
  void theHandbookMustRestOnWhatThereIs() throws IOException {
    write(
        "finland/tasks.yaml",
        """
        - id: tax
          name: {fi: Vero, en: Tax}
          audience: talent
          topic: settle.tax
          words: {fi: [vero*], en: [tax]}
          facts: [tax.card, tax.none]
        """);
    write(
        "finland/organisations.yaml",
        """
        - id: vero
          name: {fi: Vero, en: Vero}
          url: https://www.vero.fi/
          tasks: [tax, customs]
          contacts:
            - {kind: pigeon, fact: tax.card}
        """);
    write(
        "finland/employers/adcheck.yaml",
        """
        rules:
          - id: age
            kind: demand
            title: {fi: Ikä, en: Age}
            why: {fi: Syy., en: Reason.}
            words: {fi: ["alle # vuotia*", "*"]}
        """);
    assertThat(problems())
        .contains(
            "finland/tasks.yaml:1: rests on no fact: tax.none",
            "finland/organisations.yaml:1: names no task: customs",
            "finland/organisations.yaml:6: a contact is phone, email or address",
            "finland/employers/adcheck.yaml:2: what is said to be unlawful needs a fact",
            "finland/employers/adcheck.yaml:6: not a word of a pattern: *");
  }
}
