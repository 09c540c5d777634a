package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.Right;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.bot.editorial.Draft;
import fi.majakka.bot.editorial.Editing;
import fi.majakka.bot.editorial.Releases;
import fi.majakka.kb.Fact;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.Organisation;
import fi.majakka.kb.edit.FactSource;
import fi.majakka.kb.edit.Words;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A fact that the ledger does not have yet, with where it was read and until when it holds. */
public final class NewFactPages implements StudioPages {
  private static final String PATH = "/studio/new-fact";
  private static final int USUAL_MONTHS = 6;
  private final Releases releases;
  private final Editing editing;
  private final String region;
  private final Clock clock;

  /**
   * @param region the region's folder, where its facts stand
   */
  public NewFactPages(Releases releases, Editing editing, String region, Clock clock) {
    this.releases = releases;
    this.editing = editing;
    this.region = region;
    this.clock = clock;
  }

  /**
   * What stands in the form.
   *
   * @param file the last part of its path, such as {@code living.yaml}
   */
  public record Form(FactSource fact, String file, String title) {
    static Form of(Visit visit) {
      return new Form(
          new FactSource(
              visit.field("id").orElse(""),
              visit.field("type").orElse(""),
              new Words(visit.field("text_fi").orElse(""), visit.field("text_en").orElse("")),
              visit.field("value").orElse(""),
              new Words(visit.field("value_fi").orElse(""), visit.field("value_en").orElse("")),
              visit.field("source").orElse(""),
              visit.field("verify").orElse(""),
              visit.field("owner").orElse(""),
              visit.field("published").orElse(""),
              visit.field("checked").orElse(""),
              visit.field("review_by").orElse(""),
              visit.field("confidence").orElse(""),
              visit.field("volatile").isPresent(),
              visit.field("risk").isPresent()),
          visit.field("file").orElse(""),
          visit.raw("title"));
    }

    boolean complete() {
      return fact.id().matches("[a-z0-9][a-z0-9._-]{2,79}")
          && Arrays.stream(Fact.Type.values()).anyMatch(type -> type.key().equals(fact.type()))
          && Stream.of(
                  fact.text().fi(),
                  fact.text().en(),
                  fact.verify(),
                  fact.owner(),
                  fact.checked(),
                  fact.reviewBy(),
                  fact.confidence())
              .noneMatch(String::isBlank);
    }
  }

  @Override
  public void add(Door door) {
    door.get(PATH, Right.EDIT, this::ask);
    door.post(PATH, Right.EDIT, this::save);
  }

  private void ask(Visit visit) {
    LocalDate today = Review.today(clock);
    FactSource empty =
        new FactSource(
            "",
            "text",
            Words.NONE,
            "",
            Words.NONE,
            "",
            "",
            "",
            "",
            today.toString(),
            today.plusMonths(USUAL_MONTHS).toString(),
            "high",
            false,
            false);
    form(visit, 200, new Form(empty, "", ""), visit.query("draft").orElse(""), "");
  }

  private List<String> files() {
    String folder = region + "/facts/";
    return releases.current().orElseThrow().tree().paths().stream()
        .filter(path -> path.startsWith(folder) && path.endsWith(".yaml"))
        .map(path -> path.substring(folder.length()))
        .sorted()
        .toList();
  }

  private void form(Visit visit, int status, Form form, String draft, String error) {
    KnowledgeBase published = releases.current().orElseThrow().knowledge();
    visit.again(
        status,
        "fact.new",
        "studio/fact-new",
        Map.of(
            "form",
            form,
            "files",
            files().stream().map(file -> Map.entry(file, file.replace(".yaml", ""))).toList(),
            "types",
            Arrays.stream(Fact.Type.values())
                .map(type -> Map.entry(type.key(), visit.say("fact.type." + type.key())))
                .toList(),
            "confidences",
            Arrays.stream(Fact.Confidence.values())
                .map(one -> Map.entry(one.key(), visit.say("confidence." + one.key())))
                .toList(),
            "owners",
            published.organisations().stream()
                .filter(owner -> visit.user().municipality().isEmpty() || own(visit, owner))
                .map(owner -> Map.entry(owner.id(), owner.name().in(Phrases.kb(visit.language()))))
                .sorted(Map.Entry.comparingByValue())
                .toList(),
            "drafts",
            Drafts.open(editing),
            "draft",
            draft,
            "error",
            error));
  }

  private static boolean own(Visit visit, Organisation owner) {
    return owner.municipality().equals(visit.user().municipality());
  }

  private void save(Visit visit) {
    Form form = Form.of(visit);
    Optional<Draft> chosen = visit.field("draft").flatMap(wanted -> Drafts.open(editing, wanted));
    Draft base = chosen.orElseGet(() -> Drafts.unsaved(releases, clock));
    String draftId = chosen.map(Draft::id).orElse("");
    Optional<Organisation> owner =
        releases.current().orElseThrow().knowledge().organisation(form.fact().owner());
    if (!form.complete()
        || owner.isEmpty()
        || !files().contains(form.file())
        || editing.factPath(base, form.fact().id()).isPresent()) {
      form(visit, 422, form, draftId, visit.say("fact.new_wrong"));
      return;
    }
    visit.needEdit(owner.get().municipality());
    String name = visit.user().name();
    String path = region + "/facts/" + form.file();
    new Saving(editing)
        .save(
            visit,
            chosen,
            form.title().isBlank() ? visit.say("fact.new_draft", form.fact().id()) : form.title(),
            draft ->
                editing.saveFact(draft.id(), name, path, form.fact(), editing.token(draft, path)),
            (status, draft, error) -> form(visit, status, form, draft, error));
  }
}
