package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.Right;
import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.editorial.Editing;
import fi.majakka.bot.editorial.RecordedQuestion;
import fi.majakka.bot.editorial.RecordedQuestions;
import fi.majakka.bot.editorial.Rehearsal;
import fi.majakka.bot.teaching.LineCheck;
import fi.majakka.bot.teaching.LineCheck.Checked;
import fi.majakka.bot.teaching.TaughtLines;
import fi.majakka.nlu.RankedTopic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The form in which a coordinator teaches sentences to a topic. */
public final class TeachFormPages implements StudioPages {
  private static final String PATH = TeachPages.PATH + "/new";
  private static final int GUESSES = 3;
  private static final int MOST_LINES = 50;
  private static final int LONGEST_TEXT = 20_000;
  private final CurrentKnowledge knowledge;
  private final TaughtLines lines;
  private final LineCheck check;
  private final UnclearGroups groups;
  private final Editing editing;
  private final Supplier<Rehearsal> rehearsal;

  /**
   * @param rehearsal asked for at each look: the dialogue is built after the pages
   */
  public TeachFormPages(
      CurrentKnowledge knowledge,
      TaughtLines lines,
      LineCheck check,
      RecordedQuestions questions,
      Editing editing,
      Supplier<Rehearsal> rehearsal) {
    this.knowledge = knowledge;
    this.lines = lines;
    this.check = check;
    this.groups = new UnclearGroups(questions);
    this.editing = editing;
    this.rehearsal = rehearsal;
  }

  /**
   * What stands in the form.
   *
   * @param question a question of the group that is taught from; empty for none
   * @param topic as it was typed: a title, an id, or both
   * @param ticked ids of visitors' sentences that are taught as they are
   */
  public record Form(
      String question,
      String topic,
      String language,
      String text,
      Set<String> ticked,
      boolean settle) {
    public Form {
      ticked = Set.copyOf(ticked);
    }
  }

  @Override
  public void add(Door door) {
    door.get(PATH, Right.EDIT, this::open);
    door.post(PATH, Right.EDIT, this::save);
  }

  private void open(Visit visit) {
    visit.needEdit(Optional.empty());
    String question = visit.query("question").orElse("");
    String language =
        groups.of(visit, question).stream()
            .findFirst()
            .map(one -> one.language().code())
            .orElse(visit.language().code());
    show(visit, 200, new Form(question, "", language, "", Set.of(), true), List.of(), "");
  }

  private void show(
      Visit visit, int status, Form form, List<LineCheck.Finding> findings, String error) {
    List<RecordedQuestion> group = groups.of(visit, form.question());
    visit.again(
        status,
        "teach.new",
        "studio/teach-new",
        Map.of(
            "form",
            form,
            "group",
            group,
            "guesses",
            guesses(visit, group),
            "topics",
            topics(visit),
            "findings",
            findings,
            "error",
            error));
  }

  /** The topics that Majakka thinks of, by their titles. */
  private List<String> guesses(Visit visit, List<RecordedQuestion> group) {
    return group.stream()
        .limit(1)
        .flatMap(
            one ->
                rehearsal
                    .get()
                    .reading(knowledge.get(), one.words(), Optional.of(one.language()))
                    .topics()
                    .stream())
        .limit(GUESSES)
        .map(RankedTopic::topic)
        .map(topic -> titled(TopicTitles.of(knowledge.get(), topic, visit.language()), topic))
        .toList();
  }

  /** A topic as it stands in the list and in the field. */
  public static String titled(String title, String topic) {
    return title.equals(topic) ? topic : title + " (" + topic + ")";
  }

  /** The published topics, and those that drafts make. */
  private List<Map.Entry<String, String>> topics(Visit visit) {
    return Stream.concat(
            TopicTitles.all(knowledge.get(), visit.language()).stream(),
            editing.newTopics().stream().map(id -> Map.entry(id, id)))
        .toList();
  }

  private Optional<String> topic(Visit visit, String typed) {
    return topics(visit).stream()
        .filter(
            topic ->
                typed.equalsIgnoreCase(topic.getKey())
                    || typed.equalsIgnoreCase(topic.getValue())
                    || typed.endsWith("(" + topic.getKey() + ")"))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private void save(Visit visit) {
    visit.needEdit(Optional.empty());
    Form form =
        new Form(
            visit.field("question").orElse(""),
            visit.field("guess").or(() -> visit.field("topic")).orElse(""),
            visit.field("language").filter("en"::equals).orElse("fi"),
            visit.raw("text"),
            Set.copyOf(visit.fields("as_is")),
            visit.field("settle").isPresent());
    Optional<String> topic = topic(visit, form.topic());
    if (topic.isEmpty()) {
      show(visit, 422, form, List.of(), visit.say("teach.no_topic"));
      return;
    }
    if (form.text().length() > LONGEST_TEXT || form.text().lines().count() > MOST_LINES) {
      show(visit, 422, form, List.of(), visit.say("teach.too_many"));
      return;
    }
    Checked checked = check.check(topic.get(), form.language(), form.text());
    if (!checked.findings().isEmpty()) {
      show(visit, 422, form, checked.findings(), visit.say("teach.not_saved"));
      return;
    }
    List<RecordedQuestion> group = groups.of(visit, form.question());
    List<Long> asIs =
        UnclearGroups.asTheyAre(group, form.ticked()).stream().map(RecordedQuestion::id).toList();
    if (checked.lines().isEmpty() && asIs.isEmpty()) {
      show(visit, 422, form, List.of(), visit.say("teach.empty"));
      return;
    }
    lines
        .teach(
            new TaughtLines.Place(topic.get(), form.language(), visit.user().name()),
            checked.lines(),
            asIs)
        .join();
    if (form.settle()) {
      groups.settle(visit, group);
    }
    visit.done(TeachPages.PATH, checked.masked() ? "done.teach.masked" : "done.teach.added");
  }
}
