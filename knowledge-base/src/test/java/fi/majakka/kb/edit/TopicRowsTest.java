package fi.majakka.kb.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.majakka.kb.KnowledgeException;
import fi.majakka.kb.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicRowsTest {
  private static final String CSV =
      """
      topic,audience,kind,meaning
      living.pets,talent,answer,pets
      jobs.salary,all,answer,"a, b"
      """;

  private static Topic topic(String id, String meaning) {
    return new Topic(id, "all", "answer", meaning);
  }

  @Test
  void aNewTopicStandsBehindTheOthersOfItsAreaAndChangesNoOtherRow() {
    assertThat(TopicRows.put(CSV, topic("living.sauna", "bathing, swimming")))
        .isEqualTo(
            """
            topic,audience,kind,meaning
            living.pets,talent,answer,pets
            living.sauna,all,answer,"bathing, swimming"
            jobs.salary,all,answer,"a, b"
            """);
    assertThat(TopicRows.put(CSV, topic("other.thing", "x")))
        .isEqualTo(CSV + "other.thing,all,answer,x\n");
  }

  @Test
  void aTopicThatIsThereIsWrittenInItsPlace() {
    assertThat(TopicRows.put(CSV, topic("living.pets", "dogs")))
        .isEqualTo(CSV.replace("talent,answer,pets", "all,answer,dogs"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=HYPERLINK(x)", "<b>x</b>", "\"quoted\"", "two\nlines", "a \u202e b", "+1"})
  void whatASpreadsheetOrAPageWouldRunIsNoMeaning(String meaning) {
    assertThatThrownBy(() -> TopicRows.put(CSV, topic("living.sauna", meaning)))
        .isInstanceOf(KnowledgeException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "living.buy_home,true",
    "living,false",
    "living.a.b,false",
    "Living.home,false",
    "living._home,false",
    "living.home_,false",
    "../living.home,false"
  })
  void anIdIsAnAreaAndANameInLowerCase(String id, boolean fits) {
    assertThat(Topic.isId(id)).isEqualTo(fits);
  }
}
