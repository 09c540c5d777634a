package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.Right;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.Turn;
import fi.majakka.bot.editorial.Draft;
import fi.majakka.bot.editorial.Editing;
import fi.majakka.bot.editorial.Rehearsal;
import fi.majakka.bot.editorial.Rehearsal.Question;
import fi.majakka.bot.editorial.Releases;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.Place;
import fi.majakka.nlu.Interpretation;
import fi.majakka.nlu.RankedTopic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Ask Majakka something, see what it understood and why, and what a draft would answer instead. */
public final class TryPages implements StudioPages {
  private static final String PATH = "/studio/try";
  private static final int LONGEST = 500;
  private static final int TOPICS = 5;
  private static final double LEAST = 0.01;
  private static final long MICROSECOND = 1_000;
  private final Releases releases;
  private final Editing editing;
  private final Supplier<Rehearsal> rehearsal;

  public TryPages(Releases releases, Editing editing, Supplier<Rehearsal> rehearsal) {
    this.releases = releases;
    this.editing = editing;
    this.rehearsal = rehearsal;
  }

  /**
   * What stands in the form.
   *
   * @param language empty: as the message itself is written
   */
  public record Asked(String words, String language, String municipality, String draft) {}

  /**
   * A topic with how sure it is.
   *
   * @param percent 0 to 100
   */
  public record Ranked(String topic, String title, int percent) {}

  /** What one knowledge base answers. */
  public record Answered(String heading, Turn turn) {

    /** The whole time in microseconds. */
    public long microseconds() {
      return turn.stages().values().stream().mapToLong(Long::longValue).sum() / MICROSECOND;
    }

    /** The title of a stage's time, the longest first. */
    public List<Map.Entry<String, Long>> stages() {
      return turn.stages().entrySet().stream()
          .map(stage -> Map.entry(stage.getKey(), stage.getValue() / MICROSECOND))
          .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
          .toList();
    }
  }

  /** What was understood, and what is answered to it. */
  public record Result(Interpretation reading, List<Ranked> topics, List<Answered> answers) {
    public Result {
      topics = List.copyOf(topics);
      answers = List.copyOf(answers);
    }
  }

  @Override
  public void add(Door door) {
    door.nav(new NavItem("try", PATH, Right.READ, 50));
    door.get(
        PATH,
        Right.READ,
        visit ->
            show(
                visit,
                new Asked(
                    "",
                    "",
                    visit.user().municipality().orElse(""),
                    visit.query("draft").orElse("")),
                Optional.empty()));
    // Sent as a form so that what is typed stands in no address; it changes nothing.
    door.post(PATH, Right.READ, this::answer);
  }

  private void show(Visit visit, Asked asked, Optional<Result> result) {
    visit.page(
        "try.title",
        "studio/try",
        Map.of(
            "asked",
            asked,
            "drafts",
            editing.alive(),
            "municipalities",
            published().municipalities().stream().map(Place::name).toList(),
            "result",
            result));
  }

  private KnowledgeBase published() {
    return releases.current().orElseThrow().knowledge();
  }

  private void answer(Visit visit) {
    Asked asked =
        new Asked(
            shortened(visit.field("words").orElse("")),
            visit.field("language").orElse(""),
            visit.field("municipality").orElse(""),
            visit.field("draft").orElse(""));
    show(
        visit, asked, asked.words().isEmpty() ? Optional.empty() : Optional.of(play(visit, asked)));
  }

  private static String shortened(String words) {
    return words.length() > LONGEST ? words.substring(0, LONGEST) : words;
  }

  private Result play(Visit visit, Asked asked) {
    Rehearsal stage = rehearsal.get();
    Optional<Language> chosen = Language.of(asked.language());
    Optional<KnowledgeBase> drafted = draft(asked.draft()).map(editing::knowledge);
    Interpretation reading =
        stage.reading(drafted.orElseGet(this::published), asked.words(), chosen);
    Question question =
        new Question(
            asked.words(),
            chosen.or(() -> Language.of(reading.language())).orElse(visit.language()),
            Optional.of(asked.municipality()).filter(name -> !name.isEmpty()),
            Optional.empty());
    List<Answered> answers = new ArrayList<>();
    answers.add(new Answered(visit.say("try.published"), stage.play(published(), question)));
    draft(asked.draft())
        .ifPresent(
            draft ->
                answers.add(
                    new Answered(
                        visit.say("try.draft", draft.title()),
                        stage.play(editing.knowledge(draft), question))));
    return new Result(
        reading,
        likeliest(reading).stream()
            .map(
                ranked ->
                    new Ranked(
                        ranked.topic(),
                        TopicTitles.of(published(), ranked.topic(), visit.language()),
                        (int) Math.round(ranked.confidence() * 100)))
            .toList(),
        answers);
  }

  /** The likeliest topic, the runner-up, and a few more that are not out of the question. */
  private static List<RankedTopic> likeliest(Interpretation reading) {
    List<RankedTopic> topics = reading.topics();
    return IntStream.range(0, Math.min(TOPICS, topics.size()))
        .filter(i -> i <= 1 || topics.get(i).confidence() >= LEAST)
        .mapToObj(topics::get)
        .toList();
  }

  private Optional<Draft> draft(String id) {
    return editing.alive().stream().filter(draft -> draft.id().equals(id)).findFirst();
  }
}
