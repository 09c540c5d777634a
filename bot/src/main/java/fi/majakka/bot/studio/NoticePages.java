package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.Right;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.bot.editorial.Draft;
import fi.majakka.bot.editorial.Editing;
import fi.majakka.bot.editorial.Releases;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.Notice;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Notices that hold for a while and vanish by themselves, and banners for a crisis. */
public final class NoticePages implements StudioPages {
  private static final String PATH = "/studio/notices";
  private static final String NEW = "new";
  private final Releases releases;
  private final Editing editing;
  private final String region;
  private final Clock clock;

  /**
   * @param region the region's folder, where its notices stand
   */
  public NoticePages(Releases releases, Editing editing, String region, Clock clock) {
    this.releases = releases;
    this.editing = editing;
    this.region = region;
    this.clock = clock;
  }

  /**
   * A notice in the list.
   *
   * @param state now, later or past
   */
  public record Line(Notice notice, String text, String state, boolean mayEdit) {}

  @Override
  public void add(Door door) {
    door.nav(new NavItem("notices", PATH, Right.READ, 35));
    door.get(PATH, Right.READ, this::list);
    door.get(PATH + "/{id}", Right.EDIT, this::ask);
    door.post(PATH + "/{id}", Right.EDIT, visit -> save(visit, false));
    door.post(PATH + "/{id}/remove", Right.EDIT, visit -> save(visit, true));
  }

  private String file() {
    return region + "/notices.yaml";
  }

  private void list(Visit visit) {
    LocalDate today = Review.today(clock);
    List<Line> lines =
        releases.current().orElseThrow().knowledge().notices().stream()
            .sorted(Comparator.comparing(Notice::validUntil).reversed())
            .map(
                notice ->
                    new Line(
                        notice,
                        notice.text().in(Phrases.kb(visit.language())),
                        state(notice, today),
                        mayEdit(visit, notice.municipalities())))
            .toList();
    visit.page(
        "notices.title",
        "studio/notices",
        Map.of("lines", lines, "mayEdit", visit.user().may(Right.EDIT)));
  }

  private static String state(Notice notice, LocalDate today) {
    if (notice.holds(today)) {
      return "now";
    }
    return today.isAfter(notice.validUntil()) ? "past" : "later";
  }

  /** A notice of no municipality holds in the whole region. */
  private static boolean mayEdit(Visit visit, List<String> municipalities) {
    return municipalities.isEmpty()
        ? visit.user().mayEdit(Optional.empty())
        : municipalities.stream().allMatch(name -> visit.user().mayEdit(Optional.of(name)));
  }

  private static void needEdit(Visit visit, List<String> municipalities) {
    if (!mayEdit(visit, municipalities)) {
      throw new StudioException(403, "error.municipality");
    }
  }

  private Draft base(Optional<Draft> chosen) {
    return chosen.orElseGet(() -> Drafts.unsaved(releases, clock));
  }

  private Optional<Notice> notice(Draft base, String id) {
    return editing.knowledge(base).notices().stream()
        .filter(notice -> notice.id().equals(id))
        .findFirst();
  }

  private void ask(Visit visit) {
    String id = visit.part("id");
    Optional<Draft> draft = visit.query("draft").flatMap(wanted -> Drafts.open(editing, wanted));
    Draft base = base(draft);
    String token = editing.token(base, file());
    String title = visit.say("notices.draft_title");
    NoticeForm form =
        id.equals(NEW)
            ? NoticeForm.proposed(visit, NEW, visit.editable(editing.knowledge(base)), token, title)
            : NoticeForm.of(notice(base, id).orElseThrow(visit::missing), token, title);
    needEdit(visit, form.municipalities());
    form(visit, 200, form, draft.map(Draft::id).orElse(""), "");
  }

  private void form(Visit visit, int status, NoticeForm form, String draft, String error) {
    KnowledgeBase published = releases.current().orElseThrow().knowledge();
    visit.again(
        status,
        form.id().equals(NEW) ? "notices.new" : "notices.edit",
        "studio/notice-edit",
        Map.of(
            "form",
            form,
            "topics",
            TopicTitles.all(published, visit.language()),
            "municipalities",
            visit.editable(published),
            "drafts",
            Drafts.open(editing),
            "draft",
            draft,
            "error",
            error));
  }

  private void save(Visit visit, boolean remove) {
    NoticeForm form = NoticeForm.of(visit, visit.part("id"));
    Optional<Draft> chosen = visit.field("draft").flatMap(wanted -> Drafts.open(editing, wanted));
    boolean isNew = form.id().equals(NEW);
    if (!isNew) {
      Notice before = notice(base(chosen), form.id()).orElseThrow(visit::missing);
      needEdit(visit, before.municipalities());
    }
    needEdit(visit, form.municipalities());
    String draftId = chosen.map(Draft::id).orElse("");
    if (!remove && !form.complete()) {
      form(visit, 422, form, draftId, visit.say("notices.incomplete"));
      return;
    }
    String name = visit.user().name();
    new Saving(editing)
        .save(
            visit,
            chosen,
            form.title().isBlank() ? visit.say("notices.draft_title") : form.title(),
            draft ->
                remove
                    ? editing.removeItem(draft.id(), name, file(), form.id(), form.token())
                    : editing.saveNotice(
                        draft.id(),
                        name,
                        region,
                        form.source(isNew ? free(form, editing.knowledge(draft)) : form.id()),
                        form.token()),
            (status, draft, error) -> form(visit, status, form, draft, error));
  }

  /** An id that names the last day, and that no other notice has. */
  private static String free(NoticeForm form, KnowledgeBase knowledge) {
    return Drafts.freeId(
        "until-" + form.until().replaceAll("[^0-9-]", ""),
        knowledge.notices().stream().map(Notice::id).toList());
  }
}
