package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.Right;
import fi.majakka.bot.accounts.User;
import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.editorial.EditorialException;
import fi.majakka.bot.ptv.Conflict;
import fi.majakka.bot.ptv.PtvDesk;
import fi.majakka.kb.Organisation;
import fi.majakka.kb.edit.Words;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** Where PTV and our facts differ: somebody looks who is right, nothing is overwritten. */
public final class ConflictPages implements StudioPages {
  private static final String PATH = "/studio/conflicts";
  private static final int USUAL_MONTHS = 3;
  private static final int MOST_MONTHS = 12;
  private final PtvDesk desk;
  private final CurrentKnowledge knowledge;
  private final Clock clock;

  public ConflictPages(PtvDesk desk, CurrentKnowledge knowledge, Clock clock) {
    this.desk = desk;
    this.knowledge = knowledge;
    this.clock = clock;
  }

  /** A conflict, and whether whoever looks may settle it. */
  public record Line(Conflict conflict, boolean mayEdit) {}

  @Override
  public void add(Door door) {
    door.nav(new NavItem("conflicts", PATH, Right.READ, 34));
    door.waiting(
        new Waiting(
            "conflicts",
            PATH,
            Right.EDIT,
            user -> (int) desk.conflicts().stream().filter(one -> mayEdit(user, one)).count()));
    door.get(PATH, Right.READ, visit -> list(visit, 200, ""));
    door.post(PATH + "/{fact}/take", Right.EDIT, this::take);
    door.post(PATH + "/{fact}/keep", Right.EDIT, this::keep);
    door.post(PATH + "/{fact}/part", Right.EDIT, this::part);
  }

  private boolean mayEdit(User user, Conflict conflict) {
    return user.may(Right.EDIT)
        && user.mayEdit(
            knowledge
                .get()
                .organisation(conflict.fact().owner())
                .flatMap(Organisation::municipality));
  }

  private void list(Visit visit, int status, String error) {
    LocalDate today = Review.today(clock);
    visit.ctx().status(status);
    visit.page(
        "conflicts.title",
        "studio/conflicts",
        Map.of(
            "lines",
            desk.conflicts().stream()
                .map(one -> new Line(one, mayEdit(visit.user(), one)))
                .toList(),
            "today",
            today.toString(),
            "usual",
            today.plusMonths(USUAL_MONTHS).toString(),
            "latest",
            today.plusMonths(MOST_MONTHS).toString(),
            "error",
            error));
  }

  /** The conflict of the page; somebody else may have settled it already. */
  private Optional<Conflict> conflict(Visit visit) {
    Optional<Conflict> found =
        desk.conflicts().stream()
            .filter(one -> one.fact().id().equals(visit.part("fact")))
            .findFirst();
    found.ifPresent(one -> PtvPages.mayEdit(visit, one.fact(), knowledge.get()));
    if (found.isEmpty()) {
      list(visit, 409, visit.say("conflicts.settled"));
    }
    return found;
  }

  private void take(Visit visit) {
    Optional<Conflict> found = conflict(visit);
    if (found.isEmpty()) {
      return;
    }
    // What the coordinator saw is what is taken, not what PTV may say by now.
    String seen = visit.raw("theirs");
    Optional<Words> theirs =
        found.get().theirs().stream().filter(words -> shown(words).equals(seen)).findFirst();
    if (theirs.isEmpty()) {
      list(visit, 409, visit.say("conflicts.changed"));
      return;
    }
    try {
      String id = found.get().fact().id();
      PtvDesk.Taken taken =
          desk.takeTheirs(
              found.get(),
              theirs.get(),
              visit.say("conflicts.draft_title", id),
              visit.user().name());
      String draft = taken.draft().id();
      if (taken.inText()) {
        visit.done(DraftPages.PATH + "/" + draft, "done.saved");
      } else {
        visit.done("/studio/facts/" + id + "/edit?draft=" + draft, "done.conflict.text");
      }
    } catch (EditorialException e) {
      list(visit, 409, Refusals.say(visit, e));
    }
  }

  /** One of PTV's values, as it is shown and sent back. */
  public static String shown(Words words) {
    return words.fi().equals(words.en()) || words.en().isBlank()
        ? words.fi()
        : words.fi() + " / " + words.en();
  }

  private void keep(Visit visit) {
    Optional<Conflict> found = conflict(visit);
    if (found.isEmpty()) {
      return;
    }
    Optional<String> reason = visit.field("reason");
    Optional<LocalDate> until = visit.field("until").flatMap(this::day);
    if (reason.isEmpty() || until.isEmpty()) {
      list(visit, 422, visit.say("conflicts.keep_wrong"));
      return;
    }
    desk.keepOurs(found.get(), until.get(), reason.get(), visit.user().name());
    visit.done(PATH, "done.conflict.kept");
  }

  private Optional<LocalDate> day(String text) {
    try {
      LocalDate today = Review.today(clock);
      return Optional.of(LocalDate.parse(text))
          .filter(day -> !day.isBefore(today) && !day.isAfter(today.plusMonths(MOST_MONTHS)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private void part(Visit visit) {
    Optional<Conflict> found = conflict(visit);
    if (found.isPresent()) {
      desk.part(found.get().fact().id(), visit.user().name());
      visit.done(PATH, "done.ptv.parted");
    }
  }
}
