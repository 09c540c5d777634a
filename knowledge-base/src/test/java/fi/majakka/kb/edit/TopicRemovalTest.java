package fi.majakka.kb.edit;

import static org.assertj.core.api.Assertions.assertThat;

import fi.majakka.kb.ContentCheck;
import fi.majakka.kb.KnowledgeArchive;
import fi.majakka.kb.KnowledgeBaseReader;
import fi.majakka.kb.KnowledgeTree;
import fi.majakka.kb.Problem;
import fi.majakka.kb.Topic;
import fi.majakka.kb.edit.ArticleSource.NextSource;
import fi.majakka.kb.edit.TopicRemoval.Mention;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopicRemovalTest {
  private static final String SAUNA = "living.sauna";
  private static final String REGION = "sydansuomi";
  private static final String GOLDEN = REGION + "/golden.yaml";
  private static final String NOTICES = REGION + "/notices.yaml";
  private KnowledgeTree shipped = KnowledgeTree.empty();
  private KnowledgeTree own = KnowledgeTree.empty();

  @BeforeAll
  void make() throws IOException {
    shipped = KnowledgeArchive.read(Path.of("."));
    ArticleSource leisure =
        KnowledgeBaseWriter.article(shipped, REGION, "living.leisure").orElseThrow();
    ArticleSource sauna =
        new ArticleSource(
            SAUNA,
            new Words("Saunat", "Saunas"),
            List.of("Missä on sauna?"),
            List.of("Where is a sauna?"),
            new BlockSource(new Words("Sauna on lämmin.", "A sauna is warm."), List.of()),
            List.of(),
            leisure.responsible(),
            BlockSource.NONE,
            List.of(),
            List.of(),
            List.of(next("living.leisure"), next("living.climate")),
            false,
            java.util.Map.of());
    own = KnowledgeBaseWriter.putTopic(shipped, new Topic(SAUNA, "all", "answer", "saunas"));
    own = KnowledgeBaseWriter.putArticle(own, shipped, REGION, sauna, true);
    own = leading("living.leisure");
    own = leading("living.climate");
    own =
        KnowledgeBaseWriter.putItem(
            own,
            GOLDEN,
            new GoldenSource("sauna-fi", "Missä on sauna?", "fi", "", SAUNA, List.of(), List.of())
                .toValue());
  }

  private static NextSource next(String topic) {
    return new NextSource(topic, new Words("Entä tämä?", "And this?"));
  }

  /** An answer with a button to the topic in place of its last one. */
  private KnowledgeTree leading(String topic) {
    ArticleSource article = KnowledgeBaseWriter.article(own, REGION, topic).orElseThrow();
    List<NextSource> buttons =
        new ArrayList<>(article.next().subList(0, Math.min(2, article.next().size())));
    buttons.add(next(SAUNA));
    return KnowledgeBaseWriter.putArticle(own, shipped, REGION, article.leading(buttons), true);
  }

  private static List<NextSource> buttons(KnowledgeTree tree, String topic) {
    return KnowledgeBaseWriter.article(tree, REGION, topic).orElseThrow().next();
  }

  private static List<Problem> problems(KnowledgeTree tree) {
    return new ContentCheck(LocalDate.of(2026, 11, 24))
        .check(new KnowledgeBaseReader(REGION).read(tree));
  }

  private static KnowledgeTree noticed(KnowledgeTree tree, String id, List<String> topics) {
    NoticeSource notice =
        new NoticeSource(
            id, new Words("Kiinni.", "Closed."), false, "", "2026-12-01", topics, List.of());
    return KnowledgeBaseWriter.putItem(tree, NOTICES, notice.toValue());
  }

  @Test
  void everythingThatNamesTheTopicIsKnownBeforeItGoes() {
    KnowledgeTree tree = noticed(own, "closed", List.of(SAUNA));
    assertThat(new TopicRemoval(SAUNA, Optional.empty()).mentions(tree))
        .containsExactly(
            new Mention("next", "living.climate"),
            new Mention("next", "living.leisure"),
            new Mention("golden", "sauna-fi"),
            new Mention("notice", "closed"));
  }

  @Test
  void whatIsLeftDanglesNowhereAndOtherFilesStayByteForByte() {
    assertThat(problems(own)).isEqualTo(problems(shipped));
    KnowledgeTree left = new TopicRemoval(SAUNA, Optional.empty()).from(own, shipped);
    assertThat(problems(left)).isEqualTo(problems(shipped));
    assertThat(left.text("topics.csv")).isEqualTo(shipped.text("topics.csv"));
    assertThat(left.text(GOLDEN)).isEqualTo(shipped.text(GOLDEN));
    assertThat(left.paths()).isEqualTo(shipped.paths());
    assertThat(buttons(left, "living.leisure")).noneMatch(one -> one.topic().equals(SAUNA));
    assertThat(left.paths().stream().filter(path -> !left.text(path).equals(shipped.text(path))))
        .containsExactlyInAnyOrder(
            KnowledgeBaseWriter.articlePath(REGION, "living.leisure"),
            KnowledgeBaseWriter.articlePath(REGION, "living.climate"));
  }

  @Test
  void buttonsLeadElsewhereUnlessTheyWouldLeadToTheAnswerThatTheyStandUnder() {
    KnowledgeTree left = new TopicRemoval(SAUNA, Optional.of("living.climate")).from(own, shipped);
    assertThat(buttons(left, "living.leisure"))
        .anyMatch(
            one -> one.topic().equals("living.climate") && one.label().fi().equals("Entä tämä?"));
    assertThat(buttons(left, "living.climate"))
        .hasSize(2)
        .noneMatch(one -> one.topic().equals("living.climate"));
  }

  @Test
  void aNoticeAboutTheTopicAloneGoesRatherThanStandAboveEveryAnswer() {
    KnowledgeTree tree =
        noticed(noticed(own, "closed", List.of(SAUNA)), "both", List.of(SAUNA, "living.leisure"));
    KnowledgeTree left = new TopicRemoval(SAUNA, Optional.empty()).from(tree, shipped);
    assertThat(KnowledgeBaseWriter.items(left, NOTICES))
        .extracting(item -> item.text("id") + " " + item.texts("topics"))
        .containsExactly("both [living.leisure]");
  }
}
