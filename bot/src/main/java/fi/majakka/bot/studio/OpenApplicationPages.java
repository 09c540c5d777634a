package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.AuditEntry;
import fi.majakka.bot.accounts.AuditLog;
import fi.majakka.bot.accounts.Right;
import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.applications.Application;
import fi.majakka.bot.applications.ApplicationBook;
import fi.majakka.bot.applications.ApplicationCard;
import fi.majakka.bot.applications.ApplicationLinks;
import fi.majakka.bot.applications.Employer;
import fi.majakka.bot.applications.EmployerView;
import fi.majakka.bot.applications.Experience;
import fi.majakka.bot.applications.FactFilter;
import fi.majakka.bot.applications.Level;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.Organisation;
import fi.majakka.kb.Place;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The open applications in order of arrival, and the windows through which employers see those that
 * reach them. Nobody is ranked or scored here.
 */
public final class OpenApplicationPages implements StudioPages {
  private static final String PATH = "/studio/applications";
  private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");
  private static final int SHOWN = 50;
  private static final int LONGEST_NAME = 120;

  /** A window is open for so long at most. */
  private static final Duration LONGEST = Duration.ofDays(92);

  private static final int USUAL_DAYS = 30;
  private final ApplicationBook book;
  private final ApplicationLinks links;
  private final CurrentKnowledge knowledge;
  private final AuditLog audit;
  private final Clock clock;

  public OpenApplicationPages(
      ApplicationBook book,
      ApplicationLinks links,
      CurrentKnowledge knowledge,
      AuditLog audit,
      Clock clock) {
    this.book = book;
    this.links = links;
    this.knowledge = knowledge;
    this.audit = audit;
    this.clock = clock;
  }

  /** An application in the list. */
  public record Arrived(Instant at, ApplicationCard card) {}

  /**
   * A window in the list.
   *
   * @param address empty once it is shut
   */
  public record Window(
      String id,
      String employer,
      String by,
      Instant at,
      Instant until,
      boolean open,
      String address,
      List<ApplicationBook.Look> looks) {}

  @Override
  public void add(Door door) {
    door.nav(new NavItem("applications", PATH, Right.ANSWER, 76));
    door.get(PATH, Right.ANSWER, this::list);
    door.get(PATH + "/windows", Right.ANSWER, visit -> windows(visit, 200, ""));
    door.post(PATH + "/windows", Right.ANSWER, this::handOut);
    door.post(PATH + "/windows/{id}/shut", Right.ANSWER, this::shut);
  }

  /** An owner's municipality is an employer, and sees applications as every employer does. */
  private static void regionOnly(Visit visit) {
    if (visit.user().municipality().isPresent()) {
      throw new StudioException(403, "error.employer");
    }
  }

  private void list(Visit visit) {
    regionOnly(visit);
    KnowledgeBase release = knowledge.get();
    Phrases phrases = new Phrases(release, visit.language());
    FactFilter filter =
        new FactFilter(
            visit.query("work").map(work -> ApplicationCard.canonical(work, release)),
            visit.query("place"),
            visit.query("finnish").flatMap(Level::of).orElse(Level.NONE),
            visit.query("english").flatMap(Level::of).orElse(Level.NONE),
            Optional.empty(),
            visit.query("experience").flatMap(Experience::of).orElse(Experience.NONE));
    List<Application> all = book.shared(filter);
    int last = Math.max(1, (all.size() + SHOWN - 1) / SHOWN);
    int page = Math.min(visit.pageNumber(), last);
    visit.page(
        "applications.title",
        "studio/applications",
        Map.of(
            "applications",
            all.stream()
                .skip((long) (page - 1) * SHOWN)
                .limit(SHOWN)
                .map(one -> arrived(one, phrases, release))
                .toList(),
            "found",
            all.size(),
            "number",
            page,
            "last",
            last,
            "filter",
            filter,
            "work",
            visit.query("work").orElse(""),
            "municipalities",
            release.municipalities().stream().map(Place::name).toList(),
            "phrases",
            phrases));
  }

  private static Arrived arrived(Application application, Phrases phrases, KnowledgeBase release) {
    Application.Shared shared = application.shared().orElseThrow();
    return new Arrived(
        shared.at(),
        ApplicationCard.of(application.facts(), Optional.of(shared.contact()), phrases, release));
  }

  private void windows(Visit visit, int status, String error) {
    regionOnly(visit);
    Instant now = clock.instant();
    visit.again(
        status,
        "windows.title",
        "studio/windows",
        Map.of(
            "windows",
            book.views().stream().map(view -> window(view, visit, now)).toList(),
            "employers",
            municipalities(visit),
            "until",
            LocalDate.ofInstant(now, FINLAND).plusDays(USUAL_DAYS).toString(),
            "error",
            error));
  }

  private Window window(EmployerView view, Visit visit, Instant now) {
    boolean open = view.open(now);
    return new Window(
        view.id(),
        view.employer().name().in(Phrases.kb(visit.language())),
        view.handedOutBy(),
        view.handedOutAt(),
        view.revokedAt().orElse(view.expiresAt()),
        open,
        open ? links.to(view) : "",
        book.looks(view.id()));
  }

  private List<Map.Entry<String, String>> municipalities(Visit visit) {
    return knowledge.get().organisations().stream()
        .filter(organisation -> organisation.municipality().isPresent())
        .map(
            organisation ->
                Map.entry(organisation.id(), organisation.name().in(Phrases.kb(visit.language()))))
        .toList();
  }

  private void handOut(Visit visit) {
    regionOnly(visit);
    Optional<Instant> until = until(visit);
    Optional<Employer> known =
        visit
            .field("employer")
            .flatMap(id -> knowledge.get().organisation(id))
            .filter(organisation -> organisation.municipality().isPresent())
            .map(OpenApplicationPages::employer);
    Optional<String> name = visit.field("name").filter(text -> text.length() <= LONGEST_NAME);
    if (until.isEmpty() || (known.isEmpty() && name.isEmpty())) {
      windows(visit, 422, visit.say("windows.incomplete"));
      return;
    }
    String coordinator = visit.user().name();
    Employer employer =
        known.orElseGet(() -> book.addEmployer(name.orElseThrow(), coordinator).join());
    EmployerView view = book.handOut(employer, coordinator, until.get()).join();
    audit
        .record(
            AuditEntry.of(coordinator, "application.window_opened", view.id())
                .with("employer", employer.id()))
        .join();
    visit.done(PATH + "/windows", "done.window.opened");
  }

  private static Employer employer(Organisation organisation) {
    return new Employer(organisation.id(), organisation.name());
  }

  /** Until the end of the day that was chosen. */
  private Optional<Instant> until(Visit visit) {
    Instant now = clock.instant();
    try {
      return visit
          .field("until")
          .map(text -> LocalDate.parse(text).plusDays(1).atStartOfDay(FINLAND).toInstant())
          .filter(at -> at.isAfter(now) && at.isBefore(now.plus(LONGEST)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private void shut(Visit visit) {
    regionOnly(visit);
    String id = visit.part("id");
    if (!book.revoke(id, visit.user().name()).join()) {
      throw visit.missing();
    }
    audit.record(AuditEntry.of(visit.user().name(), "application.window_shut", id)).join();
    visit.done(PATH + "/windows", "done.window.shut");
  }
}
