package fi.majakka.bot.events;

import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.kb.Event;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Events as iCalendar (RFC 5545): one file, or the feed that a calendar follows. */
public final class ICalendar {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int LONGEST_LINE = 75;
  private final StringBuilder text = new StringBuilder();

  private ICalendar() {}

  /**
   * A calendar.
   *
   * @param link makes the address of an event's page
   */
  public static String of(
      List<Event> events,
      Phrases phrases,
      java.util.function.Function<Event, String> link,
      Instant now) {
    ICalendar calendar = new ICalendar();
    calendar.line("BEGIN:VCALENDAR");
    calendar.line("VERSION:2.0");
    calendar.line("PRODID:-//Majakka//Events//FI");
    calendar.line("METHOD:PUBLISH");
    events.forEach(event -> calendar.add(event, phrases, link.apply(event), now));
    calendar.line("END:VCALENDAR");
    return calendar.text.toString();
  }

  private void add(Event event, Phrases phrases, String link, Instant now) {
    line("BEGIN:VEVENT");
    line("UID:" + event.id() + "@majakka");
    line("DTSTAMP:" + UTC.format(now));
    line("DTSTART:" + UTC.format(event.start().atZone(Event.ZONE)));
    line("DTEND:" + UTC.format(event.end().atZone(Event.ZONE)));
    line("SUMMARY:" + escaped(EventWords.title(event, phrases)));
    line("DESCRIPTION:" + escaped(event.about().in(Phrases.kb(phrases.language()))));
    line("LOCATION:" + escaped(EventWords.where(event, phrases)));
    line("URL:" + link);
    line("STATUS:" + (event.cancelled() ? "CANCELLED" : "CONFIRMED"));
    line("END:VEVENT");
  }

  private static String escaped(String value) {
    return value
        .replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replace("\r", "")
        .replace("\n", "\\n");
  }

  /** Lines have at most 75 octets; longer ones go on in the next after a space. */
  private void line(String line) {
    int octets = 0;
    for (int i = 0; i < line.length(); ) {
      String letter = Character.toString(line.codePointAt(i));
      int size = letter.getBytes(StandardCharsets.UTF_8).length;
      if (octets + size > LONGEST_LINE) {
        text.append("\r\n ");
        octets = 1;
      }
      text.append(letter);
      octets += size;
      i += letter.length();
    }
    text.append("\r\n");
  }
}
