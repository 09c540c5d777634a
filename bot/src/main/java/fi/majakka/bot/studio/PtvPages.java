package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.Right;
import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.bot.editorial.Draft;
import fi.majakka.bot.editorial.EditorialException;
import fi.majakka.bot.ptv.Proposal;
import fi.majakka.bot.ptv.PtvBook;
import fi.majakka.bot.ptv.PtvDesk;
import fi.majakka.bot.ptv.PtvHeld;
import fi.majakka.kb.Fact;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.Organisation;
import fi.majakka.kb.Place;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What PTV says of the region's services: to make facts of, or to tie to those that we have. */
public final class PtvPages implements StudioPages {
  private static final String PATH = "/studio/ptv";
  private static final int SHOWN = 15;
  private static final int MOST_AT_ONCE = 60;
  private final PtvBook book;
  private final PtvDesk desk;
  private final CurrentKnowledge knowledge;
  private final SpecialNotices notices;

  public PtvPages(PtvBook book, PtvDesk desk, CurrentKnowledge knowledge, Clock clock) {
    this.book = book;
    this.desk = desk;
    this.knowledge = knowledge;
    this.notices = new SpecialNotices(book, knowledge, clock);
  }

  /**
   * A service or channel with what facts could be made of it.
   *
   * @param days when it is closed or open otherwise
   * @param bound ids of our facts that are about it
   */
  public record Entry(
      PtvHeld held, List<Line> lines, List<SpecialNotices.Line> days, List<String> bound) {}

  /**
   * A fact that could be made.
   *
   * @param taken the fact is one of ours already
   * @param alike ids of our facts that say the same and are not tied to it yet
   */
  public record Line(Proposal proposal, boolean taken, List<String> alike) {
    /** True when it can be ticked. */
    public boolean free() {
      return !taken && proposal.whole();
    }
  }

  @Override
  public void add(Door door) {
    door.nav(new NavItem("ptv", PATH, Right.EDIT, 32));
    door.waiting(new Waiting("ptv_days", PATH + "?special=yes", Right.EDIT, notices::open));
    door.get(PATH, Right.EDIT, visit -> list(visit, 200, ""));
    door.get(PATH + "/{id}", Right.EDIT, this::one);
    door.post(PATH, Right.EDIT, this::propose);
    door.post(PATH + "/{id}/link", Right.EDIT, this::link);
    door.post(PATH + "/{id}/part", Right.EDIT, this::part);
    door.post(PATH + "/{id}/aside", Right.EDIT, visit -> setAside(visit, true));
    door.post(PATH + "/{id}/take-up", Right.EDIT, visit -> setAside(visit, false));
  }

  private void list(Visit visit, int status, String error) {
    KnowledgeBase release = knowledge.get();
    String asked = visit.query("q").orElse("").toLowerCase(Locale.ROOT);
    String place = visit.query("municipality").or(() -> visit.user().municipality()).orElse("");
    boolean aside = visit.query("aside").isPresent();
    boolean special = visit.query("special").isPresent();
    List<PtvHeld> found =
        book.all().stream()
            .filter(held -> held.aside() == aside && !held.gone())
            .filter(held -> matches(held, asked, place))
            .filter(held -> !special || notices.any(held.entry()))
            .toList();
    int last = Math.max(1, (found.size() + SHOWN - 1) / SHOWN);
    int page = Math.min(visit.pageNumber(), last);
    Map<String, List<String>> bound = bound();
    visit.ctx().status(status);
    visit.page(
        "ptv.title",
        "studio/ptv",
        Map.ofEntries(
            Map.entry(
                "entries",
                found.subList((page - 1) * SHOWN, Math.min(page * SHOWN, found.size())).stream()
                    .map(held -> entry(held, bound))
                    .toList()),
            Map.entry("reads", book.reads()),
            Map.entry("found", found.size()),
            Map.entry("number", page),
            Map.entry("last", last),
            Map.entry("asked", visit.query("q").orElse("")),
            Map.entry("place", place),
            Map.entry("aside", aside),
            Map.entry("special", special),
            Map.entry("places", release.municipalities().stream().map(Place::name).toList()),
            Map.entry("owners", owners(visit, release)),
            Map.entry("owner", owner(release, place)),
            Map.entry("error", error)));
  }

  private static boolean matches(PtvHeld held, String asked, String place) {
    List<String> places = held.entry().municipalities();
    return (place.isEmpty() || places.isEmpty() || places.contains(place))
        && (held.entry().name().fi() + "\n" + held.entry().name().en())
            .toLowerCase(Locale.ROOT)
            .contains(asked);
  }

  private Map<String, List<String>> bound() {
    return book.bound().stream()
        .collect(
            Collectors.groupingBy(
                one -> one.link().entry(),
                Collectors.mapping(one -> one.link().fact(), Collectors.toList())));
  }

  private Entry entry(PtvHeld held, Map<String, List<String>> bound) {
    List<String> facts = bound.getOrDefault(held.entry().id(), List.of());
    return new Entry(
        held,
        Proposal.of(held.entry()).stream()
            .map(
                proposal ->
                    new Line(
                        proposal,
                        knowledge.get().fact(proposal.id()).isPresent(),
                        desk.alike(proposal).stream()
                            .map(Fact::id)
                            .filter(id -> !facts.contains(id))
                            .toList()))
            .toList(),
        notices.of(held.entry(), facts),
        facts);
  }

  /** Who may be named as the owner of a new fact. */
  private static List<Map.Entry<String, String>> owners(Visit visit, KnowledgeBase release) {
    Optional<String> own = visit.user().municipality();
    return release.organisations().stream()
        .filter(one -> own.isEmpty() || one.municipality().equals(own))
        .map(one -> Map.entry(one.id(), one.name().in(Phrases.kb(visit.language()))))
        .sorted(Map.Entry.comparingByValue())
        .toList();
  }

  private static String owner(KnowledgeBase release, String place) {
    return release.municipality(place).map(Organisation::id).orElse("");
  }

  private void propose(Visit visit) {
    Optional<Organisation> owner =
        visit.field("owner").flatMap(id -> knowledge.get().organisation(id));
    List<String> keys = visit.fields("take");
    if (owner.isEmpty() || keys.isEmpty() || keys.size() > MOST_AT_ONCE) {
      list(visit, 422, visit.say("ptv.propose_wrong"));
      return;
    }
    visit.needEdit(owner.get().municipality());
    List<Proposal> proposals = keys.stream().flatMap(key -> proposal(key).stream()).toList();
    try {
      Optional<Draft> draft =
          desk.propose(
              proposals, owner.get().id(), visit.say("ptv.draft_title"), visit.user().name());
      if (draft.isPresent()) {
        visit.done(DraftPages.PATH + "/" + draft.get().id(), "done.saved");
      } else {
        list(visit, 422, visit.say("ptv.propose_known"));
      }
    } catch (EditorialException e) {
      list(visit, 409, Refusals.say(visit, e));
    }
  }

  private Optional<Proposal> proposal(String key) {
    return book.find(key.substring(0, Math.max(0, key.indexOf('/'))))
        .flatMap(
            held ->
                Proposal.of(held.entry()).stream()
                    .filter(one -> one.key().equals(key))
                    .findFirst());
  }

  private PtvHeld held(Visit visit) {
    return book.find(visit.part("id")).orElseThrow(visit::missing);
  }

  private void one(Visit visit) {
    one(visit, 200, "");
  }

  private void one(Visit visit, int status, String error) {
    PtvHeld held = held(visit);
    Map<String, String> facts = new TreeMap<>();
    knowledge
        .get()
        .facts()
        .forEach(fact -> facts.put(fact.id(), fact.text().in(Phrases.kb(visit.language()))));
    visit.ctx().status(status);
    visit.titled(
        held.entry().title(),
        "studio/ptv-entry",
        Map.of("entry", entry(held, bound()), "facts", facts, "error", error));
  }

  private void link(Visit visit) {
    PtvHeld held = held(visit);
    Optional<Fact> fact = visit.field("fact").flatMap(id -> knowledge.get().fact(id));
    if (fact.isEmpty() || held.entry().said(fact.get().type()).isEmpty()) {
      one(visit, 422, visit.say("ptv.link_wrong"));
      return;
    }
    mayEdit(visit, fact.get(), knowledge.get());
    desk.confirm(fact.get(), held, visit.user().name());
    visit.done(PATH + "/" + held.entry().id(), "done.ptv.linked");
  }

  private void part(Visit visit) {
    PtvHeld held = held(visit);
    String id = visit.field("fact").orElseThrow(visit::missing);
    knowledge.get().fact(id).ifPresent(fact -> mayEdit(visit, fact, knowledge.get()));
    if (bound().getOrDefault(held.entry().id(), List.of()).contains(id)) {
      desk.part(id, visit.user().name());
    }
    visit.done(PATH + "/" + held.entry().id(), "done.ptv.parted");
  }

  private void setAside(Visit visit, boolean aside) {
    visit.needEdit(Optional.empty());
    PtvHeld held = held(visit);
    desk.setAside(held, aside, visit.user().name());
    visit.done(PATH, aside ? "done.ptv.aside" : "done.ptv.taken_up");
  }

  static void mayEdit(Visit visit, Fact fact, KnowledgeBase release) {
    visit.needEdit(release.organisation(fact.owner()).flatMap(Organisation::municipality));
  }
}
