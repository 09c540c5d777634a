package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.AuditEntry;
import fi.majakka.bot.accounts.AuditLog;
import fi.majakka.bot.accounts.Right;
import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.bot.events.EventBook;
import fi.majakka.bot.events.EventLinks;
import fi.majakka.bot.events.EventWords;
import fi.majakka.bot.events.SignUps;
import fi.majakka.kb.Event;
import fi.majakka.kb.KnowledgeBase;
import java.text.Normalizer;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Events: to add, to change, to call off, and who has signed up. */
public final class EventEditing implements StudioPages {
  private static final String PATH = "/studio/events";
  private static final String NEW = "new";
  private static final int LONGEST_ID = 24;
  private static final int ROOM_FOR_NUMBER = 3;
  private final EventBook book;
  private final SignUps signUps;
  private final EventLinks links;
  private final CurrentKnowledge knowledge;
  private final AuditLog audit;
  private final Clock clock;

  public EventEditing(
      EventBook book,
      SignUps signUps,
      EventLinks links,
      CurrentKnowledge knowledge,
      AuditLog audit,
      Clock clock) {
    this.book = book;
    this.signUps = signUps;
    this.links = links;
    this.knowledge = knowledge;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * An event in the list.
   *
   * @param sheet where the list of those who come is; empty when nobody signs up here, or the user
   *     may not see it
   */
  public record Line(
      String id,
      String title,
      String when,
      String where,
      boolean signUp,
      int confirmed,
      String sheet,
      boolean mayEdit) {}

  @Override
  public void add(Door door) {
    door.nav(new NavItem("events", PATH, Right.READ, 74));
    door.get(PATH, Right.READ, this::list);
    door.get(PATH + "/{id}", Right.EDIT, this::ask);
    door.post(PATH + "/{id}", Right.EDIT, this::save);
    door.post(PATH + "/{id}/delete", Right.EDIT, this::delete);
  }

  private void list(Visit visit) {
    Phrases phrases = new Phrases(knowledge.get(), visit.language());
    LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), Event.ZONE);
    List<Event> all = book.all();
    visit.page(
        "events.title",
        "studio/events",
        Map.of(
            "upcoming",
            all.stream()
                .filter(event -> event.upcoming(now))
                .map(event -> line(event, visit, phrases))
                .toList(),
            "past",
            all.stream()
                .filter(event -> !event.upcoming(now))
                .map(event -> line(event, visit, phrases))
                .toList(),
            "mayEdit",
            visit.user().may(Right.EDIT)));
  }

  private Line line(Event event, Visit visit, Phrases phrases) {
    boolean own = visit.user().mayEdit(event.municipality());
    boolean named = event.signUp().isPresent() && own && visit.user().may(Right.ANSWER);
    return new Line(
        event.id(),
        EventWords.title(event, phrases),
        EventWords.when(event, phrases),
        EventWords.where(event, phrases),
        event.signUp().isPresent(),
        event.signUp().isPresent() ? signUps.confirmed(event.id()) : 0,
        named ? links.sheet(event) : "",
        own && !event.sample());
  }

  private void ask(Visit visit) {
    String id = visit.part("id");
    EventForm form =
        id.equals(NEW)
            ? EventForm.empty(visit.user().municipality().orElse(""), Review.today(clock))
            : EventForm.of(event(visit, id));
    visit.needEdit(form.place());
    form(visit, 200, form, "");
  }

  /** Sample events are no one's to change. */
  private Event event(Visit visit, String id) {
    return book.find(id).filter(event -> !event.sample()).orElseThrow(visit::missing);
  }

  private void form(Visit visit, int status, EventForm form, String error) {
    KnowledgeBase release = knowledge.get();
    Phrases phrases = new Phrases(release, visit.language());
    visit.again(
        status,
        form.id().isEmpty() ? "events.new" : "events.edit",
        "studio/event-edit",
        Map.of(
            "form",
            form,
            "kinds",
            Arrays.stream(Event.Kind.values())
                .map(kind -> Map.entry(kind.key(), phrases.say("event.kind." + kind.key())))
                .toList(),
            "municipalities",
            visit.editable(release),
            "mayElsewhere",
            visit.user().mayEdit(Optional.empty()),
            "organisers",
            release.organisations().stream()
                .map(one -> Map.entry(one.id(), one.name().in(Phrases.kb(visit.language()))))
                .sorted(Map.Entry.comparingByValue())
                .toList(),
            "error",
            error));
  }

  private void save(Visit visit) {
    String id = visit.part("id");
    boolean isNew = id.equals(NEW);
    if (!isNew) {
      visit.needEdit(event(visit, id).municipality());
    }
    EventForm form = EventForm.of(visit, isNew ? "" : id);
    visit.needEdit(form.place());
    KnowledgeBase release = knowledge.get();
    boolean known =
        release.organisation(form.organiser()).isPresent()
            && form.place()
                .map(
                    name ->
                        release.municipalities().stream()
                            .anyMatch(place -> place.name().equals(name)))
                .orElse(true);
    Event event;
    try {
      if (!form.complete() || !known) {
        throw new IllegalArgumentException("not complete");
      }
      event = form.event(isNew ? free(form.titleFi()) : id);
    } catch (IllegalArgumentException | DateTimeException e) {
      form(visit, 422, form, visit.say("events.incomplete"));
      return;
    }
    String name = visit.user().name();
    book.save(event, name).join();
    audit.record(AuditEntry.of(name, "event.saved", event.id())).join();
    visit.done(PATH, "done.event.saved");
  }

  /** An id of the title's own letters that no other event has. */
  private String free(String title) {
    String letters =
        Normalizer.normalize(title.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+", "");
    String name =
        letters
            .substring(0, Math.min(letters.length(), LONGEST_ID - ROOM_FOR_NUMBER))
            .replaceAll("-+$", "");
    String base = name.isEmpty() ? "event" : name;
    return Stream.iterate(1, n -> n + 1)
        .map(n -> n == 1 ? base : base + "-" + n)
        .filter(id -> book.find(id).isEmpty() && !id.equals(NEW))
        .findFirst()
        .orElseThrow();
  }

  private void delete(Visit visit) {
    String id = visit.part("id");
    Event event = event(visit, id);
    visit.needEdit(event.municipality());
    if (signUps.confirmed(id) > 0) {
      form(visit, 409, EventForm.of(event), visit.say("events.has_people"));
      return;
    }
    if (!book.delete(id).join()) {
      form(visit, 409, EventForm.of(event), visit.say("events.of_files"));
      return;
    }
    audit.record(AuditEntry.of(visit.user().name(), "event.deleted", id)).join();
    visit.done(PATH, "done.event.deleted");
  }
}
