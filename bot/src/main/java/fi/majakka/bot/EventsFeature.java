package fi.majakka.bot;

import fi.majakka.bot.accounts.AuditLog;
import fi.majakka.bot.answers.AnswerCache;
import fi.majakka.bot.answers.ArticleSkill;
import fi.majakka.bot.events.EventBook;
import fi.majakka.bot.events.EventLinks;
import fi.majakka.bot.events.EventsSkill;
import fi.majakka.bot.events.SignUpNotices;
import fi.majakka.bot.privacy.SignedIds;
import fi.majakka.bot.storage.JdbiEventBook;
import fi.majakka.bot.storage.JdbiSignUps;
import fi.majakka.bot.storage.SignUpRecords;
import fi.majakka.bot.studio.EventEditing;
import fi.majakka.bot.web.RateLimits;
import fi.majakka.bot.web.Templates;
import fi.majakka.bot.web.events.EventPages;
import fi.majakka.bot.web.events.SignUpPages;
import fi.majakka.kb.Event;
import fi.majakka.kb.KnowledgeBaseReader;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Events: the chat's list, pages, calendar, signing up and reminders. */
final class EventsFeature {
  private static final int FIRST_SAMPLE_IN_DAYS = 7;

  private EventsFeature() {}

  static Feature of(Foundations base, AuditLog audit) {
    List<Event> samples =
        base.config().events().demo()
            ? moved(
                KnowledgeBaseReader.sampleEvents(base.home().knowledge(), base.config().region()),
                LocalDate.ofInstant(base.clock().instant(), Event.ZONE))
            : List.of();
    EventBook book =
        new JdbiEventBook(
            base.database(),
            () ->
                Stream.concat(base.knowledge().get().events().stream(), samples.stream()).toList(),
            base.clock());
    EventLinks links =
        new EventLinks(
            new SignedIds(base.signer(), "sign-up"),
            new SignedIds(base.signer(), "sign-up of a conversation"),
            new SignedIds(base.signer(), "organiser"),
            () -> base.site().get().toString());
    JdbiSignUps signUps =
        new JdbiSignUps(
            base.database(),
            base.master(),
            book,
            new SignUpNotices(base.knowledge()::get, links, base.mailer()),
            base.config().events(),
            base.clock());
    Templates templates = new Templates();
    return new Feature(
            List.of(
                new EventsSkill(book, links, new ArticleSkill(new AnswerCache()), base.clock())),
            List.of(),
            List.of(
                new EventPages(book, links, base.knowledge(), templates, base.clock()),
                new SignUpPages(
                    book,
                    signUps,
                    links,
                    base.knowledge(),
                    templates,
                    new RateLimits(base.config().limits().formsPerMinute()),
                    base.clock())),
            Map.of(),
            List.of(
                new Feature.Task(
                    "tending sign-ups",
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    () -> signUps.tend().join())),
            List.of(new SignUpRecords(base.master())))
        .withPages(
            List.of(new EventEditing(book, signUps, links, base.knowledge(), audit, base.clock())));
  }

  /** Samples are moved so that the first is a week away. */
  private static List<Event> moved(List<Event> samples, LocalDate today) {
    Optional<LocalDate> first =
        samples.stream().map(event -> event.start().toLocalDate()).min(Comparator.naturalOrder());
    return first
        .map(day -> ChronoUnit.DAYS.between(day, today) + FIRST_SAMPLE_IN_DAYS)
        .map(days -> samples.stream().map(event -> event.later(days)).toList())
        .orElse(List.of());
  }
}
