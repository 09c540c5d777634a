package fi.majakka.kb;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** An immutable release of everything that may be said. Thread-safe. */
public final class KnowledgeBase {
  private final String releaseId;
  private final Map<String, Topic> topics;
  private final Map<String, Article> articles;
  private final Map<String, Fact> facts;
  private final Map<String, Organisation> organisations;
  private final Map<String, Place> places;
  private final List<Occupation> occupations;
  private final List<WorkField> fields;
  private final Map<String, Text> phrases;
  private final Map<String, List<String>> signals;
  private final Map<String, List<Sign>> signs;
  private final List<Notice> notices;
  private final List<GoldenQuestion> golden;
  private final List<Event> events;
  private final Handbook handbook;

  /**
   * @param releaseId changes whenever anything in the release does
   */
  KnowledgeBase(String releaseId, KnowledgeBuilder parts) {
    this.releaseId = releaseId;
    this.topics = Collections.unmodifiableMap(new LinkedHashMap<>(parts.topics));
    this.articles = Collections.unmodifiableMap(new LinkedHashMap<>(parts.articles));
    this.facts = Collections.unmodifiableMap(new LinkedHashMap<>(parts.facts));
    this.organisations = Collections.unmodifiableMap(new LinkedHashMap<>(parts.organisations));
    this.places = Collections.unmodifiableMap(new LinkedHashMap<>(parts.places));
    this.occupations = List.copyOf(parts.occupations);
    this.fields = List.copyOf(parts.fields);
    this.phrases = Map.copyOf(parts.phrases);
    this.signals = Map.copyOf(parts.signals);
    this.signs =
        signals.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey,
                    signal -> signal.getValue().stream().map(Sign::of).toList()));
    this.notices = List.copyOf(parts.notices.values());
    this.golden = List.copyOf(parts.golden.values());
    this.events = List.copyOf(parts.events.values());
    this.handbook = parts.handbook.handbook();
  }

  private KnowledgeBase(String releaseId, Map<String, Article> articles, KnowledgeBase other) {
    this.releaseId = releaseId;
    this.topics = other.topics;
    this.articles = Collections.unmodifiableMap(articles);
    this.facts = other.facts;
    this.organisations = other.organisations;
    this.places = other.places;
    this.occupations = other.occupations;
    this.fields = other.fields;
    this.phrases = other.phrases;
    this.signals = other.signals;
    this.signs = other.signs;
    this.notices = other.notices;
    this.golden = other.golden;
    this.events = other.events;
    this.handbook = other.handbook;
  }

  /**
   * The same knowledge as it was published.
   *
   * @param id names the release
   * @param versions by topic, in place of those of the files
   */
  public KnowledgeBase published(String id, Map<String, Integer> versions) {
    Map<String, Article> numbered = new LinkedHashMap<>();
    articles.forEach(
        (topic, article) ->
            numbered.put(topic, article.as(versions.getOrDefault(topic, article.version()))));
    return new KnowledgeBase(id, numbered, this);
  }

  /** Names this release. */
  public String releaseId() {
    return releaseId;
  }

  /** Every topic, in the order of the topic list. */
  public Collection<Topic> topics() {
    return topics.values();
  }

  /** The topic of an id. */
  public Optional<Topic> topic(String id) {
    return Optional.ofNullable(topics.get(id));
  }

  /** Every article. */
  public Collection<Article> articles() {
    return articles.values();
  }

  /** The article that answers a topic. */
  public Optional<Article> article(String topic) {
    return Optional.ofNullable(articles.get(topic));
  }

  /** Every fact. */
  public Collection<Fact> facts() {
    return facts.values();
  }

  /** The fact of an id. */
  public Optional<Fact> fact(String id) {
    return Optional.ofNullable(facts.get(id));
  }

  /** Every organisation. */
  public Collection<Organisation> organisations() {
    return organisations.values();
  }

  /** The organisation of an id. */
  public Optional<Organisation> organisation(String id) {
    return Optional.ofNullable(organisations.get(id));
  }

  /** The municipality's own organisation, by the municipality's nominative. */
  public Optional<Organisation> municipality(String name) {
    return organisations.values().stream()
        .filter(organisation -> organisation.municipality().filter(name::equals).isPresent())
        .findFirst();
  }

  /** Every place. */
  public Collection<Place> places() {
    return places.values();
  }

  /** The place of a Finnish nominative. */
  public Optional<Place> place(String name) {
    return Optional.ofNullable(places.get(name));
  }

  /** The municipalities of the region, in the order of their file. */
  public List<Place> municipalities() {
    return places.values().stream()
        .filter(place -> place.kind() == Place.Kind.MUNICIPALITY)
        .toList();
  }

  /** A sentence that the assistant says around the answers, such as {@code fallback.rephrase}. */
  public Optional<Text> phrase(String key) {
    return Optional.ofNullable(phrases.get(key));
  }

  /** Everything that the assistant says around the answers, by key. */
  public Map<String, Text> phrases() {
    return phrases;
  }

  /** Patterns of words that steer a dialogue, by the name of the signal. */
  public Map<String, List<String>> signals() {
    return signals;
  }

  /** The patterns of a signal as they are written; none when there is no such signal. */
  public List<String> patterns(String signal) {
    return signals.getOrDefault(signal, List.of());
  }

  /** The patterns of a signal; none when there is no such signal. */
  public List<Sign> signs(String signal) {
    return signs.getOrDefault(signal, List.of());
  }

  /** What holds for a while, whenever that is. */
  public List<Notice> notices() {
    return notices;
  }

  /** The questions whose answers no edit may break. */
  public List<GoldenQuestion> golden() {
    return golden;
  }

  /** The events that the region keeps in its files, past ones too. */
  public List<Event> events() {
    return events;
  }

  /** Every field of work. */
  public List<WorkField> fields() {
    return fields;
  }

  /** Every occupation. */
  public List<Occupation> occupations() {
    return occupations;
  }

  /** What employers are served with besides articles. */
  public Handbook handbook() {
    return handbook;
  }
}
