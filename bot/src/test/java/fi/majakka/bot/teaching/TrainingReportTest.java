package fi.majakka.bot.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import fi.majakka.bot.teaching.TrainingReport.Changed;
import fi.majakka.bot.teaching.TrainingReport.Measured;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingReportTest {
  private static Measured figure(double before, double after) {
    return new Measured("fi all topics", before, after, 100, 0.9);
  }

  private static Changed answer(boolean broken) {
    return new Changed("q", "fi", "settle.tax", "settle.bank", "a", "b", broken);
  }

  @Test
  void aModelThatBreaksAGoldenQuestionDoesNotPass() {
    assertThat(new TrainingReport(List.of(), List.of(answer(false))).passes()).isTrue();
    assertThat(new TrainingReport(List.of(), List.of(answer(false), answer(true))).passes())
        .isFalse();
  }

  @Test
  void aModelThatFallsBelowAFloorDoesNotPassUnlessItStoodLowerBefore() {
    assertThat(new TrainingReport(List.of(figure(0.93, 0.91)), List.of()).passes()).isTrue();
    assertThat(new TrainingReport(List.of(figure(0.93, 0.89)), List.of()).passes()).isFalse();
    assertThat(new TrainingReport(List.of(figure(0.87, 0.89)), List.of()).passes()).isTrue();
  }
}
