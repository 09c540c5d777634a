package fi.majakka.bot.studio;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import fi.majakka.bot.conversation.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the content check finds, in the language of whoever reads it. The check belongs to the
 * knowledge base, which the terminal and the build speak English with.
 */
public final class ProblemWords {
  private static final List<Rule> RULES = read();

  /** The check adds the municipality whose text it is about. */
  private static final String WHERE = "( \\([^()]*\\))?";

  private ProblemWords() {}

  /** One kind of problem. */
  private record Rule(Pattern english, String finnish) {
    static Rule of(Map<String, String> texts) {
      String pattern =
          Arrays.stream(texts.getOrDefault("en", "").split("\\{\\d}", -1))
              .map(Pattern::quote)
              .collect(Collectors.joining("(.+?)"));
      return new Rule(Pattern.compile(pattern + WHERE), texts.getOrDefault("fi", ""));
    }

    Optional<String> say(String message) {
      Matcher match = english.matcher(message);
      if (!match.matches()) {
        return Optional.empty();
      }
      String text = finnish;
      for (int i = 1; i < match.groupCount(); i++) {
        text = text.replace("{" + (i - 1) + "}", match.group(i));
      }
      return Optional.of(text + Optional.ofNullable(match.group(match.groupCount())).orElse(""));
    }
  }

  private static List<Rule> read() {
    try (InputStream stream = ProblemWords.class.getResourceAsStream("/studio/problems.yaml")) {
      if (stream == null) {
        throw new IllegalStateException("studio/problems.yaml is missing from the build");
      }
      return new YAMLMapper()
          .readValue(stream, new TypeReference<List<Map<String, String>>>() {}).stream()
              .map(Rule::of)
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A problem in the words of a language; as the check says it where there are no others. */
  public static String of(Language language, String message) {
    return language == Language.EN
        ? message
        : RULES.stream().flatMap(rule -> rule.say(message).stream()).findFirst().orElse(message);
  }
}
