package fi.majakka.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.majakka.nlu.training.Figure;
import fi.majakka.nlu.training.HeldOutEvaluation;
import fi.majakka.nlu.training.HeldOutSets;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the models understood at the last release they must go on understanding. */
class FloorsTest {

  @Test
  void noFigureFallsBelowItsFloor() throws IOException {
    Map<String, Double> floors =
        new ObjectMapper()
            .readValue(
                Trained.HOME.nlp().resolve("evaluation/floors.json").toFile(),
                new TypeReference<Map<String, Double>>() {});
    Map<String, Double> figures =
        HeldOutEvaluation.of(
                new HeldOutSets(Trained.HOME.nlp()), Trained.knowing().models().interpreter())
            .figures()
            .stream()
            .collect(Collectors.toMap(Figure::name, Figure::value));
    assertThat(floors).isNotEmpty();
    assertThat(floors)
        .allSatisfy(
            (name, floor) -> assertThat(figures.get(name)).as(name).isGreaterThanOrEqualTo(floor));
  }
}
