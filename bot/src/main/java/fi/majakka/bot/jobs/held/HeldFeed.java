package fi.majakka.bot.jobs.held;

import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.jobs.FeedLine;
import fi.majakka.bot.jobs.FeedSource;
import fi.majakka.bot.jobs.Localized;
import fi.majakka.bot.jobs.Occupations;
import fi.majakka.bot.jobs.Posting;
import fi.majakka.bot.jobs.VacancyStore;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * Publishes what was accepted, and ends what is accepted no more: a feed like the others. Done
 * again it changes nothing, so that a crash in between is mended by the next time.
 */
public final class HeldFeed {
  private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");
  private final HeldVacancies held;
  private final VacancyStore store;
  private final Occupations occupations;
  private final Supplier<String> site;
  private final Clock clock;

  /**
   * @param site the address of our own pages
   */
  public HeldFeed(
      HeldVacancies held,
      VacancyStore store,
      Occupations occupations,
      Supplier<String> site,
      Clock clock) {
    this.held = held;
    this.store = store;
    this.occupations = occupations;
    this.site = site;
    this.clock = clock;
  }

  /** Brings the searched vacancies up to date. */
  public void publish() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), FINLAND);
    List<FeedLine> lines = new ArrayList<>();
    for (HeldVacancy vacancy : held.all()) {
      if (vacancy.state() == HeldVacancy.State.ACCEPTED
          && !vacancy.offer().until().isBefore(today)) {
        lines.add(new FeedLine.Found(posting(vacancy), lines.size() + 1));
      }
    }
    held.notAccepted().forEach(id -> lines.add(new FeedLine.Ended(id)));
    if (!lines.isEmpty()) {
      store.importFrom(source(), lines.iterator(), false);
    }
  }

  private FeedSource source() {
    return new FeedSource(
        FeedSource.FORM, FeedSource.FORM, "Majakka", site.get() + "/jobs/new", true);
  }

  private Posting posting(HeldVacancy vacancy) {
    Offer offer = vacancy.offer();
    String text =
        offer.appliesOnPage() ? offer.description() : offer.description() + "\n\n" + offer.apply();
    return new Posting(
        vacancy.id(),
        in(vacancy.language(), offer.title()),
        offer.employer(),
        List.of(offer.municipality()),
        occupations.in(offer.title()),
        offer.kinds(),
        offer.language(),
        offer.noExperience(),
        OptionalInt.of(offer.positions()),
        vacancy.changedAt(),
        Optional.of(offer.until().plusDays(1).atStartOfDay(FINLAND).toInstant()),
        Optional.of(offer.apply()).filter(way -> offer.appliesOnPage()),
        Optional.of(in(vacancy.language(), text.strip())));
  }

  private static Localized in(Language language, String text) {
    return language == Language.FI
        ? Localized.of(text)
        : new Localized(Optional.empty(), Optional.of(text));
  }
}
