package fi.majakka.nlu.training;

import static org.assertj.core.api.Assertions.assertThat;

import fi.majakka.nlu.model.LanguageDetector;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LanguageTrainerTest {
  private static final List<Example> EXAMPLES =
      List.of(
          new Example("fi", "mistä saan verokortin"),
          new Example("fi", "etsin töitä täältä"),
          new Example("fi", "päiväkoti lapselle"),
          new Example("fi", "missä on terveyskeskus"),
          new Example("en", "where do I get a tax card"),
          new Example("en", "looking for work here"),
          new Example("en", "daycare for my child"),
          new Example("en", "kesätyö"),
          new Example("en", "kesätyö"),
          new Example("en", "kesätyö"));

  @Test
  void aWordWithDotsStaysFinnishThoughOnlyEnglishMessagesHaveIt() {
    LanguageDetector detector = LanguageTrainer.assemble(new LanguageTrainer().fit(EXAMPLES));
    assertThat(detector.detect("kesätyö", Optional.empty()).language()).isEqualTo("fi");
    assertThat(detector.detect("where is work", Optional.empty()).language()).isEqualTo("en");
  }
}
