package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.Right;
import fi.majakka.bot.editorial.Editing;
import fi.majakka.bot.editorial.RecordedQuestion;
import fi.majakka.bot.editorial.RecordedQuestions;
import fi.majakka.bot.editorial.Releases;
import fi.majakka.bot.teaching.LineCheck;
import fi.majakka.bot.teaching.LineCheck.Checked;
import fi.majakka.bot.teaching.LineCheck.Finding;
import fi.majakka.bot.teaching.TaughtLines;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.KnowledgeException;
import fi.majakka.kb.Topic;
import fi.majakka.kb.edit.ArticleSource;
import fi.majakka.kb.edit.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A topic that does not exist yet: what it is called, and how people ask about it. It goes into a
 * draft; its article is written next, and both are published together.
 */
public final class NewTopicPages implements StudioPages {
  static final String PATH = TeachPages.PATH + "/topic";

  /** Sentences in each language, as many as the page of teaching asks for. */
  private static final int FEWEST = 5;

  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_MEANING = 160;
  private static final int MOST_LINES = 50;

  /** So many of the sentences stand in the article as the way people ask. */
  private static final int QUESTIONS = 3;

  private final Releases releases;
  private final Editing editing;
  private final TaughtLines lines;
  private final LineCheck check;
  private final UnclearGroups groups;
  private final String region;

  /**
   * @param region the region's folder, where the article goes
   */
  public NewTopicPages(
      Releases releases,
      Editing editing,
      TaughtLines lines,
      LineCheck check,
      RecordedQuestions questions,
      String region) {
    this.releases = releases;
    this.editing = editing;
    this.lines = lines;
    this.check = check;
    this.groups = new UnclearGroups(questions);
    this.region = region;
  }

  /** The sentences of a topic that were looked through. */
  private record Sentences(Checked fi, Checked en, List<RecordedQuestion> asTheyAre) {
    List<Finding> findings() {
      return Stream.concat(fi.findings().stream(), en.findings().stream()).toList();
    }

    boolean enough() {
      return count("fi", fi) >= FEWEST && count("en", en) >= FEWEST;
    }

    private long count(String language, Checked own) {
      return own.lines().size()
          + asTheyAre.stream().filter(one -> one.language().code().equals(language)).count();
    }
  }

  @Override
  public void add(Door door) {
    door.get(
        PATH,
        Right.EDIT,
        visit -> {
          visit.needEdit(Optional.empty());
          show(
              visit,
              200,
              TopicForm.empty(visit.query("question").orElse(""), visit.query("draft")),
              List.of(),
              "");
        });
    door.post(PATH, Right.EDIT, this::save);
  }

  private KnowledgeBase published() {
    return releases.current().orElseThrow().knowledge();
  }

  private void show(Visit visit, int status, TopicForm form, List<Finding> findings, String error) {
    visit.again(
        status,
        "topic.title",
        "studio/teach-topic",
        Map.of(
            "form",
            form,
            "group",
            groups.of(visit, form.question()),
            "areas",
            areas(visit),
            "drafts",
            Drafts.open(editing),
            "findings",
            findings,
            "error",
            error));
  }

  /** Every area that people ask about, in words. */
  private List<Map.Entry<String, String>> areas(Visit visit) {
    return published().topics().stream()
        .map(Topic::area)
        .distinct()
        .filter(area -> !area.equals("meta"))
        .map(area -> Map.entry(area, visit.find("area." + area).orElse(area)))
        .toList();
  }

  private void save(Visit visit) {
    visit.needEdit(Optional.empty());
    TopicForm form = TopicForm.of(visit);
    Topic topic = new Topic(form.topic(), form.audience(), "answer", form.meaning());
    Optional<String> wrong = wrong(visit, form, topic);
    if (wrong.isPresent()) {
      show(visit, 422, form, List.of(), visit.say(wrong.get(), topic.id()));
      return;
    }
    List<RecordedQuestion> group = groups.of(visit, form.question());
    Sentences sentences =
        new Sentences(
            check.check(topic.id(), "fi", form.texts().fi()),
            check.check(topic.id(), "en", form.texts().en()),
            UnclearGroups.asTheyAre(group, form.ticked()));
    if (!sentences.findings().isEmpty()) {
      show(visit, 422, form, sentences.findings(), visit.say("teach.not_saved"));
    } else if (!sentences.enough()) {
      show(visit, 422, form, List.of(), visit.say("topic.few", Integer.toString(FEWEST)));
    } else {
      keep(visit, form, topic, sentences, group);
    }
  }

  /** The words that say what is wrong; empty when nothing is. */
  private Optional<String> wrong(Visit visit, TopicForm form, Topic topic) {
    boolean named =
        !form.name().fi().isBlank()
            && !form.name().en().isBlank()
            && Math.max(form.name().fi().length(), form.name().en().length()) <= LONGEST_NAME;
    if (!named || form.meaning().isEmpty() || form.meaning().length() > LONGEST_MEANING) {
      return Optional.of("topic.incomplete");
    }
    if (areas(visit).stream().noneMatch(area -> area.getKey().equals(form.area()))
        || !Topic.AUDIENCES.contains(form.audience())) {
      return Optional.of("topic.incomplete");
    }
    if (!Topic.isId(topic.id()) || !isRow(topic)) {
      return Optional.of("topic.unfit");
    }
    if (published().topic(topic.id()).isPresent() || editing.newTopics().contains(topic.id())) {
      return Optional.of("topic.exists");
    }
    return Stream.of(form.texts().fi(), form.texts().en())
        .filter(text -> text.lines().count() > MOST_LINES)
        .map(text -> "teach.too_many")
        .findFirst();
  }

  private static boolean isRow(Topic topic) {
    try {
      return !topic.row().isEmpty();
    } catch (KnowledgeException e) {
      return false;
    }
  }

  private void keep(
      Visit visit, TopicForm form, Topic topic, Sentences sentences, List<RecordedQuestion> group) {
    String name = visit.user().name();
    new Saving(editing)
        .save(
            visit,
            Drafts.open(editing, form.draft()),
            form.title().isEmpty()
                ? visit.say("topic.draft_title", form.name().fi())
                : form.title(),
            draft -> {
              editing.saveTopic(draft.id(), name, topic);
              return editing.saveArticle(
                  draft.id(), name, region, article(topic, form, sentences), "", true);
            },
            draft -> {
              teach(name, topic.id(), "fi", sentences.fi().lines(), sentences.asTheyAre());
              teach(name, topic.id(), "en", sentences.en().lines(), List.of());
              if (form.settle()) {
                groups.settle(visit, group);
              }
              visit.done(
                  "/studio/articles/" + topic.id() + "/edit?draft=" + draft.id(),
                  "done.topic.made");
            },
            (status, draft, error) -> show(visit, status, form, List.of(), error));
  }

  private static ArticleSource article(Topic topic, TopicForm form, Sentences sentences) {
    ArticleSource empty = ArticleSource.empty(topic.id());
    return new ArticleSource(
        empty.topic(),
        new Words(form.name().fi(), form.name().en()),
        first(sentences.fi().lines()),
        first(sentences.en().lines()),
        empty.lead(),
        empty.steps(),
        empty.responsible(),
        empty.unknown(),
        empty.more(),
        empty.links(),
        empty.next(),
        empty.byMunicipality(),
        empty.local());
  }

  private static List<String> first(List<String> lines) {
    return lines.stream().limit(QUESTIONS).toList();
  }

  private void teach(
      String name,
      String topic,
      String language,
      List<String> own,
      List<RecordedQuestion> asTheyAre) {
    lines
        .teach(
            new TaughtLines.Place(topic, language, name),
            own,
            asTheyAre.stream().map(RecordedQuestion::id).toList())
        .join();
  }
}
