package fi.majakka.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.majakka.nlu.training.Figure;
import fi.majakka.nlu.training.HeldOutEvaluation;
import fi.majakka.nlu.training.HeldOutSets;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
            .and(new FollowUpEvaluation(Trained.turns(), Trained.CLOCK).figures(Trained.HOME.nlp()))
            .figures()
            .stream()
            .collect(Collectors.toMap(Figure::name, Figure::value));
    assertThat(floors).isNotEmpty();
    assertThat(floors)
        .allSatisfy(
            (name, floor) -> assertThat(figures.get(name)).as(name).isGreaterThanOrEqualTo(floor));
  }

  @Test
  void theModelsFitIntoSixtyMegabytes() throws IOException {
    Path models = Trained.HOME.nlp().resolve("models").resolve(Trained.knowing().models().id());
    long bytes = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(models)) {
      for (Path file : files) {
        bytes += Files.size(file);
      }
    }
    assertThat(bytes).isBetween(1_000_000L, 60_000_000L);
  }
}
