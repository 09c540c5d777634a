package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.Right;
import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.kb.Article;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.Language;
import fi.majakka.kb.Place;
import fi.majakka.kb.Topic;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is answered where, in a language or in both: topics by municipalities, a glyph a cell. */
public final class CoveragePages implements StudioPages {
  private static final String PATH = "/studio/coverage";
  private final CurrentKnowledge knowledge;
  private final Clock clock;

  public CoveragePages(CurrentKnowledge knowledge, Clock clock) {
    this.knowledge = knowledge;
    this.clock = clock;
  }

  /** How a topic is answered in a municipality. */
  public enum State {
    /** With a text of its own. */
    LOCAL("●"),
    /** With the common text, which is enough. */
    COMMON("○"),
    /** With the common text, though people expect one of their own municipality. */
    WANTED("◌"),
    /** With a text that was not edited when the other language was. */
    STALE("◐"),
    /** Not at all. */
    MISSING("×"),
    /** With something that should have been checked again. */
    OVERDUE("▲");

    private final String glyph;

    State(String glyph) {
      this.glyph = glyph;
    }

    /** The shape; never the only sign, a word goes with it. */
    public String glyph() {
      return glyph;
    }

    /** The end of the key of its words. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A topic with its cells, in the order of the municipalities. */
  public record Row(String topic, String title, List<State> cells) {}

  @Override
  public void add(Door door) {
    door.nav(new NavItem("coverage", PATH, Right.READ, 40));
    door.get(PATH, Right.READ, this::show);
  }

  private void show(Visit visit) {
    KnowledgeBase release = knowledge.get();
    Language language = Phrases.kb(visit.language());
    Optional<Language> chosen =
        visit
            .query("language")
            .flatMap(
                code ->
                    Arrays.stream(Language.values())
                        .filter(one -> one.code().equals(code))
                        .findFirst());
    List<String> places = release.municipalities().stream().map(Place::name).toList();
    Map<String, List<Row>> areas = new LinkedHashMap<>();
    Map<State, Integer> counts = new EnumMap<>(State.class);
    for (State state : State.values()) {
      counts.put(state, 0);
    }
    for (Topic topic : release.topics()) {
      if (topic.kind().equals("answer")) {
        Row row = row(topic, places, release, language, chosen);
        row.cells().forEach(state -> counts.merge(state, 1, Integer::sum));
        areas
            .computeIfAbsent(
                topic.id().substring(0, topic.id().indexOf('.')), key -> new ArrayList<>())
            .add(row);
      }
    }
    visit.page(
        "nav.coverage",
        "studio/coverage",
        Map.of(
            "places",
            places,
            "areas",
            areas,
            "counts",
            counts,
            "language",
            chosen.map(Language::code).orElse(""),
            "today",
            Review.today(clock)));
  }

  private Row row(
      Topic topic,
      List<String> places,
      KnowledgeBase release,
      Language language,
      Optional<Language> chosen) {
    Optional<Article> article = release.article(topic.id());
    LocalDate today = Review.today(clock);
    return new Row(
        topic.id(),
        article.map(known -> known.title().in(language)).orElse(topic.id()),
        places.stream()
            .map(place -> article.map(known -> state(known, place, release, today, chosen)))
            .map(state -> state.orElse(State.MISSING))
            .toList());
  }

  private static State state(
      Article article,
      String municipality,
      KnowledgeBase release,
      LocalDate today,
      Optional<Language> chosen) {
    if (Review.of(Review.facts(article.in(municipality), release), today) == Review.OVERDUE) {
      return State.OVERDUE;
    }
    if (article
        .stale()
        .filter(language -> chosen.isEmpty() || chosen.get() == language)
        .isPresent()) {
      return State.STALE;
    }
    if (article.local().containsKey(municipality)) {
      return State.LOCAL;
    }
    return article.byMunicipality() ? State.WANTED : State.COMMON;
  }
}
