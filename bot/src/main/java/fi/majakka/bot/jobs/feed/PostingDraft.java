package fi.majakka.bot.jobs.feed;

import fi.majakka.bot.jobs.Employment;
import fi.majakka.bot.jobs.FeedLine;
import fi.majakka.bot.jobs.LanguageNeed;
import fi.majakka.bot.jobs.Localized;
import fi.majakka.bot.jobs.Occupations;
import fi.majakka.bot.jobs.Posting;
import fi.majakka.bot.jobs.Stated;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A vacancy as a reader puts it together; what the feed does not tell is taken from its words. */
final class PostingDraft {
  /** What states no end is taken to end so long after it was published. */
  private static final Duration LONGEST = Duration.ofDays(60);

  private static final int LONGEST_TITLE = 300;
  private final Reading reading;
  String id = "";
  Optional<String> titleFi = Optional.empty();
  Optional<String> titleEn = Optional.empty();
  Optional<String> textFi = Optional.empty();
  Optional<String> textEn = Optional.empty();
  String employer = "";
  final Set<String> municipalities = new LinkedHashSet<>();
  final Set<String> occupations = new LinkedHashSet<>();
  final Set<Employment> kinds = EnumSet.noneOf(Employment.class);
  Optional<LanguageNeed> language = Optional.empty();
  boolean noExperience;
  OptionalInt positions = OptionalInt.empty();
  Optional<Instant> published = Optional.empty();
  Optional<Instant> expires = Optional.empty();
  Optional<String> url = Optional.empty();

  PostingDraft(Reading reading) {
    this.reading = reading;
  }

  /** The vacancy; its end, when it is past; or why it cannot be used. */
  FeedLine finish(int line) {
    titleFi = titleFi.map(PostingDraft::oneLine).filter(title -> !title.isEmpty());
    titleEn = titleEn.map(PostingDraft::oneLine).filter(title -> !title.isEmpty());
    if (titleFi.isEmpty() && titleEn.isEmpty()) {
      return new FeedLine.Refused(line, "no title");
    }
    if (id.isBlank()) {
      return new FeedLine.Refused(line, "no id");
    }
    String by = employer.isBlank() ? reading.employer().orElse("") : employer;
    if (by.isBlank()) {
      return new FeedLine.Refused(line, "no employer");
    }
    Localized title = new Localized(titleFi, titleEn);
    Optional<Localized> text =
        textFi.isEmpty() && textEn.isEmpty()
            ? Optional.empty()
            : Optional.of(new Localized(textFi.map(PlainText::of), textEn.map(PlainText::of)));
    Instant since = published.orElse(reading.now());
    Optional<Instant> until = expires.or(() -> published.map(day -> day.plus(LONGEST)));
    if (until.filter(end -> !end.isAfter(reading.now())).isPresent()) {
      return new FeedLine.Ended(id);
    }
    fillIn(title, text.map(Localized::all).orElse(""));
    try {
      return new FeedLine.Found(
          new Posting(
              id,
              title,
              oneLine(by),
              List.copyOf(municipalities),
              occupations.stream().map(Occupations::canonical).distinct().toList(),
              kinds,
              language.orElse(LanguageNeed.NOT_STATED),
              noExperience,
              positions,
              since,
              until,
              url,
              text),
          line);
    } catch (IllegalArgumentException e) {
      return new FeedLine.Refused(line, String.valueOf(e.getMessage()));
    }
  }

  private void fillIn(Localized title, String text) {
    if (municipalities.isEmpty()) {
      municipalities.addAll(reading.places().in(title.all()));
    }
    if (municipalities.isEmpty()) {
      reading.municipality().ifPresent(municipalities::add);
    }
    if (occupations.isEmpty()) {
      occupations.addAll(reading.occupations().in(title.fi().orElse("")));
    }
    if (occupations.isEmpty()) {
      occupations.addAll(reading.occupations().in(title.en().orElse("")));
    }
    kinds.addAll(Stated.kinds(title.all()));
    kinds.addAll(Stated.hours(text));
    String all = title.all() + "\n" + text;
    if (language.isEmpty()) {
      language = Optional.of(Stated.language(all));
    }
    noExperience |= Stated.noExperience(all);
  }

  private static String oneLine(String text) {
    String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return line.length() > LONGEST_TITLE ? line.substring(0, LONGEST_TITLE - 1) + "…" : line;
  }
}
