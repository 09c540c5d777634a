package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.Right;
import fi.majakka.bot.editorial.Draft;
import fi.majakka.bot.editorial.Editing;
import fi.majakka.bot.editorial.Releases;
import fi.majakka.kb.GoldenQuestion;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.edit.GoldenSource;
import fi.majakka.kb.edit.KnowledgeBaseWriter;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The golden questions: those whose answers no edit may break, and writing more of them. */
public final class GoldenPages implements StudioPages {
  private static final String PATH = "/studio/golden";
  private static final String NEW = "new";
  private static final int SHOWN = 50;
  private static final int LONGEST = 500;

  /** The topic of a question that is to be refused. */
  private static final String NONE = "none";

  private final Releases releases;
  private final Editing editing;
  private final String region;
  private final Clock clock;

  /**
   * @param region the region's folder, where its golden questions stand
   */
  public GoldenPages(Releases releases, Editing editing, String region, Clock clock) {
    this.releases = releases;
    this.editing = editing;
    this.region = region;
    this.clock = clock;
  }

  /** A golden question in the list. */
  public record Line(String id, String ask, String language, String municipality, String topic) {}

  /** What stands in the form. */
  public record Form(
      String id,
      String ask,
      String language,
      String municipality,
      String topic,
      String says,
      String facts,
      String token,
      String title) {

    static Form of(GoldenQuestion golden, String token, String title) {
      return new Form(
          golden.id(),
          golden.ask(),
          golden.language().name().toLowerCase(Locale.ROOT),
          golden.municipality().orElse(""),
          golden.topic().orElse(NONE),
          String.join("\n", golden.says()),
          String.join("\n", golden.facts()),
          token,
          title);
    }

    static Form of(Visit visit, String id) {
      return new Form(
          id,
          visit.field("ask").orElse(""),
          visit.field("language").orElse(""),
          visit.field("municipality").orElse(""),
          visit.field("topic").orElse(""),
          visit.field("says").orElse(""),
          visit.field("facts").orElse(""),
          visit.raw("token"),
          visit.raw("title"));
    }

    GoldenSource source(String newId) {
      return new GoldenSource(newId, ask, language, municipality, topic, lines(says), lines(facts));
    }

    private static List<String> lines(String text) {
      return Arrays.stream(text.split("\\R"))
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .toList();
    }

    boolean complete() {
      return !ask.isEmpty()
          && ask.length() <= LONGEST
          && (language.equals("fi") || language.equals("en"))
          && !topic.isEmpty();
    }
  }

  @Override
  public void add(Door door) {
    door.nav(new NavItem("golden", PATH, Right.READ, 60));
    door.get(PATH, Right.READ, this::list);
    door.get(PATH + "/{id}", Right.EDIT, this::ask);
    door.post(PATH + "/{id}", Right.EDIT, visit -> save(visit, false));
    door.post(PATH + "/{id}/remove", Right.EDIT, visit -> save(visit, true));
  }

  private String file() {
    return region + "/golden.yaml";
  }

  private void list(Visit visit) {
    KnowledgeBase published = releases.current().orElseThrow().knowledge();
    String asked = visit.query("q").orElse("");
    String wanted = asked.toLowerCase(Locale.ROOT);
    List<Line> lines =
        published.golden().stream()
            .map(golden -> line(visit, published, golden))
            .filter(
                line ->
                    wanted.isEmpty()
                        || (line.ask() + "\n" + line.topic() + "\n" + line.municipality())
                            .toLowerCase(Locale.ROOT)
                            .contains(wanted))
            .toList();
    visit.page(
        "golden.title",
        "studio/golden",
        Map.of(
            "lines",
            lines.stream().limit(SHOWN).toList(),
            "found",
            lines.size(),
            "asked",
            asked,
            "mayEdit",
            visit.user().may(Right.EDIT)));
  }

  private static Line line(Visit visit, KnowledgeBase published, GoldenQuestion golden) {
    return new Line(
        golden.id(),
        golden.ask(),
        golden.language().name().toLowerCase(Locale.ROOT),
        golden.municipality().orElse(""),
        golden
            .topic()
            .map(topic -> TopicTitles.of(published, topic, visit.language()))
            .orElse(visit.say("golden.none")));
  }

  private Draft base(Optional<Draft> chosen) {
    return chosen.orElseGet(() -> Drafts.unsaved(releases, clock));
  }

  private Optional<GoldenQuestion> golden(Draft base, String id) {
    return editing.knowledge(base).golden().stream()
        .filter(golden -> golden.id().equals(id))
        .findFirst();
  }

  private void ask(Visit visit) {
    String id = visit.part("id");
    Optional<Draft> draft = visit.query("draft").flatMap(wanted -> Drafts.open(editing, wanted));
    Draft base = base(draft);
    String token = editing.token(base, file());
    Form form =
        id.equals(NEW)
            ? new Form(
                NEW,
                "",
                visit.language().code(),
                visit.user().municipality().orElse(""),
                visit.query("topic").orElse(""),
                "",
                "",
                token,
                visit.say("golden.draft_title"))
            : Form.of(
                golden(base, id).orElseThrow(visit::missing),
                token,
                visit.say("golden.draft_title"));
    visit.needEdit(Optional.of(form.municipality()).filter(name -> !name.isEmpty()));
    form(visit, 200, form, draft.map(Draft::id).orElse(""), "");
  }

  private void form(Visit visit, int status, Form form, String draft, String error) {
    KnowledgeBase published = releases.current().orElseThrow().knowledge();
    visit.again(
        status,
        form.id().equals(NEW) ? "golden.new" : "golden.edit",
        "studio/golden-edit",
        Map.of(
            "form",
            form,
            "topics",
            TopicTitles.all(published, visit.language()),
            "drafted",
            DraftedTopic.of(editing, visit.language()),
            "municipalities",
            visit.editable(published),
            "mayCommon",
            visit.user().mayEdit(Optional.empty()),
            "drafts",
            Drafts.open(editing),
            "draft",
            draft,
            "error",
            error));
  }

  private void save(Visit visit, boolean remove) {
    Form form = Form.of(visit, visit.part("id"));
    Optional<Draft> chosen = visit.field("draft").flatMap(wanted -> Drafts.open(editing, wanted));
    Draft base = base(chosen);
    boolean isNew = form.id().equals(NEW);
    if (!isNew) {
      GoldenQuestion before = golden(base, form.id()).orElseThrow(visit::missing);
      visit.needEdit(before.municipality());
    }
    visit.needEdit(Optional.of(form.municipality()).filter(name -> !name.isEmpty()));
    if (!remove && !form.complete()) {
      form(visit, 422, form, chosen.map(Draft::id).orElse(""), visit.say("golden.incomplete"));
      return;
    }
    if (!remove && !known(form.topic(), base)) {
      Optional<DraftedTopic> elsewhere =
          DraftedTopic.of(editing, visit.language()).stream()
              .filter(drafted -> drafted.id().equals(form.topic()))
              .findFirst();
      form(
          visit,
          422,
          form,
          elsewhere.map(DraftedTopic::draft).or(() -> chosen).map(Draft::id).orElse(""),
          elsewhere
              .map(drafted -> visit.say("golden.other_draft", drafted.draft().title()))
              .orElseGet(() -> visit.say("golden.no_topic")));
      return;
    }
    String name = visit.user().name();
    new Saving(editing)
        .save(
            visit,
            chosen,
            form.title().isBlank() ? visit.say("golden.draft_title") : form.title(),
            draft ->
                remove
                    ? editing.removeItem(draft.id(), name, file(), form.id(), form.token())
                    : editing.saveGolden(
                        draft.id(),
                        name,
                        region,
                        form.source(isNew ? free(form, editing.knowledge(draft)) : form.id()),
                        form.token()),
            (status, draft, error) -> form(visit, status, form, draft, error));
  }

  /** A topic that the draft has, whether it is published or not; or none. */
  private boolean known(String topic, Draft base) {
    return topic.equals(NONE) || KnowledgeBaseWriter.topics(editing.tree(base)).contains(topic);
  }

  /** An id that says what it is and that no other question has. */
  private static String free(Form form, KnowledgeBase knowledge) {
    String name = form.topic().replace('.', '-').replace('_', '-') + "-" + form.language();
    return Drafts.freeId(name, knowledge.golden().stream().map(GoldenQuestion::id).toList());
  }
}
