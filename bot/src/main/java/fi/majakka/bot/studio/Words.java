package fi.majakka.bot.studio;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import fi.majakka.bot.conversation.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the studio's pages say, in Finnish and English. Unlike the assistant's sentences they belong
 * to the program, not to a release that coordinators publish.
 */
public final class Words {
  private static final List<String> FILES =
      List.of(
          "doors",
          "shell",
          "people",
          "today",
          "knowledge",
          "drafts",
          "handovers",
          "held",
          "trying",
          "teaching",
          "work",
          "notices",
          "watching",
          "articles");
  private static final TypeReference<Map<String, Map<String, String>>> FORM =
      new TypeReference<>() {};
  private final Map<String, Map<String, String>> words;

  private Words(Map<String, Map<String, String>> words) {
    this.words = Map.copyOf(words);
  }

  /** The words of the files under {@code resources/studio}. */
  public static Words read() {
    Map<String, Map<String, String>> all = new HashMap<>();
    for (String file : FILES) {
      try (InputStream stream = Words.class.getResourceAsStream("/studio/" + file + ".yaml")) {
        if (stream == null) {
          throw new IllegalStateException("studio/" + file + ".yaml is missing from the build");
        }
        new YAMLMapper()
            .readValue(stream, FORM)
            .forEach(
                (key, texts) -> {
                  if (all.put(key, texts) != null) {
                    throw new IllegalStateException("two studio words " + key);
                  }
                });
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new Words(all);
  }

  /** Every key with its texts by language code. */
  Map<String, Map<String, String>> all() {
    return words;
  }

  /** The words of a key, if there are any. */
  public Optional<String> find(Language language, String key) {
    return Optional.ofNullable(words.get(key)).map(texts -> texts.get(language.code()));
  }

  /**
   * The words of a key, with their places filled in.
   *
   * @param values replace {@code {0}}, {@code {1}} and so on
   */
  public String say(Language language, String key, String... values) {
    String text =
        find(language, key).orElseThrow(() -> new IllegalStateException("no studio words " + key));
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", values[i]);
    }
    return text;
  }
}
