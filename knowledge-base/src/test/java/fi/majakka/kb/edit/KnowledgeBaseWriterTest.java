package fi.majakka.kb.edit;

import static org.assertj.core.api.Assertions.assertThat;

import fi.majakka.kb.KnowledgeArchive;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.KnowledgeBaseReader;
import fi.majakka.kb.KnowledgeTree;
import fi.majakka.kb.Language;
import fi.majakka.kb.yaml.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KnowledgeBaseWriterTest {
  private final KnowledgeBaseReader reader = new KnowledgeBaseReader("sydansuomi");
  private KnowledgeTree shipped = KnowledgeTree.empty();

  @BeforeAll
  void read() throws IOException {
    shipped = KnowledgeArchive.read(Path.of("."));
  }

  private KnowledgeBase knowledge(KnowledgeTree tree) {
    return reader.read(tree).usable();
  }

  private Set<String> changedPaths(KnowledgeTree tree) {
    return tree.paths().stream()
        .filter(path -> !tree.file(path).equals(shipped.file(path)))
        .collect(Collectors.toSet());
  }

  private ArticleSource tax() {
    return KnowledgeBaseWriter.article(shipped, "finland", "settle.tax").orElseThrow();
  }

  private static ArticleSource withLead(ArticleSource article, String fi, String en) {
    return new ArticleSource(
        article.topic(),
        article.title(),
        article.questionsFi(),
        article.questionsEn(),
        new BlockSource(new Words(fi, en), article.lead().facts()),
        article.steps(),
        article.responsible(),
        article.unknown(),
        article.more(),
        article.links(),
        article.next(),
        article.byMunicipality(),
        article.local());
  }

  @Test
  void writingEveryArticleAsItIsChangesNothing() {
    KnowledgeTree tree = shipped;
    for (String path : shipped.paths()) {
      String topic = KnowledgeBaseWriter.topicOf(path).orElse("");
      if (!topic.isEmpty()) {
        String layer = path.substring(0, path.indexOf('/'));
        ArticleSource article = KnowledgeBaseWriter.article(tree, layer, topic).orElseThrow();
        tree = KnowledgeBaseWriter.putArticle(tree, shipped, layer, article, false);
      }
    }
    assertThat(tree).isEqualTo(shipped);
  }

  @Test
  void anEditChangesItsOwnFileOnlyAndTheVersionGrowsOnce() {
    ArticleSource edited = withLead(tax(), "Uusi alku.", "A new start.");
    KnowledgeTree once = KnowledgeBaseWriter.putArticle(shipped, shipped, "finland", edited, false);
    KnowledgeTree twice = KnowledgeBaseWriter.putArticle(once, shipped, "finland", edited, false);
    assertThat(changedPaths(twice)).containsExactly("finland/articles/settle/tax.yaml");
    int before = knowledge(shipped).article("settle.tax").orElseThrow().version();
    assertThat(knowledge(twice).article("settle.tax").orElseThrow().version())
        .isEqualTo(before + 1);
    assertThat(KnowledgeBaseWriter.putArticle(twice, shipped, "finland", tax(), false))
        .isEqualTo(shipped);
  }

  @Test
  void aLanguageThatWasNotEditedWithTheOtherIsMarkedUntilItIs() {
    String english = tax().lead().words().en();
    KnowledgeTree finnishOnly =
        KnowledgeBaseWriter.putArticle(
            shipped, shipped, "finland", withLead(tax(), "Uusi alku.", english), false);
    assertThat(knowledge(finnishOnly).article("settle.tax").orElseThrow().stale())
        .contains(Language.EN);
    KnowledgeTree both =
        KnowledgeBaseWriter.putArticle(
            finnishOnly,
            finnishOnly,
            "finland",
            withLead(tax(), "Uusi alku.", "A new start."),
            false);
    assertThat(knowledge(both).article("settle.tax").orElseThrow().stale()).isEmpty();
    KnowledgeTree holds =
        KnowledgeBaseWriter.putArticle(
            finnishOnly, finnishOnly, "finland", withLead(tax(), "Uusi alku.", english), true);
    assertThat(knowledge(holds).article("settle.tax").orElseThrow().stale()).isEmpty();
  }

  @Test
  void writingEveryFactAsItIsChangesNothing() {
    for (String path : shipped.paths()) {
      if (path.contains("/facts/")) {
        for (Value fact : KnowledgeBaseWriter.items(shipped, path)) {
          assertThat(FactSource.of(fact).toValue()).isEqualTo(fact);
        }
      }
    }
  }

  @Test
  void aFactChangedOnceIsChangedInBothLanguages() {
    String path = "finland/facts/settle.yaml";
    FactSource fact =
        FactSource.of(KnowledgeBaseWriter.item(shipped, path, "tax.card.without").orElseThrow());
    FactSource changed =
        new FactSource(
            fact.id(),
            fact.type(),
            fact.text(),
            "61",
            Words.NONE,
            fact.source(),
            fact.verify(),
            fact.owner(),
            fact.published(),
            fact.checked(),
            fact.reviewBy(),
            fact.confidence(),
            fact.isVolatile(),
            fact.highRisk());
    KnowledgeTree tree = KnowledgeBaseWriter.putItem(shipped, path, changed.toValue());
    assertThat(changedPaths(tree)).containsExactly(path);
    KnowledgeBase knowledge = knowledge(tree);
    for (Language language : Language.values()) {
      assertThat(
              knowledge.article("settle.tax").orElseThrow().steps().stream()
                  .map(step -> step.render(language, knowledge)))
          .anyMatch(text -> text.contains("61\u00a0%"));
    }
  }

  @Test
  void aNewNoticeAndAGoldenQuestionCanBeRead() {
    NoticeSource notice =
        new NoticeSource(
            "office-friday",
            new Words("Toimisto on kiinni perjantaina.", "The office is closed on Friday."),
            false,
            "2026-11-26",
            "2026-11-27",
            List.of("settle.healthcare"),
            List.of("Karstula"));
    GoldenSource golden =
        new GoldenSource(
            "tax-1",
            "Mistä saan verokortin?",
            "fi",
            "",
            "settle.tax",
            List.of("OmaVero"),
            List.of());
    KnowledgeTree tree =
        KnowledgeBaseWriter.putItem(
            KnowledgeBaseWriter.putItem(shipped, "sydansuomi/notices.yaml", notice.toValue()),
            "sydansuomi/golden.yaml",
            golden.toValue());
    KnowledgeBase knowledge = knowledge(tree);
    assertThat(knowledge.notices()).extracting(found -> found.id()).contains("office-friday");
    assertThat(knowledge.golden()).extracting(found -> found.id()).contains("tax-1");
    KnowledgeTree without =
        KnowledgeBaseWriter.removeItem(tree, "sydansuomi/notices.yaml", "office-friday");
    assertThat(knowledge(without).notices()).isEmpty();
  }
}
