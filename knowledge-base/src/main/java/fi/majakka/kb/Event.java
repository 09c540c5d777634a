package fi.majakka.kb;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Something that people may come to: an information session, a fair, a pop-up point.
 *
 * @param id 1 to 24 of lower-case letters, digits and hyphens; part of addresses
 * @param about what happens there, in plain sentences
 * @param start Finnish local time
 * @param end after the start
 * @param municipality one of the region's; empty when it is elsewhere or held online only
 * @param place where to come
 * @param organiser id of an organisation
 * @param languages ISO 639-1 codes of the languages used there
 * @param url the organiser's own page about it
 * @param signUp empty when nobody needs to sign up here
 * @param checked when a person last compared it with the organiser's word
 * @param cancelled shown as such until its day
 * @param sample true for sample data, which is shown as such
 */
public record Event(
    String id,
    Kind kind,
    Text title,
    Text about,
    LocalDateTime start,
    LocalDateTime end,
    Optional<String> municipality,
    Text place,
    String organiser,
    List<String> languages,
    Audience audience,
    Optional<String> url,
    Optional<SignUp> signUp,
    LocalDate checked,
    boolean cancelled,
    boolean sample) {
  /** The clock on the wall where events are held. */
  public static final ZoneId ZONE = ZoneId.of("Europe/Helsinki");

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,23}");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");
  private static final int LONGEST_TITLE = 120;
  private static final int LONGEST_ABOUT = 2_000;
  private static final int LONGEST_PLACE = 200;

  public Event {
    languages = List.copyOf(languages);
    need(ID.matcher(id).matches(), "id has 1 to 24 of a-z, 0-9 and hyphens");
    need(fits(title, LONGEST_TITLE), "title has at most 120 characters");
    need(fits(about, LONGEST_ABOUT), "about has at most 2000 characters");
    need(fits(place, LONGEST_PLACE), "place has at most 200 characters");
    need(end.isAfter(start), "end comes after start");
    need(
        languages.stream().allMatch(code -> LANGUAGE.matcher(code).matches()),
        "languages are codes such as fi and en");
    need(url.stream().allMatch(address -> address.startsWith("https://")), "url is https");
  }

  private static void need(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  private static boolean fits(Text text, int longest) {
    return text.fi().length() <= longest && text.en().length() <= longest;
  }

  /** What kind of event. */
  public enum Kind {
    INFO_SESSION,
    MATCHING,
    SUMMER_JOB_FAIR,
    POP_UP,
    EMPLOYER_FORUM,
    OTHER;

    /** The name as in files and addresses. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a name. */
    public static Optional<Kind> of(String key) {
      for (Kind kind : values()) {
        if (kind.key().equals(key)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }

  /** Whom an event is for. */
  public enum Audience {
    ALL,
    TALENT,
    EMPLOYER;

    /** The name as in files. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Signing up here.
   *
   * @param capacity how many fit; empty when there is no limit
   * @param until last moment to sign up, Finnish local time; empty: until the start
   */
  public record SignUp(OptionalInt capacity, Optional<LocalDateTime> until) {
    public SignUp {
      need(capacity.isEmpty() || capacity.getAsInt() > 0, "capacity is at least 1");
    }
  }

  /** True when one can still sign up here. */
  public boolean open(LocalDateTime now) {
    return !cancelled
        && signUp.isPresent()
        && now.isBefore(signUp.get().until().filter(start::isAfter).orElse(start));
  }

  /** True until the event has ended. */
  public boolean upcoming(LocalDateTime now) {
    return now.isBefore(end);
  }

  /** The same event so many days later, for samples. */
  public Event later(long days) {
    return new Event(
        id,
        kind,
        title,
        about,
        start.plusDays(days),
        end.plusDays(days),
        municipality,
        place,
        organiser,
        languages,
        audience,
        url,
        signUp.map(
            open -> new SignUp(open.capacity(), open.until().map(until -> until.plusDays(days)))),
        checked,
        cancelled,
        sample);
  }
}
