package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.Right;
import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.editorial.Draft;
import fi.majakka.bot.editorial.Editing;
import fi.majakka.bot.editorial.FactUse;
import fi.majakka.bot.editorial.Releases;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.Organisation;
import fi.majakka.kb.edit.FactSource;
import fi.majakka.kb.edit.Words;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Changing a fact once, for every answer that rests on it and both languages. */
public final class FactEditing implements StudioPages {
  private static final String PATH = "/studio/facts/{id}/edit";
  private static final int TITLE = 60;
  private final CurrentKnowledge knowledge;
  private final Releases releases;
  private final Editing editing;
  private final OpenEditors editors;
  private final Clock clock;

  public FactEditing(
      CurrentKnowledge knowledge,
      Releases releases,
      Editing editing,
      OpenEditors editors,
      Clock clock) {
    this.knowledge = knowledge;
    this.releases = releases;
    this.editing = editing;
    this.editors = editors;
    this.clock = clock;
  }

  /**
   * What stands in the form.
   *
   * @param value where it is the same in both languages
   */
  public record Form(
      String textFi,
      String textEn,
      String value,
      String valueFi,
      String valueEn,
      String source,
      String checked,
      String reviewBy,
      String token,
      String title) {

    static Form of(FactSource fact, String token, String title) {
      return new Form(
          fact.text().fi(),
          fact.text().en(),
          fact.value(),
          fact.values().fi(),
          fact.values().en(),
          fact.source(),
          fact.checked(),
          fact.reviewBy(),
          token,
          title);
    }

    static Form of(Visit visit) {
      return new Form(
          visit.raw("text_fi"),
          visit.raw("text_en"),
          visit.raw("value"),
          visit.raw("value_fi"),
          visit.raw("value_en"),
          visit.raw("source"),
          visit.raw("checked"),
          visit.raw("review_by"),
          visit.raw("token"),
          visit.raw("title"));
    }

    FactSource onto(FactSource before) {
      return new FactSource(
          before.id(),
          before.type(),
          new Words(line(textFi), line(textEn)),
          line(value),
          new Words(line(valueFi), line(valueEn)),
          line(source),
          before.verify(),
          before.owner(),
          before.published(),
          line(checked),
          line(reviewBy),
          before.confidence(),
          before.isVolatile(),
          before.highRisk());
    }

    private static String line(String text) {
      return text.replace("\r\n", "\n").strip();
    }
  }

  @Override
  public void add(Door door) {
    door.get(PATH, Right.EDIT, this::ask);
    door.post(PATH, Right.EDIT, this::save);
    door.post("/studio/facts/{id}/remove", Right.EDIT, this::remove);
  }

  private void mayEdit(Visit visit, String owner) {
    KnowledgeBase release = knowledge.get();
    visit.needEdit(release.organisation(owner).flatMap(Organisation::municipality));
  }

  private void ask(Visit visit) {
    String id = visit.part("id");
    Optional<Draft> draft = visit.query("draft").flatMap(wanted -> Drafts.open(editing, wanted));
    Draft base = draft.orElseGet(() -> Drafts.unsaved(releases, clock));
    String path = editing.factPath(base, id).orElseThrow(visit::missing);
    Editing.Loaded<FactSource> loaded = editing.fact(base, path, id);
    mayEdit(visit, loaded.value().owner());
    form(
        visit,
        200,
        loaded.value(),
        Form.of(loaded.value(), loaded.token(), title(visit, loaded.value())),
        draft.map(Draft::id).orElse(""),
        "");
  }

  private void form(
      Visit visit, int status, FactSource fact, Form form, String draft, String error) {
    visit.ctx().status(status);
    visit.titled(
        visit.say("fact.edit_title", fact.id()),
        "studio/fact-edit",
        Map.of(
            "fact",
            fact,
            "form",
            form,
            "others",
            editors.open("fact " + fact.id(), visit),
            "drafts",
            Drafts.open(editing),
            "draft",
            draft,
            "today",
            Review.today(clock).toString(),
            "error",
            error));
  }

  /** What a draft is called that changes the fact: the beginning of what it says. */
  private static String title(Visit visit, FactSource fact) {
    String text = visit.language() == Language.FI ? fact.text().fi() : fact.text().en();
    String begin = text.length() > TITLE ? text.substring(0, TITLE).strip() + "…" : text;
    return visit.say("fact.draft_title", begin);
  }

  private void save(Visit visit) {
    String id = visit.part("id");
    String name = visit.user().name();
    Form form = Form.of(visit);
    Optional<Draft> chosen = visit.field("draft").flatMap(wanted -> Drafts.open(editing, wanted));
    Draft base = chosen.orElseGet(() -> Drafts.unsaved(releases, clock));
    String path = editing.factPath(base, id).orElseThrow(visit::missing);
    FactSource before = editing.fact(base, path, id).value();
    mayEdit(visit, before.owner());
    new Saving(editing)
        .save(
            visit,
            chosen,
            form.title().isBlank() ? title(visit, before) : form.title(),
            draft -> editing.saveFact(draft.id(), name, path, form.onto(before), form.token()),
            (status, draft, error) -> form(visit, status, before, form, draft, error));
  }

  /** Takes a fact out in a new draft; one that something rests on stays. */
  private void remove(Visit visit) {
    String id = visit.part("id");
    String name = visit.user().name();
    Draft base = Drafts.unsaved(releases, clock);
    String path = editing.factPath(base, id).orElseThrow(visit::missing);
    Editing.Loaded<FactSource> loaded = editing.fact(base, path, id);
    FactSource fact = loaded.value();
    mayEdit(visit, fact.owner());
    Form shown = Form.of(fact, loaded.token(), title(visit, fact));
    if (!FactUse.of(knowledge.get(), id).isEmpty()) {
      form(visit, 409, fact, shown, "", visit.say("refused.in_use"));
      return;
    }
    new Saving(editing)
        .save(
            visit,
            Optional.empty(),
            visit.say("fact.remove_title", id),
            draft -> editing.removeFact(draft.id(), name, path, id, editing.token(draft, path)),
            (status, draft, error) -> form(visit, status, fact, shown, draft, error));
  }
}
