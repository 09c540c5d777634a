package fi.majakka.bot.jobs;

import fi.majakka.kb.Place;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finland's municipalities: Statistics Finland's codes and names, and positions of the centres as
 * far as the project knows them.
 */
public final class Municipalities {
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, String> codes = new LinkedHashMap<>();
  private final Map<String, Place.Position> positions = new LinkedHashMap<>();

  private Municipalities() {}

  /** Reads the list that the program carries. */
  public static Municipalities read() {
    Municipalities all = new Municipalities();
    try (InputStream file = Municipalities.class.getResourceAsStream("/jobs/municipalities.csv")) {
      if (file == null) {
        throw new IllegalStateException("the list of municipalities is missing from the build");
      }
      new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .forEach(line -> all.add(line.split(",", -1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  private void add(String[] cells) {
    names.put(cells[0], cells[1]);
    codes.put(cells[1].toLowerCase(Locale.ROOT), cells[0]);
    if (!cells[2].isEmpty()) {
      positions.put(
          cells[0], new Place.Position(Double.parseDouble(cells[2]), Double.parseDouble(cells[3])));
    }
  }

  /** The Finnish name of a code. */
  public Optional<String> name(String code) {
    return Optional.ofNullable(names.get(code));
  }

  /** The code of a Finnish name, in any case. */
  public Optional<String> code(String name) {
    return Optional.ofNullable(codes.get(name.strip().toLowerCase(Locale.ROOT)));
  }

  /** The centre of a municipality. */
  public Optional<Place.Position> position(String code) {
    return Optional.ofNullable(positions.get(code));
  }

  /**
   * Whole kilometres between two centres as the crow flies; 0 within one municipality, empty when
   * one of them is not known. The same number is shown and compared: what is shown as 30 km is
   * within 30 km.
   */
  public Optional<Integer> kilometres(String from, String to) {
    if (from.equals(to)) {
      return Optional.of(0);
    }
    return position(from)
        .flatMap(a -> position(to).map(a::kilometresTo))
        .map(km -> Math.max(1, (int) Math.round(km)));
  }
}
