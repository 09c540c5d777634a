package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.Right;
import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.bot.editorial.AnswerHistory;
import fi.majakka.kb.Article;
import fi.majakka.kb.Block;
import fi.majakka.kb.Fact;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.Language;
import fi.majakka.kb.Link;
import fi.majakka.kb.Organisation;
import fi.majakka.kb.Place;
import fi.majakka.kb.Text;
import fi.majakka.kb.Topic;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The published answers, to find and to read: both languages side by side, by municipality. */
public final class ArticlesPages implements StudioPages {
  private static final String PATH = "/studio/articles";
  private static final int HISTORY = 20;
  private final CurrentKnowledge knowledge;
  private final AnswerHistory history;
  private final Predicate<String> own;
  private final Clock clock;

  /**
   * @param own true for a topic that the region made itself
   */
  public ArticlesPages(
      CurrentKnowledge knowledge, AnswerHistory history, Predicate<String> own, Clock clock) {
    this.knowledge = knowledge;
    this.history = history;
    this.own = own;
    this.clock = clock;
  }

  /**
   * An answer in the list.
   *
   * @param local how many municipalities have a text of their own
   * @param state good, due or overdue
   */
  public record Line(String topic, String title, int version, int local, String state) {}

  /**
   * A part of an answer in both languages.
   *
   * @param key of the words that name it, such as {@code article.lead}
   */
  public record Part(String key, String fi, String en) {}

  /** A fact that the answer rests on. */
  public record Rests(
      String id, String text, LocalDate checked, LocalDate reviewBy, String state) {}

  @Override
  public void add(Door door) {
    door.nav(new NavItem("articles", PATH, Right.READ, 20));
    door.get(PATH, Right.READ, this::list);
    door.get(PATH + "/{topic}", Right.READ, this::one);
    door.get(PATH + "/{topic}/history", Right.READ, this::history);
  }

  private void list(Visit visit) {
    KnowledgeBase release = knowledge.get();
    Language language = Phrases.kb(visit.language());
    String asked = visit.query("q").orElse("");
    Map<String, List<Line>> areas = new LinkedHashMap<>();
    int found = 0;
    for (Topic topic : release.topics()) {
      Optional<Article> article =
          release.article(topic.id()).filter(one -> matches(one, asked, release));
      if (article.isPresent()) {
        String area = topic.id().substring(0, topic.id().indexOf('.'));
        areas
            .computeIfAbsent(area, key -> new ArrayList<>())
            .add(line(article.get(), language, release));
        found++;
      }
    }
    visit.page(
        "nav.articles", "studio/articles", Map.of("areas", areas, "asked", asked, "found", found));
  }

  private static boolean matches(Article article, String asked, KnowledgeBase release) {
    String wanted = asked.toLowerCase(Locale.ROOT);
    return wanted.isEmpty()
        || article.topic().contains(wanted)
        || contains(article.title(), wanted)
        || article.blocks().stream()
            .anyMatch(
                block ->
                    block.references().contains(wanted) || contains(both(block, release), wanted));
  }

  private static boolean contains(Text text, String wanted) {
    return (text.fi() + "\n" + text.en()).toLowerCase(Locale.ROOT).contains(wanted);
  }

  private static Text both(Block block, KnowledgeBase release) {
    return new Text(block.render(Language.FI, release), block.render(Language.EN, release));
  }

  private Line line(Article article, Language language, KnowledgeBase release) {
    return new Line(
        article.topic(),
        article.title().in(language),
        article.version(),
        article.local().size(),
        Review.of(Review.facts(article, release), Review.today(clock)).key());
  }

  private void one(Visit visit) {
    KnowledgeBase release = knowledge.get();
    Article common = release.article(visit.part("topic")).orElseThrow(visit::missing);
    Optional<String> municipality =
        visit
            .query("municipality")
            .filter(name -> release.municipalities().stream().anyMatch(p -> p.name().equals(name)));
    Article article = municipality.map(common::in).orElse(common);
    LocalDate today = Review.today(clock);
    Language language = Phrases.kb(visit.language());
    visit.titled(
        article.title().in(language),
        "studio/article",
        Map.ofEntries(
            Map.entry("article", article),
            Map.entry("parts", parts(article, release)),
            Map.entry(
                "responsible",
                article.responsible().stream()
                    .map(id -> release.organisation(id).map(Organisation::name))
                    .flatMap(Optional::stream)
                    .map(name -> name.in(language))
                    .toList()),
            Map.entry("links", article.links().stream().map(Link::url).toList()),
            Map.entry(
                "rests",
                Review.facts(article, release).stream()
                    .map(fact -> rests(fact, language, today))
                    .toList()),
            Map.entry(
                "municipalities", release.municipalities().stream().map(Place::name).toList()),
            Map.entry("municipality", municipality.orElse("")),
            Map.entry("questions", List.copyOf(questions(article))),
            Map.entry(
                "withdrawable",
                visit.user().mayEdit(Optional.empty()) && own.test(article.topic()))));
  }

  private void history(Visit visit) {
    Article article = knowledge.get().article(visit.part("topic")).orElseThrow(visit::missing);
    visit.titled(
        visit.say("article.history_title", article.title().in(Phrases.kb(visit.language()))),
        "studio/article-history",
        Map.of(
            "topic",
            article.topic(),
            "steps",
            history.of(article.topic(), HISTORY),
            "titles",
            TopicTitles.byTopic(knowledge.get(), visit.language())));
  }

  private static Set<String> questions(Article article) {
    Set<String> all = new LinkedHashSet<>();
    article.questions().values().forEach(all::addAll);
    return all;
  }

  private static List<Part> parts(Article article, KnowledgeBase release) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("article.name", article.title().fi(), article.title().en()));
    parts.add(part("article.lead", article.lead(), release));
    article.steps().forEach(step -> parts.add(part("article.step", step, release)));
    article.unknown().ifPresent(block -> parts.add(part("article.unknown", block, release)));
    article.more().forEach(block -> parts.add(part("article.more", block, release)));
    return parts;
  }

  private static Part part(String key, Block block, KnowledgeBase release) {
    Text text = both(block, release);
    return new Part(key, text.fi(), text.en());
  }

  private static Rests rests(Fact fact, Language language, LocalDate today) {
    return new Rests(
        fact.id(),
        fact.text().in(language),
        fact.checked(),
        fact.reviewBy(),
        Review.of(List.of(fact), today).key());
  }
}
