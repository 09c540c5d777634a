package fi.majakka.bot.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
  private static final Pattern PLACE = Pattern.compile("\\{\\d}");
  private static final Pattern SAID = Pattern.compile("say\\(\"([a-z_.-]+)\"");
  private final Words words = Words.read();

  @Test
  void everythingIsSaidInBothLanguagesWithTheSamePlaces() {
    words
        .all()
        .forEach(
            (key, texts) -> {
              assertThat(texts).as(key).containsOnlyKeys("fi", "en");
              assertThat(texts.values()).as(key).allMatch(text -> !text.isBlank());
              assertThat(places(texts.getOrDefault("fi", "")))
                  .as(key)
                  .isEqualTo(places(texts.getOrDefault("en", "")));
              assertThat(texts.values()).as(key).noneMatch(text -> text.contains("!"));
            });
  }

  private static Set<String> places(String text) {
    return PLACE
        .matcher(text)
        .results()
        .map(hit -> hit.group())
        .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"src/main/jte", "src/main/java/fi/majakka/bot/studio"})
  void everythingThatThePagesSayIsThere(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(one -> one.toString().contains("studio")).toList()) {
        if (Files.isRegularFile(file)) {
          Matcher said = SAID.matcher(Files.readString(file));
          while (said.find()) {
            if (!said.group(1).endsWith(".")) {
              assertThat(words.all()).as(file.toString()).containsKey(said.group(1));
            }
          }
        }
      }
    }
  }
}
