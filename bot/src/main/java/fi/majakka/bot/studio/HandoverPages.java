package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.Right;
import fi.majakka.bot.accounts.User;
import fi.majakka.bot.handover.Handover;
import fi.majakka.bot.handover.HandoverDesk;
import fi.majakka.bot.handover.HandoverDesk.Filter;
import fi.majakka.bot.handover.HandoverDesk.Line;
import fi.majakka.bot.handover.OfficeHours;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Those who asked for a person: the queue, one conversation, and when people answer. */
public final class HandoverPages implements StudioPages {
  private static final String PATH = "/studio/handovers";
  private static final String HOURS = PATH + "/hours";
  private static final int LONGEST = 3_000;
  private static final int MOST_HOURS = 240;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H[:mm][.mm]");
  private final HandoverDesk handovers;
  private final Runnable hurry;
  private final Supplier<List<String>> municipalities;

  /**
   * @param hurry has what was queued sent at once
   * @param municipalities of the region
   */
  public HandoverPages(
      HandoverDesk handovers, Runnable hurry, Supplier<List<String>> municipalities) {
    this.handovers = handovers;
    this.hurry = hurry;
    this.municipalities = municipalities;
  }

  @Override
  public void add(Door door) {
    door.nav(new NavItem("handovers", PATH, Right.ANSWER, 15));
    door.waiting(
        new Waiting(
            "handovers", PATH, Right.ANSWER, user -> handovers.waiting(user.municipality())));
    door.get(PATH, Right.ANSWER, this::list);
    door.get(HOURS, Right.ANSWER, visit -> hours(visit, 200, HoursForm.usual(visit.user()), ""));
    door.post(HOURS, Right.ANSWER, this::setHours);
    door.post(HOURS + "/remove", Right.ANSWER, this::removeHours);
    door.get(PATH + "/{id}", Right.ANSWER, visit -> one(visit, 200, ""));
    door.watch(PATH + "/{id}/talk", Right.ANSWER, this::talk);
    door.post(PATH + "/{id}/take", Right.ANSWER, this::take);
    door.post(PATH + "/{id}/answer", Right.ANSWER, this::answer);
    door.post(PATH + "/{id}/back", Right.ANSWER, this::handBack);
  }

  /** The municipalities whose people a user may answer. */
  private List<String> answerable(User user) {
    return user.municipality().map(List::of).orElseGet(municipalities);
  }

  private void list(Visit visit) {
    Optional<String> asked = visit.query("municipality").filter(answerable(visit.user())::contains);
    Filter filter =
        new Filter(
            visit.user().municipality().or(() -> asked),
            visit.query("state").filter("ended"::equals).isPresent());
    visit.page(
        "handovers.title",
        "studio/handovers",
        Map.of(
            "handovers",
            handovers.list(filter),
            "municipalities",
            answerable(visit.user()),
            "filter",
            filter));
  }

  /** One that the user may answer. */
  private Handover handover(Visit visit) {
    Handover found = handovers.find(visit.part("id")).orElseThrow(visit::missing);
    visit.needEdit(found.municipality());
    return found;
  }

  private void one(Visit visit, int status, String error) {
    Handover handover = handover(visit);
    boolean mine = handover.takenBy().filter(visit.user().name()::equals).isPresent();
    if (!mine) {
      handovers.looked(handover.id(), visit.user().name()).join();
    }
    visit.ctx().status(status);
    String key = visit.raw("key");
    visit.titled(
        visit.say("handover.title", visit.time(handover.askedAt())),
        "studio/handover",
        Map.of(
            "handover",
            handover,
            "lines",
            handovers.lines(handover),
            "mine",
            mine,
            "key",
            key.isEmpty() ? UUID.randomUUID().toString() : key,
            "typed",
            visit.raw("words"),
            "error",
            error));
  }

  /** What has been said since, for the page that is open. */
  private void talk(Visit visit) {
    Handover handover = handover(visit);
    List<Line> lines = handovers.lines(handover);
    int seen =
        visit
            .query("seen")
            .filter(number -> number.matches("\\d{1,6}"))
            .map(Integer::valueOf)
            .orElse(0);
    if (lines.size() <= seen) {
      visit.ctx().status(204);
      return;
    }
    visit.titled(
        "",
        "studio/part/handover-news",
        Map.of(
            "handover",
            handover,
            "lines",
            lines.subList(seen, lines.size()),
            "seen",
            lines.size()));
  }

  private void take(Visit visit) {
    String id = handover(visit).id();
    if (handovers.take(id, visit.user().name()).join()) {
      hurry.run();
      visit.done(PATH + "/" + id, "done.handover_taken");
    } else {
      one(visit, 409, visit.say("handover.error.ended"));
    }
  }

  private void answer(Visit visit) {
    String id = handover(visit).id();
    Optional<String> words = visit.field("words");
    if (words.isEmpty()) {
      one(visit, 422, visit.say("handover.error.empty"));
    } else if (words.get().length() > LONGEST) {
      one(visit, 422, visit.say("handover.error.long", Integer.toString(LONGEST)));
    } else if (handovers.answer(id, visit.user().name(), key(visit), words.get()).join()) {
      hurry.run();
      visit.done(PATH + "/" + id, "done.handover_sent");
    } else {
      one(visit, 409, visit.say("handover.error.ended"));
    }
  }

  /** Sent with the form, so that pressing twice sends once. */
  private static String key(Visit visit) {
    try {
      return UUID.fromString(visit.raw("key")).toString();
    } catch (IllegalArgumentException e) {
      throw new StudioException(400, "error.request");
    }
  }

  private void handBack(Visit visit) {
    String id = handover(visit).id();
    if (handovers.handBack(id, visit.user().name()).join()) {
      hurry.run();
    }
    visit.done(PATH + "/" + id, "done.handover_back");
  }

  /** Hours as they were typed. */
  public record HoursForm(
      String municipality, List<String> days, String from, String until, String within) {

    static HoursForm usual(User user) {
      return new HoursForm(
          user.municipality().orElse(""), List.of("1", "2", "3", "4", "5"), "09:00", "15:00", "");
    }

    static HoursForm sent(Visit visit) {
      return new HoursForm(
          visit.raw("municipality"),
          visit.fields("day"),
          visit.raw("from"),
          visit.raw("until"),
          visit.raw("within").strip());
    }

    /** Empty when they make no sense. */
    Optional<OfficeHours> read() {
      try {
        Set<DayOfWeek> chosen =
            days.stream()
                .map(day -> DayOfWeek.of(Integer.parseInt(day)))
                .collect(Collectors.toSet());
        Optional<Integer> hours =
            within.isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(within));
        return hours.filter(number -> number > MOST_HOURS).isPresent()
            ? Optional.empty()
            : Optional.of(
                new OfficeHours(
                    Optional.of(municipality).filter(name -> !name.isEmpty()),
                    chosen,
                    LocalTime.parse(from, TIME),
                    LocalTime.parse(until, TIME),
                    hours));
      } catch (DateTimeException | IllegalArgumentException e) {
        return Optional.empty();
      }
    }
  }

  private void hours(Visit visit, int status, HoursForm form, String error) {
    visit.again(
        status,
        "hours.title",
        "studio/handover-hours",
        Map.of(
            "hours",
            handovers.hours(),
            "municipalities",
            answerable(visit.user()),
            "region",
            visit.user().municipality().isEmpty(),
            "form",
            form,
            "error",
            error));
  }

  private void setHours(Visit visit) {
    HoursForm form = HoursForm.sent(visit);
    Optional<OfficeHours> hours = form.read();
    if (hours.isEmpty()) {
      hours(visit, 422, form, visit.say("hours.error"));
      return;
    }
    needMunicipality(visit, hours.get().municipality());
    handovers.set(hours.get(), visit.user().name()).join();
    visit.done(HOURS, "done.hours_set");
  }

  private void removeHours(Visit visit) {
    Optional<String> municipality = visit.field("municipality");
    needMunicipality(visit, municipality);
    handovers.unset(municipality, visit.user().name()).join();
    visit.done(HOURS, "done.hours_removed");
  }

  private void needMunicipality(Visit visit, Optional<String> municipality) {
    visit.needEdit(municipality);
    if (municipality.filter(name -> !municipalities.get().contains(name)).isPresent()) {
      throw new StudioException(400, "error.request");
    }
  }
}
