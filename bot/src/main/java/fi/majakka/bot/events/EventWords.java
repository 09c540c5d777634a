package fi.majakka.bot.events;

import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.kb.Event;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** Says when and where an event is, in the reader's language. */
public final class EventWords {
  private static final DateTimeFormatter FINNISH = DateTimeFormatter.ofPattern("H.mm");
  private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("H:mm");

  private EventWords() {}

  /** The title, with a word before that of a sample and after that of a cancelled event. */
  public static String title(Event event, Phrases phrases) {
    String title = event.title().in(Phrases.kb(phrases.language()));
    String marked = event.sample() ? phrases.say("event.sample", title) : title;
    return event.cancelled() ? phrases.say("event.cancelled", marked) : marked;
  }

  /** "to 14.1.2027 klo 17.00–19.00", "Thu 14 January 2027, 17:00–19:00". */
  public static String when(Event event, Phrases phrases) {
    boolean finnish = phrases.language() == Language.FI;
    String start = day(event.start(), phrases);
    String from = (finnish ? FINNISH : ENGLISH).format(event.start());
    String to = (finnish ? FINNISH : ENGLISH).format(event.end());
    boolean sameDay = event.start().toLocalDate().equals(event.end().toLocalDate());
    String end = sameDay ? to : day(event.end(), phrases) + " " + to;
    return start + (finnish ? " klo " : ", ") + from + (sameDay ? "–" : " – ") + end;
  }

  private static String day(LocalDateTime time, Phrases phrases) {
    Locale locale = phrases.language() == Language.FI ? Locale.forLanguageTag("fi-FI") : Locale.UK;
    return time.getDayOfWeek().getDisplayName(TextStyle.SHORT_STANDALONE, locale)
        + " "
        + phrases.day(time.toLocalDate());
  }

  /** Where to come. */
  public static String where(Event event, Phrases phrases) {
    String place = event.place().in(Phrases.kb(phrases.language()));
    return event
        .municipality()
        .filter(name -> !place.contains(name))
        .map(name -> place + ", " + name)
        .orElse(place);
  }
}
