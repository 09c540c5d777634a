package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.Right;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.bot.editorial.Draft;
import fi.majakka.bot.editorial.Editing;
import fi.majakka.bot.editorial.EditorialException;
import fi.majakka.bot.editorial.PlainCheck;
import fi.majakka.bot.editorial.Releases;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.KnowledgeTree;
import fi.majakka.kb.edit.ArticleSource;
import fi.majakka.kb.edit.KnowledgeBaseWriter;
import fi.majakka.kb.plain.Reading;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writing an answer: both languages side by side, common or for one municipality. */
public final class ArticleEditing implements StudioPages {
  private static final String PATH = "/studio/articles/{topic}/edit";
  private static final String NATIONAL = "finland";
  private final Releases releases;
  private final Editing editing;
  private final String region;
  private final PlainCheck plain;
  private final OpenEditors editors;
  private final Clock clock;

  /**
   * @param region the region's folder
   */
  public ArticleEditing(
      Releases releases,
      Editing editing,
      PlainCheck plain,
      OpenEditors editors,
      String region,
      Clock clock) {
    this.releases = releases;
    this.editing = editing;
    this.plain = plain;
    this.editors = editors;
    this.region = region;
    this.clock = clock;
  }

  /** What a language's answer would be. */
  public record Preview(Language language, AnswerPreview answer, Optional<Reading> reading) {}

  @Override
  public void add(Door door) {
    door.get(PATH, Right.EDIT, this::ask);
    door.post(PATH, Right.EDIT, this::save);
    door.post("/studio/articles/{topic}/preview", Right.EDIT, this::preview);
  }

  private Optional<String> municipality(Visit visit, Optional<String> asked) {
    KnowledgeBase release = releases.current().orElseThrow().knowledge();
    Optional<String> known =
        asked.filter(
            name -> release.municipalities().stream().anyMatch(p -> p.name().equals(name)));
    // Who writes for one municipality begins with its text.
    return known.or(() -> visit.user().municipality());
  }

  /** The layer in which the common text stands; a municipality's own stands in the region's. */
  private String layer(KnowledgeTree tree, String topic, Optional<String> municipality) {
    boolean regional =
        municipality.isPresent()
            || (tree.file(KnowledgeBaseWriter.articlePath(NATIONAL, topic)).isEmpty()
                && tree.file(KnowledgeBaseWriter.articlePath(region, topic)).isPresent())
            || KnowledgeBaseWriter.article(tree, region, topic)
                .filter(article -> !article.lead().words().isEmpty())
                .isPresent();
    return regional ? region : NATIONAL;
  }

  private void ask(Visit visit) {
    Optional<Draft> draft = visit.query("draft").flatMap(id -> Drafts.open(editing, id));
    String topic = topic(visit, draft);
    Optional<String> municipality = municipality(visit, visit.query("municipality"));
    visit.needEdit(municipality);
    Draft base = draft.orElseGet(() -> Drafts.unsaved(releases, clock));
    String layer = layer(editing.tree(base), topic, municipality);
    Editing.Loaded<ArticleSource> loaded = editing.article(base, layer, topic);
    ArticleForm form =
        ArticleForm.of(
            loaded.value(),
            municipality,
            loaded.token(),
            visit.say("article.draft_title", title(visit, topic)));
    form(visit, 200, form, draft.map(Draft::id).orElse(""), "");
  }

  /** A published topic, or one that the draft makes. */
  private String topic(Visit visit, Optional<Draft> draft) {
    KnowledgeTree tree =
        draft.map(editing::tree).orElseGet(() -> releases.current().orElseThrow().tree());
    return KnowledgeBaseWriter.topics(tree).stream()
        .filter(visit.part("topic")::equals)
        .findFirst()
        .orElseThrow(visit::missing);
  }

  private void form(Visit visit, int status, ArticleForm form, String draft, String error) {
    KnowledgeBase release = releases.current().orElseThrow().knowledge();
    String topic = visit.part("topic");
    boolean known = release.article(topic).isPresent();
    visit.ctx().status(status);
    visit.titled(
        visit.say(
            "article.edit_title",
            known || form.name().isEmpty() ? title(visit, topic) : name(visit, form)),
        "studio/article-edit",
        Map.ofEntries(
            Map.entry("topic", topic),
            Map.entry("form", form),
            Map.entry("facts", facts(draft, release, visit)),
            Map.entry("organisations", organisations(release, visit)),
            Map.entry("topics", topics(release, visit)),
            Map.entry("others", editors.open("topic " + topic, visit)),
            Map.entry("drafts", Drafts.open(editing)),
            Map.entry("draft", draft),
            Map.entry(
                "leave",
                known || draft.isEmpty()
                    ? "/studio/articles/" + topic
                    : DraftPages.PATH + "/" + draft),
            Map.entry("municipalities", visit.editable(release)),
            Map.entry("mayCommon", visit.user().mayEdit(Optional.empty())),
            Map.entry("error", error)));
  }

  /** What an answer that is not published is called in its draft. */
  private static String name(Visit visit, ArticleForm form) {
    return visit.language() == Language.FI ? form.name().fi() : form.name().en();
  }

  private String title(Visit visit, String topic) {
    return TopicTitles.of(releases.current().orElseThrow().knowledge(), topic, visit.language());
  }

  /** Every fact that a text may rest on, by its id, in words. */
  private Map<String, String> facts(String draft, KnowledgeBase release, Visit visit) {
    Map<String, String> facts = new TreeMap<>();
    Drafts.open(editing, draft)
        .map(editing::knowledge)
        .orElse(release)
        .facts()
        .forEach(fact -> facts.put(fact.id(), fact.text().in(Phrases.kb(visit.language()))));
    return facts;
  }

  /** Everybody who can be responsible, by name. */
  private static List<Map.Entry<String, String>> organisations(KnowledgeBase release, Visit visit) {
    return release.organisations().stream()
        .map(one -> Map.entry(one.id(), one.name().in(Phrases.kb(visit.language()))))
        .sorted(Map.Entry.comparingByValue())
        .toList();
  }

  /** Every answer that a next question can lead to, by title. */
  private static List<Map.Entry<String, String>> topics(KnowledgeBase release, Visit visit) {
    return release.articles().stream()
        .map(one -> Map.entry(one.topic(), one.title().in(Phrases.kb(visit.language()))))
        .sorted(Map.Entry.comparingByValue())
        .toList();
  }

  private void save(Visit visit) {
    Optional<Draft> chosen = visit.field("draft").flatMap(id -> Drafts.open(editing, id));
    String topic = topic(visit, chosen);
    Optional<String> municipality = municipality(visit, visit.field("municipality"));
    visit.needEdit(municipality);
    String name = visit.user().name();
    Draft base = chosen.orElseGet(() -> Drafts.unsaved(releases, clock));
    String layer = layer(editing.tree(base), topic, municipality);
    ArticleSource before = editing.article(base, layer, topic).value();
    ArticleForm form = ArticleForm.of(visit, municipality, before);
    if (visit.sent("add")) { // another empty row; nothing is saved
      form(visit, 200, form.again(), chosen.map(Draft::id).orElse(""), "");
      return;
    }
    new Saving(editing)
        .save(
            visit,
            chosen,
            form.title().isBlank()
                ? visit.say("article.draft_title", title(visit, topic))
                : form.title(),
            draft ->
                editing.saveArticle(
                    draft.id(),
                    name,
                    layer,
                    form.onto(before),
                    form.token(),
                    visit.field("twin_holds").isPresent()),
            (status, draft, error) -> form(visit, status, form.again(), draft, error));
  }

  /** What the answer would be with what stands in the form; nothing is stored. */
  private void preview(Visit visit) {
    Optional<Draft> chosen = visit.field("draft").flatMap(id -> Drafts.open(editing, id));
    String topic = topic(visit, chosen);
    Optional<String> municipality = municipality(visit, visit.field("municipality"));
    visit.needEdit(municipality);
    Draft base = chosen.orElseGet(() -> Drafts.unsaved(releases, clock));
    List<Preview> previews;
    try {
      KnowledgeTree tree = editing.tree(base);
      String layer = layer(tree, topic, municipality);
      ArticleSource before = editing.article(base, layer, topic).value();
      KnowledgeTree edited =
          KnowledgeBaseWriter.putArticle(
              tree, tree, layer, ArticleForm.of(visit, municipality, before).onto(before), true);
      KnowledgeBase knowledge = releases.read(edited).knowledge();
      previews =
          List.of(
              preview(knowledge, topic, municipality, Language.FI),
              preview(knowledge, topic, municipality, Language.EN));
    } catch (EditorialException e) {
      previews = List.of();
    }
    visit.page(
        "article.preview",
        visit.partial() ? "studio/part/preview" : "studio/article-preview",
        Map.of("previews", previews));
  }

  private Preview preview(
      KnowledgeBase knowledge, String topic, Optional<String> municipality, Language language) {
    return new Preview(
        language,
        AnswerPreview.of(knowledge, topic, municipality, language, Review.today(clock)),
        knowledge
            .article(topic)
            .map(article -> municipality.map(article::in).orElse(article))
            .map(article -> plain.of(article, knowledge, Phrases.kb(language))));
  }
}
