package fi.majakka.bot.config;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a log may tell of a failure: what was thrown, and where. Never its message, which may quote
 * what a person wrote.
 */
public record Trace(Throwable thrown) {
  private static final int CAUSES = 6;
  private static final int PLACES = 12;

  @Override
  public String toString() {
    return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
        .limit(CAUSES)
        .map(Trace::line)
        .collect(Collectors.joining(", because of "));
  }

  private static String line(Throwable cause) {
    return Arrays.stream(cause.getStackTrace())
        .limit(PLACES)
        .map(
            place ->
                place.getClassName() + "." + place.getMethodName() + ":" + place.getLineNumber())
        .collect(Collectors.joining(" < ", cause.getClass().getName() + " at ", ""));
  }
}
