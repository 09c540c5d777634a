package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.Right;
import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.bot.editorial.FactUse;
import fi.majakka.kb.Fact;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.Language;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The ledger of facts, with what each is used by. */
public final class FactsPages implements StudioPages {
  private static final String PATH = "/studio/facts";
  private static final int SHOWN = 50;
  private final CurrentKnowledge knowledge;
  private final Clock clock;

  public FactsPages(CurrentKnowledge knowledge, Clock clock) {
    this.knowledge = knowledge;
    this.clock = clock;
  }

  /** A fact in the list. */
  public record Line(
      String id, String text, String owner, LocalDate checked, LocalDate reviewBy, String state) {}

  /**
   * Something that rests on a fact.
   *
   * @param kind article, task, rule, readiness, checklist, organisation or golden
   * @param path where it is read; may be empty
   * @param municipality empty for the common text
   */
  public record Use(String kind, String title, String path, String municipality) {}

  @Override
  public void add(Door door) {
    door.nav(new NavItem("facts", PATH, Right.READ, 30));
    door.get(PATH, Right.READ, this::list);
    door.get(PATH + "/{id}", Right.READ, this::one);
  }

  private void list(Visit visit) {
    KnowledgeBase release = knowledge.get();
    Language language = Phrases.kb(visit.language());
    LocalDate today = Review.today(clock);
    String asked = visit.query("q").orElse("");
    String state = visit.query("state").orElse("");
    List<Line> lines =
        release.facts().stream()
            .filter(fact -> matches(fact, asked.toLowerCase(Locale.ROOT)))
            .map(fact -> line(fact, release, language, today))
            .filter(line -> state.isEmpty() || line.state().equals(state))
            .sorted(Comparator.comparing(Line::reviewBy).thenComparing(Line::id))
            .toList();
    int last = Math.max(1, (lines.size() + SHOWN - 1) / SHOWN);
    int page = Math.min(visit.pageNumber(), last);
    visit.page(
        "nav.facts",
        "studio/facts",
        Map.of(
            "lines",
            lines.subList((page - 1) * SHOWN, Math.min(page * SHOWN, lines.size())),
            "found",
            lines.size(),
            "number",
            page,
            "last",
            last,
            "asked",
            asked,
            "state",
            state));
  }

  private static boolean matches(Fact fact, String asked) {
    return asked.isEmpty()
        || (fact.id() + "\n" + fact.text().fi() + "\n" + fact.text().en())
            .toLowerCase(Locale.ROOT)
            .contains(asked);
  }

  private static Line line(Fact fact, KnowledgeBase release, Language language, LocalDate today) {
    return new Line(
        fact.id(),
        fact.text().in(language),
        owner(fact, release, language),
        fact.checked(),
        fact.reviewBy(),
        Review.of(List.of(fact), today).key());
  }

  static String owner(Fact fact, KnowledgeBase release, Language language) {
    return release
        .organisation(fact.owner())
        .map(organisation -> organisation.name().in(language))
        .orElse(fact.owner());
  }

  private void one(Visit visit) {
    KnowledgeBase release = knowledge.get();
    Language language = Phrases.kb(visit.language());
    Fact fact = release.fact(visit.part("id")).orElseThrow(visit::missing);
    visit.titled(
        visit.say("fact.title", fact.id()),
        "studio/fact",
        Map.of(
            "fact",
            fact,
            "owner",
            owner(fact, release, language),
            "state",
            Review.of(List.of(fact), Review.today(clock)).key(),
            "uses",
            uses(fact.id(), release, language)));
  }

  private static List<Use> uses(String fact, KnowledgeBase release, Language language) {
    return FactUse.of(release, fact).stream().map(use -> use(use, release, language)).toList();
  }

  private static Use use(FactUse use, KnowledgeBase release, Language language) {
    String municipality = use.municipality().orElse("");
    return switch (use.kind()) {
      case "article" ->
          new Use(
              use.kind(),
              release
                  .article(use.id())
                  .map(article -> article.title().in(language))
                  .orElse(use.id()),
              "/studio/articles/" + use.id() + "?municipality=" + municipality,
              municipality);
      case "golden" -> new Use(use.kind(), use.id(), "/studio/golden", municipality);
      case "organisation" ->
          new Use(
              use.kind(),
              release
                  .organisation(use.id())
                  .map(organisation -> organisation.name().in(language))
                  .orElse(use.id()),
              "",
              municipality);
      default -> new Use(use.kind(), use.id(), "", municipality);
    };
  }
}
