package fi.majakka.bot.employers;

import fi.majakka.bot.answers.Provenance;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.Source;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.kb.Article;
import fi.majakka.kb.Block;
import fi.majakka.kb.Fact;
import fi.majakka.kb.FlatMap;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.Occupation;
import fi.majakka.kb.Organisation;
import fi.majakka.kb.Place;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Assembles information packages from one release; nothing is written but what was published. */
public final class InfoPackages {
  private static final String OWN_TOPIC = "employer.info_package";
  private static final int SOCIAL = 280;
  private static final double LARGEST_RADIUS = 6;
  private final KnowledgeBase knowledge;
  private final Language language;
  private final LocalDate today;
  private final Phrases phrases;

  public InfoPackages(KnowledgeBase knowledge, Language language, LocalDate today) {
    this.knowledge = knowledge;
    this.language = language;
    this.today = today;
    this.phrases = new Phrases(knowledge, language);
  }

  /** Whom a package is for. */
  public enum Audience {
    ABROAD,
    FINLAND,
    FAMILY;

    /** The articles that it tells of. */
    List<String> topics() {
      return switch (this) {
        case ABROAD ->
            List.of(
                "living.rental",
                "settle.first_steps",
                "settle.residence_permit",
                "settle.healthcare",
                "education.finnish_course",
                "living.transport",
                "living.leisure");
        case FINLAND ->
            List.of(
                "living.rental",
                "living.buy_home",
                "living.transport",
                "living.leisure",
                "living.internet");
        case FAMILY ->
            List.of(
                "living.rental",
                "family.daycare",
                "family.school",
                "family.spouse_job",
                "settle.healthcare",
                "living.leisure");
      };
    }

    /** The name as in forms and phrases. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The one of a key; empty when there is none. */
    public static Optional<Audience> of(String key) {
      return Stream.of(values()).filter(each -> each.key().equals(key)).findFirst();
    }
  }

  /** The occupation that a text names: a title, or a word of an advertisement. */
  public Optional<Occupation> occupationIn(String text) {
    String words = " " + text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}-]+", " ") + " ";
    return knowledge.occupations().stream()
        .flatMap(
            each ->
                Stream.of(
                        Stream.of(each.titleFi(), each.titleEn()),
                        each.forms().stream(),
                        each.wordsEn().stream())
                    .flatMap(forms -> forms)
                    .filter(form -> words.contains(" " + form.toLowerCase(Locale.ROOT) + " "))
                    .map(form -> new Named(each, form.length())))
        .max(Comparator.comparingInt(Named::letters))
        .map(Named::occupation);
  }

  private record Named(Occupation occupation, int letters) {}

  /** A package for a municipality of the region. */
  public InfoPackage assemble(
      String municipality, Optional<Occupation> occupation, Audience audience) {
    Set<String> facts = new LinkedHashSet<>();
    String title =
        occupation
            .map(each -> language == Language.FI ? each.titleFi() : each.titleEn())
            .orElse("");
    List<Block> own = own(municipality);
    own.forEach(block -> facts.addAll(block.references()));
    String advertisement =
        own.stream()
            .map(block -> withoutHeading(block.render(Phrases.kb(language), knowledge)))
            .findFirst()
            .orElse("");
    List<InfoPackage.Section> sections = new ArrayList<>();
    for (String topic : audience.topics()) {
      section(topic, municipality, facts).ifPresent(sections::add);
    }
    List<String> figures = figures(municipality, facts);
    List<Source> sources = new Provenance(knowledge, language, today).ofFacts(facts);
    return new InfoPackage(
        title.isEmpty()
            ? phrases.say("package.for_place", phrases.in(municipality))
            : phrases.say("package.for_job", title, phrases.in(municipality)),
        municipality,
        title,
        occupation.map(Occupation::isco).orElse(""),
        advertisement,
        social(title, municipality, advertisement),
        spots(municipality),
        distances(municipality),
        figures,
        sections,
        sources);
  }

  /** The municipality's own text of the package's article, as long as nothing in it is overdue. */
  private List<Block> own(String municipality) {
    return knowledge
        .article(OWN_TOPIC)
        .flatMap(article -> Optional.ofNullable(article.local().get(municipality)))
        .map(variant -> variant.more().stream().filter(this::current).toList())
        .orElse(List.of());
  }

  private boolean current(Block block) {
    return block.references().stream()
        .flatMap(id -> knowledge.fact(id).stream())
        .noneMatch(fact -> fact.overdue(today));
  }

  /** "Text on Kinnula: Kinnula lies …" without its heading. */
  private static String withoutHeading(String text) {
    int colon = text.indexOf(": ");
    return colon > 0 && colon < 40 ? text.substring(colon + 2) : text;
  }

  private Optional<InfoPackage.Section> section(
      String topic, String municipality, Set<String> facts) {
    Optional<Article> found = knowledge.article(topic).map(article -> article.in(municipality));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Article article = found.get();
    List<Block> blocks =
        Stream.concat(Stream.of(article.lead()), article.steps().stream())
            .filter(this::current)
            .toList();
    blocks.forEach(block -> facts.addAll(block.references()));
    return blocks.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new InfoPackage.Section(
                topic,
                article.title().in(Phrases.kb(language)),
                blocks.stream()
                    .map(block -> block.render(Phrases.kb(language), knowledge))
                    .toList()));
  }

  private List<String> figures(String municipality, Set<String> facts) {
    String id = knowledge.municipality(municipality).map(Organisation::id).orElse("");
    List<String> figures = new ArrayList<>();
    for (String key : List.of("population", "road_km", "roads", "nature", "lakes")) {
      knowledge
          .fact("municipality." + id + "." + key)
          .filter(fact -> fact.tellable() && !fact.overdue(today))
          .ifPresent(
              fact -> {
                figures.add(fact.text().in(Phrases.kb(language)));
                facts.add(fact.id());
              });
    }
    return figures;
  }

  private List<String> social(String occupation, String municipality, String advertisement) {
    String first = advertisement.split("(?<=[.!?]) ", 2)[0];
    String where = phrases.in(municipality);
    return Stream.of("package.social.short", "package.social.place", "package.social.welcome")
        .map(
            key ->
                phrases.say(
                    key,
                    occupation.isEmpty() ? phrases.say("package.social.worker") : occupation,
                    where,
                    first))
        .map(text -> text.length() <= SOCIAL ? text : text.substring(0, SOCIAL - 1) + "…")
        .toList();
  }

  private List<InfoPackage.Distance> distances(String municipality) {
    Optional<Place.Position> here = knowledge.place(municipality).flatMap(Place::position);
    return here.stream()
        .flatMap(
            from ->
                knowledge.municipalities().stream()
                    .filter(place -> !place.name().equals(municipality))
                    .flatMap(
                        place ->
                            place.position().stream()
                                .map(
                                    to ->
                                        new InfoPackage.Distance(
                                            place.name(), Math.round(from.kilometresTo(to))))))
        .sorted(Comparator.comparingLong(InfoPackage.Distance::kilometres))
        .toList();
  }

  /** The municipalities on a map of the region. */
  private List<InfoPackage.Spot> spots(String chosen) {
    List<Place> places =
        knowledge.municipalities().stream().filter(each -> each.position().isPresent()).toList();
    if (places.isEmpty()) {
      return List.of();
    }
    FlatMap map = new FlatMap(places.stream().map(InfoPackages::at).toList(), 8, 10, 80);
    double most = places.stream().mapToDouble(this::population).max().orElse(1);
    return places.stream()
        .map(
            each ->
                new InfoPackage.Spot(
                    each.name(),
                    map.x(at(each)),
                    map.y(at(each)),
                    round(Math.max(1.5, LARGEST_RADIUS * Math.sqrt(population(each) / most))),
                    each.name().equals(chosen)))
        .toList();
  }

  private static Place.Position at(Place place) {
    return place.position().orElseThrow();
  }

  private static double round(double value) {
    return Math.round(value * 10) / 10.0;
  }

  /** The number of the population fact; 1 when there is none. */
  private double population(Place place) {
    return knowledge
        .municipality(place.name())
        .flatMap(each -> knowledge.fact("municipality." + each.id() + ".population"))
        .filter(Fact::tellable)
        .flatMap(Fact::value)
        .map(value -> value.en().replaceAll("[^0-9]", ""))
        .filter(digits -> !digits.isEmpty())
        .map(Double::parseDouble)
        .orElse(1.0);
  }
}
