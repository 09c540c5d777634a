package fi.majakka.bot.config;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Settings by dotted key; each is taken once, with its type and range, and none may be left. */
final class Keys {
  private final Map<String, String> values;
  private final Set<String> lists;
  private final Map<String, String> environment;
  private final Set<String> taken = new HashSet<>();

  /**
   * @param values by dotted key, from a file
   * @param lists the keys that the file gives a list
   * @param environment of the process; overrides the file
   */
  Keys(Map<String, String> values, Set<String> lists, Map<String, String> environment) {
    this.values = values;
    this.lists = lists;
    this.environment = environment;
  }

  Optional<String> text(String key) {
    taken.add(key);
    return fromEnvironment(key).or(() -> fromFile(key)).filter(value -> !value.isBlank());
  }

  private Optional<String> fromFile(String key) {
    if (lists.contains(key)) {
      throw wrong(key, "must be one value, not a list");
    }
    return Optional.ofNullable(values.get(key)).filter(value -> !value.isBlank());
  }

  private Optional<String> given(String key) {
    taken.add(key);
    return fromEnvironment(key)
        .or(() -> Optional.ofNullable(values.get(key)))
        .filter(value -> !value.isBlank());
  }

  String text(String key, String fallback) {
    return text(key).orElse(fallback);
  }

  /**
   * A secret: its text from the environment, or the first line of the file that the value names.
   */
  Optional<String> secret(String key) {
    taken.add(key);
    return fromEnvironment(key)
        .filter(value -> !value.isBlank())
        .or(() -> fromFile(key).map(file -> firstLine(key, file)));
  }

  int integer(String key, int fallback, int min, int max) {
    Optional<String> value = text(key);
    if (value.isEmpty()) {
      return fallback;
    }
    try {
      int number = Integer.parseInt(value.get().strip());
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw wrong(key, "must be a whole number");
    }
    throw wrong(key, "must lie between " + min + " and " + max);
  }

  boolean flag(String key, boolean fallback) {
    String value = text(key, Boolean.toString(fallback)).toLowerCase(Locale.ROOT);
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong(key, "must be true or false");
    };
  }

  Duration days(String key, int fallback, int max) {
    return Duration.ofDays(integer(key, fallback, 1, max));
  }

  List<String> list(String key) {
    return given(key).stream()
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  /** The keys of a list of groups: {@code jobs.feeds.0}, {@code jobs.feeds.1} and so on. */
  List<String> groups(String key) {
    if (given(key).isPresent()) {
      throw wrong(key, "must be a list of groups of settings");
    }
    List<String> groups = new ArrayList<>();
    for (String group = key + ".0"; has(group); group = key + "." + groups.size()) {
      groups.add(group);
    }
    return groups;
  }

  private boolean has(String group) {
    return values.keySet().stream().anyMatch(name -> name.startsWith(group + "."))
        || environment.keySet().stream().anyMatch(name -> name.startsWith(variable(group) + "_"));
  }

  /** Several addresses, each http or https. */
  List<URI> addresses(String key) {
    return list(key).stream().map(value -> parse(key, value)).toList();
  }

  Optional<URI> address(String key) {
    return text(key).map(value -> parse(key, value));
  }

  <E extends Enum<E>> E oneOf(String key, Class<E> type, E fallback) {
    Optional<String> value = text(key);
    if (value.isEmpty()) {
      return fallback;
    }
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equalsIgnoreCase(value.get().strip()))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    key,
                    "must be one of "
                        + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT)));
  }

  ConfigException wrong(String key, String why) {
    return new ConfigException("the setting " + key + " " + why);
  }

  /** Refuses keys that no setting has. */
  void noneLeft() {
    values.keySet().stream()
        .filter(key -> !taken.contains(key) && !isEmptySection(key))
        .sorted()
        .findFirst()
        .ifPresent(
            key -> {
              throw new ConfigException("there is no setting " + key);
            });
  }

  /** A section whose settings are all left out, as when each line of it is a comment. */
  private boolean isEmptySection(String key) {
    return values.getOrDefault(key, "").isEmpty()
        && taken.stream().anyMatch(known -> known.startsWith(key + "."));
  }

  private Optional<String> fromEnvironment(String key) {
    return Optional.ofNullable(environment.get(variable(key)));
  }

  private static String variable(String key) {
    return "MAJAKKA_" + key.replace('.', '_').toUpperCase(Locale.ROOT);
  }

  private URI parse(String key, String value) {
    try {
      URI address = new URI(value.strip());
      if (address.getHost() != null
          && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))) {
        return address;
      }
    } catch (URISyntaxException e) {
      throw wrong(key, "must be an http or https address");
    }
    throw wrong(key, "must be an http or https address");
  }

  private String firstLine(String key, String file) {
    try {
      String secret = Files.readString(Path.of(file)).lines().findFirst().orElse("").strip();
      if (!secret.isEmpty()) {
        return secret;
      }
    } catch (IOException | IllegalArgumentException e) {
      throw wrong(
          key, "must name a readable file with the secret, or be set in the environment instead");
    }
    throw wrong(key, "names a file whose first line is empty");
  }
}
