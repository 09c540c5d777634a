package fi.majakka.bot.studio;

import fi.majakka.kb.Event;
import fi.majakka.kb.Text;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What stands in the form of an event.
 *
 * @param languages codes with spaces between them
 * @param capacity empty when there is no limit
 */
public record EventForm(
    String id,
    String kind,
    String titleFi,
    String titleEn,
    String aboutFi,
    String aboutEn,
    String start,
    String end,
    String municipality,
    String placeFi,
    String placeEn,
    String organiser,
    String languages,
    String audience,
    String url,
    boolean signUp,
    String capacity,
    String until,
    String checked,
    boolean cancelled) {

  static EventForm empty(String municipality, LocalDate today) {
    return new EventForm(
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        municipality,
        "",
        "",
        "",
        "fi",
        "all",
        "",
        false,
        "",
        "",
        today.toString(),
        false);
  }

  static EventForm of(Event event) {
    return new EventForm(
        event.id(),
        event.kind().key(),
        event.title().fi(),
        event.title().en(),
        event.about().fi(),
        event.about().en(),
        event.start().toString(),
        event.end().toString(),
        event.municipality().orElse(""),
        event.place().fi(),
        event.place().en(),
        event.organiser(),
        String.join(" ", event.languages()),
        event.audience().key(),
        event.url().orElse(""),
        event.signUp().isPresent(),
        event
            .signUp()
            .map(Event.SignUp::capacity)
            .filter(OptionalInt::isPresent)
            .map(most -> Integer.toString(most.getAsInt()))
            .orElse(""),
        event.signUp().flatMap(Event.SignUp::until).map(LocalDateTime::toString).orElse(""),
        event.checked().toString(),
        event.cancelled());
  }

  static EventForm of(Visit visit, String id) {
    return new EventForm(
        id,
        visit.field("kind").orElse(""),
        visit.field("title_fi").orElse(""),
        visit.field("title_en").orElse(""),
        visit.field("about_fi").orElse(""),
        visit.field("about_en").orElse(""),
        visit.field("start").orElse(""),
        visit.field("end").orElse(""),
        visit.field("municipality").orElse(""),
        visit.field("place_fi").orElse(""),
        visit.field("place_en").orElse(""),
        visit.field("organiser").orElse(""),
        visit.field("languages").orElse(""),
        visit.field("audience").orElse(""),
        visit.field("url").orElse(""),
        visit.field("sign_up").isPresent(),
        visit.field("capacity").orElse(""),
        visit.field("until").orElse(""),
        visit.field("checked").orElse(""),
        visit.field("cancelled").isPresent());
  }

  Optional<String> place() {
    return Optional.of(municipality).filter(name -> !name.isEmpty());
  }

  /** True when every text that people read is there in both languages. */
  boolean complete() {
    return List.of(titleFi, titleEn, aboutFi, aboutEn, placeFi, placeEn, organiser).stream()
        .noneMatch(String::isEmpty);
  }

  /**
   * The event.
   *
   * @throws IllegalArgumentException when a field cannot be used, in words for the log only
   * @throws java.time.DateTimeException when a time cannot be read
   */
  Event event(String newId) {
    Optional<Event.SignUp> open =
        signUp
            ? Optional.of(
                new Event.SignUp(
                    capacity.isEmpty()
                        ? OptionalInt.empty()
                        : OptionalInt.of(Integer.parseInt(capacity)),
                    until.isEmpty() ? Optional.empty() : Optional.of(LocalDateTime.parse(until))))
            : Optional.empty();
    return new Event(
        newId,
        Event.Kind.of(kind).orElseThrow(() -> new IllegalArgumentException("kind")),
        new Text(titleFi, titleEn),
        new Text(aboutFi, aboutEn),
        LocalDateTime.parse(start),
        LocalDateTime.parse(end),
        place(),
        new Text(placeFi, placeEn),
        organiser,
        Arrays.stream(languages.split("[\\s,]+"))
            .filter(code -> !code.isEmpty())
            .map(code -> code.toLowerCase(Locale.ROOT))
            .toList(),
        Arrays.stream(Event.Audience.values())
            .filter(one -> one.key().equals(audience))
            .findFirst()
            .orElse(Event.Audience.ALL),
        Optional.of(url).filter(address -> !address.isEmpty()),
        open,
        LocalDate.parse(checked),
        cancelled,
        false);
  }
}
