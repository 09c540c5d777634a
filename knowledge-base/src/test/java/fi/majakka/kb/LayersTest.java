package fi.majakka.kb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds everywhere in Finland, and what holds in one region. */
class LayersTest {
  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final int STEM = 5;
  @TempDir Path folder;

  @Test
  void theNationalLayerNamesNothingOfARegion() throws IOException {
    List<String> names = new ArrayList<>(List.of("sydänsuo", "sydansuo"));
    KnowledgeBaseReader.read(ROOT, "sydansuomi").usable().municipalities().stream()
        .map(place -> place.name().substring(0, STEM).toLowerCase(Locale.ROOT))
        .forEach(names::add);
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(ROOT.resolve("finland"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.readAllLines(file).stream()
            .filter(line -> !line.startsWith("#"))
            .filter(line -> names.stream().anyMatch(line.toLowerCase(Locale.ROOT)::contains))
            .map(line -> ROOT.relativize(file) + ": " + line)
            .forEach(found::add);
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void anotherRegionIsAnotherFolder() throws IOException {
    for (String part : List.of("topics.csv", "occupations.yaml", "finland")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(part))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path copy = folder.resolve(ROOT.relativize(file));
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
    write(
        "places.yaml",
        "- {name: Inari, kind: municipality, genitive: Inarin, partitive: Inaria, in: Inarissa,"
            + " to: Inariin, from: Inarista, lat: 68.9, lon: 27.0, code: \"148\"}\n");
    write(
        "organisations.yaml",
        "- {id: inari, name: {fi: Inarin kunta, en: Municipality of Inari}, url:"
            + " \"https://www.inari.fi/\", municipality: Inari}\n");
    write("phrases.yaml", "page.what: {fi: Arki Inarissa, en: Daily life in Inari}\n");
    write("signals.yaml", "handover.whole_region: [lappi]\n");
    KnowledgeBase inari = KnowledgeBaseReader.read(folder, "inari").knowledge();
    assertThat(inari.municipalities()).extracting(Place::name).containsExactly("Inari");
    assertThat(inari.phrase("page.what").orElseThrow().en()).isEqualTo("Daily life in Inari");
    assertThat(inari.phrase("intro.short").orElseThrow().fi()).contains("alueen kunnat");
    assertThat(inari.signals().get("handover.whole_region")).contains("koko alue", "lappi");
    assertThat(inari.article("settle.tax")).isPresent();
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve("inari").resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
