package fi.majakka.bot.events;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Those who come, as CSV for the organiser (RFC 4180). A cell that a spreadsheet would take for a
 * formula gets an apostrophe before it (OWASP ASVS 5.0, 1.2.10).
 */
public final class SignUpSheet {

  private SignUpSheet() {}

  /** The sheet, with a heading. */
  public static String of(List<SignUp> signUps) {
    return Stream.concat(
            Stream.of(List.of("status", "name", "email", "language", "signed up")),
            signUps.stream()
                .map(
                    one ->
                        List.of(
                            one.status().name().toLowerCase(java.util.Locale.ROOT),
                            one.name(),
                            one.email(),
                            one.language().code(),
                            one.at().toString())))
        .map(row -> row.stream().map(SignUpSheet::cell).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\r\n", "\uFEFF", "\r\n"));
  }

  private static String cell(String value) {
    String safe =
        !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    return '"' + safe.replace("\"", "\"\"") + '"';
  }
}
