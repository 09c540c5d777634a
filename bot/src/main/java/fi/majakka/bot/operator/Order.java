package fi.majakka.bot.operator;

import java.util.Map;
import java.util.Optional;

/**
 * Something that the terminal wants done.
 *
 * @param name such as {@code user.add}
 */
public record Order(String name, Map<String, String> values) {

  public Order {
    values = Map.copyOf(values);
  }

  /** A value, if it was given. */
  public Optional<String> value(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** A value that the command always gives. */
  public String need(String key) {
    return value(key).orElseThrow(() -> new IllegalArgumentException(name + " needs " + key));
  }
}
