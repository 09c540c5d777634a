package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.Right;
import fi.majakka.bot.editorial.Draft;
import fi.majakka.bot.editorial.Editing;
import fi.majakka.bot.editorial.Published;
import fi.majakka.bot.editorial.Releases;
import fi.majakka.bot.teaching.TaughtLine;
import fi.majakka.bot.teaching.TaughtLines;
import fi.majakka.kb.Article;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.edit.TopicRemoval;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Taking out a topic that the region made itself: what goes with it and what stays, and a draft
 * that does it. Topics that the project ships are not taken out here.
 */
public final class WithdrawPages implements StudioPages {
  private static final String PATH = "/studio/articles/{topic}/withdraw";
  private final Releases releases;
  private final Editing editing;
  private final TaughtLines lines;

  public WithdrawPages(Releases releases, Editing editing, TaughtLines lines) {
    this.releases = releases;
    this.editing = editing;
    this.lines = lines;
  }

  /**
   * Something besides the answer that changes with the withdrawal.
   *
   * @param kind next, golden or notice
   * @param words what people know it by
   * @param path where it is read; empty for a notice
   */
  public record Touched(String kind, String words, String path) {}

  @Override
  public void add(Door door) {
    door.get(PATH, Right.EDIT, visit -> show(visit, 200, "", ""));
    door.post(PATH, Right.EDIT, this::withdraw);
  }

  /** The answer of a topic that may be taken out. */
  private Article article(Visit visit, KnowledgeBase knowledge) {
    visit.needEdit(Optional.empty());
    return Optional.of(visit.part("topic"))
        .filter(releases::ofOwn)
        .flatMap(knowledge::article)
        .orElseThrow(visit::missing);
  }

  private void show(Visit visit, int status, String instead, String error) {
    Published now = releases.current().orElseThrow();
    Article article = article(visit, now.knowledge());
    String topic = article.topic();
    String title = TopicTitles.of(now.knowledge(), topic, visit.language());
    visit.ctx().status(status);
    visit.titled(
        visit.say("withdraw.title", title),
        "studio/withdraw",
        Map.of(
            "topic",
            topic,
            "touched",
            new TopicRemoval(topic, Optional.empty())
                .mentions(now.tree()).stream()
                    .map(mention -> touched(visit, now.knowledge(), mention))
                    .toList(),
            "sentences",
            (int) lines.all().stream().map(TaughtLine::topic).filter(topic::equals).count(),
            "others",
            others(visit, now.knowledge(), topic),
            "instead",
            instead,
            "drafts",
            editing.withdrawing(topic),
            "error",
            error));
  }

  private static Touched touched(
      Visit visit, KnowledgeBase knowledge, TopicRemoval.Mention mention) {
    return switch (mention.kind()) {
      case "next" ->
          new Touched(
              mention.kind(),
              TopicTitles.of(knowledge, mention.id(), visit.language()),
              "/studio/articles/" + mention.id());
      case "golden" ->
          new Touched(
              mention.kind(),
              TopicTitles.goldenQuestions(knowledge).getOrDefault(mention.id(), mention.id()),
              "/studio/golden/" + mention.id());
      default -> new Touched(mention.kind(), mention.id(), "/studio/notices/" + mention.id());
    };
  }

  /** Where people can be led instead, by title. */
  private static List<Map.Entry<String, String>> others(
      Visit visit, KnowledgeBase knowledge, String topic) {
    return TopicTitles.byTopic(knowledge, visit.language()).entrySet().stream()
        .filter(other -> !other.getKey().equals(topic))
        .sorted(Comparator.comparing(Map.Entry::getValue))
        .toList();
  }

  private void withdraw(Visit visit) {
    KnowledgeBase knowledge = releases.current().orElseThrow().knowledge();
    String topic = article(visit, knowledge).topic();
    String typed = visit.raw("instead");
    Optional<String> instead = Optional.of(typed).filter(other -> !other.isEmpty());
    if (instead.filter(other -> !other.equals(topic)).flatMap(knowledge::article).isEmpty()
        && instead.isPresent()) {
      throw new StudioException(400, "error.request");
    }
    if (!editing.withdrawing(topic).isEmpty()) {
      show(visit, 409, typed, visit.say("withdraw.already"));
      return;
    }
    String name = visit.user().name();
    new Saving(editing)
        .save(
            visit,
            Optional.<Draft>empty(),
            visit.say("withdraw.draft_title", TopicTitles.of(knowledge, topic, visit.language())),
            draft -> editing.withdraw(draft.id(), name, new TopicRemoval(topic, instead)),
            draft -> visit.done(DraftPages.PATH + "/" + draft.id(), "done.withdraw"),
            (status, draft, error) -> show(visit, status, typed, error));
  }
}
