package fi.majakka.bot.jobs;

import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.conversation.Source;
import fi.majakka.bot.jobs.VacancySearch.Hit;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Shows vacancies as messages, and where they come from. Thread-safe. */
public final class JobCards {
  private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");
  private final FeedBook feeds;
  private final Municipalities municipalities;
  private final Supplier<String> site;
  private final Clock clock;

  /**
   * @param site the address of our own pages, without a slash at the end
   */
  public JobCards(
      FeedBook feeds, Municipalities municipalities, Supplier<String> site, Clock clock) {
    this.feeds = feeds;
    this.municipalities = municipalities;
    this.site = site;
    this.clock = clock;
  }

  /** A vacancy as a message. */
  public Message.Job card(JobWording.In words, VacancyQuery query, Hit hit) {
    Vacancy vacancy = hit.vacancy();
    return new Message.Job(
        vacancy.id(),
        words.title(vacancy),
        vacancy.employer(),
        words.place(vacancy),
        address(vacancy),
        words.reason(query, hit),
        hit.kilometres(),
        sample(vacancy));
  }

  /** Where a vacancy is to be read: our own page, which leads on to where it is published. */
  public String address(Vacancy vacancy) {
    return site.get() + "/jobs/" + vacancy.id();
  }

  /** True for a vacancy that is made up. */
  public boolean sample(Vacancy vacancy) {
    return feeds.source(vacancy.feed()).filter(FeedSource::sample).isPresent();
  }

  /** The name of a municipality. */
  String municipality(String code) {
    return municipalities.name(code).orElse(code);
  }

  /** The feeds of some hits, each once; all feeds when there are no hits. */
  public List<Source> sources(Collection<Hit> hits, Language language) {
    Map<String, Source> sources = new LinkedHashMap<>();
    for (FeedState feed : feeds.all()) {
      boolean cited =
          hits.stream().anyMatch(hit -> hit.vacancy().feed().equals(feed.source().name()));
      if (cited || (hits.isEmpty() && feed.open() > 0)) {
        sources.put(feed.source().name(), source(feed));
      }
    }
    return List.copyOf(sources.values());
  }

  private Source source(FeedState feed) {
    return new Source(
        feed.source().title(),
        feed.source().url(),
        LocalDate.ofInstant(feed.succeeded().orElseGet(clock::instant), FINLAND),
        feed.source().title(),
        feed.failing().isPresent());
  }

  /** The feed that a vacancy came by. */
  public Optional<FeedState> feed(Vacancy vacancy) {
    return feeds.all().stream()
        .filter(feed -> feed.source().name().equals(vacancy.feed()))
        .findFirst();
  }
}
