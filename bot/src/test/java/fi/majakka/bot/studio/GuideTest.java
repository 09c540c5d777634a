package fi.majakka.bot.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuideTest {
  private static final Pattern NAMED = Pattern.compile("\\*\\*([^*]+)\\*\\*");
  private static final Pattern PICTURE = Pattern.compile("!\\[[^]]+]\\(([^)]+)\\)");
  private static final Path DOCS = Path.of("../docs");

  @ParameterizedTest
  @ValueSource(strings = {"fi", "en"})
  void theGuideNamesEverythingAsThePagesDoAndShowsIt(String language) throws IOException {
    String guide = Files.readString(DOCS.resolve("studio-" + language + ".md"));
    List<String> words =
        Words.read().all().values().stream()
            .map(texts -> texts.getOrDefault(language, ""))
            .toList();
    List<String> named = NAMED.matcher(guide).results().map(hit -> hit.group(1)).toList();
    assertThat(named).isNotEmpty();
    assertThat(words).containsAll(named);
    assertThat(PICTURE.matcher(guide).results().map(hit -> DOCS.resolve(hit.group(1))).toList())
        .isNotEmpty()
        .allMatch(Files::exists);
  }
}
