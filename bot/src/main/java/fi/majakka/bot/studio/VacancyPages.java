package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.Right;
import fi.majakka.bot.accounts.User;
import fi.majakka.bot.jobs.FeedState;
import fi.majakka.bot.jobs.Municipalities;
import fi.majakka.bot.jobs.VacancyStore;
import fi.majakka.bot.jobs.held.HeldFeed;
import fi.majakka.bot.jobs.held.HeldNews;
import fi.majakka.bot.jobs.held.HeldVacancies;
import fi.majakka.bot.jobs.held.HeldVacancy;
import fi.majakka.bot.jobs.held.HeldVacancy.State;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Vacancies that employers left: accepting and refusing them; and how the feeds are doing. */
public final class VacancyPages implements StudioPages {
  private static final String PATH = "/studio/vacancies";
  private static final int LONGEST_REASON = 500;
  private static final int DECIDED = 20;
  private final HeldVacancies held;
  private final HeldFeed publishing;
  private final HeldNews news;
  private final VacancyStore store;
  private final Municipalities municipalities;

  public VacancyPages(
      HeldVacancies held,
      HeldFeed publishing,
      HeldNews news,
      VacancyStore store,
      Municipalities municipalities) {
    this.held = held;
    this.publishing = publishing;
    this.news = news;
    this.store = store;
    this.municipalities = municipalities;
  }

  /**
   * A vacancy with the name of its municipality.
   *
   * @param telling who tells the employer what was decided: mail, the coordinator (self), or nobody
   *     but their own page (page)
   * @param error what is wrong with the decision that was sent; empty when nothing is
   * @param reason as it was written
   */
  public record Row(
      HeldVacancy vacancy, String municipality, String telling, String error, String reason) {}

  @Override
  public void add(Door door) {
    door.nav(new NavItem("vacancies", PATH, Right.READ, 18));
    door.waiting(new Waiting("vacancies", PATH, Right.ANSWER, user -> waiting(user).size()));
    door.get(PATH, Right.READ, visit -> list(visit, 200, "", ""));
    door.post(PATH + "/{id}/accept", Right.ANSWER, this::accept);
    door.post(PATH + "/{id}/refuse", Right.ANSWER, this::refuse);
  }

  private Optional<String> municipality(HeldVacancy vacancy) {
    return municipalities.name(vacancy.offer().municipality());
  }

  private List<HeldVacancy> waiting(User user) {
    return of(user).stream().filter(each -> each.state() == State.WAITING).toList();
  }

  /** Those that fail come first. */
  private List<FeedState> feeds() {
    return store.feeds().stream()
        .sorted(
            Comparator.comparing((FeedState feed) -> feed.failing().isEmpty())
                .thenComparing(feed -> feed.source().title()))
        .toList();
  }

  /** Those of the municipalities whose things a user may decide. */
  private List<HeldVacancy> of(User user) {
    if (!user.may(Right.ANSWER)) {
      return List.of();
    }
    return held.all().stream().filter(each -> user.mayEdit(municipality(each))).toList();
  }

  private void list(Visit visit, int status, String error, String reason) {
    String id = status == 200 ? "" : visit.part("id");
    List<FeedState> feeds = feeds();
    visit.again(
        status,
        "vacancies.title",
        "studio/vacancies",
        Map.of(
            "waiting",
            waiting(visit.user()).stream()
                .map(each -> each.id().equals(id) ? row(each, error, reason) : row(each, "", ""))
                .toList(),
            "decided",
            of(visit.user()).stream()
                .filter(each -> each.state() != State.WAITING)
                .sorted(Comparator.comparing(HeldVacancy::changedAt).reversed())
                .limit(DECIDED)
                .map(each -> row(each, "", ""))
                .toList(),
            "feeds",
            feeds,
            "open",
            feeds.stream().mapToLong(FeedState::open).sum(),
            "mayDecide",
            visit.user().may(Right.ANSWER)));
  }

  private Row row(HeldVacancy vacancy, String error, String reason) {
    return new Row(vacancy, municipality(vacancy).orElse(""), telling(vacancy), error, reason);
  }

  private String telling(HeldVacancy vacancy) {
    if (news.address(vacancy).isPresent()) {
      return "mail";
    }
    return vacancy.offer().contact().isEmpty() ? "page" : "self";
  }

  private HeldVacancy vacancy(Visit visit) {
    HeldVacancy vacancy = held.find(visit.part("id")).orElseThrow(visit::missing);
    visit.needEdit(municipality(vacancy));
    return vacancy;
  }

  /** The version that the coordinator read. */
  private static int version(Visit visit) {
    return visit
        .field("version")
        .filter(digits -> digits.matches("[0-9]{1,6}"))
        .map(Integer::parseInt)
        .orElse(0);
  }

  private void accept(Visit visit) {
    HeldVacancy vacancy = vacancy(visit);
    if (held.accept(vacancy.id(), version(visit), visit.user().name()).join()) {
      publishing.publish();
      visit.done(PATH, "done.vacancy_accepted_" + telling(vacancy));
    } else {
      list(visit, 409, visit.say("held.meanwhile"), "");
    }
  }

  private void refuse(Visit visit) {
    HeldVacancy vacancy = vacancy(visit);
    String reason = visit.field("reason").orElse("");
    if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
      list(visit, 422, visit.say("held.reason_needed"), reason);
    } else if (held.refuse(vacancy.id(), version(visit), visit.user().name(), reason).join()) {
      visit.done(PATH, "done.vacancy_refused_" + telling(vacancy));
    } else {
      list(visit, 409, visit.say("held.meanwhile"), reason);
    }
  }
}
