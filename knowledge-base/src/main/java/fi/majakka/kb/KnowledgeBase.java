package fi.majakka.kb;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** An immutable release of everything that may be said. Thread-safe. */
public final class KnowledgeBase {
  private final String releaseId;
  private final Map<String, Topic> topics;
  private final Map<String, Article> articles;
  private final Map<String, Fact> facts;
  private final Map<String, Organisation> organisations;
  private final Map<String, Place> places;
  private final List<Occupation> occupations;
  private final Map<String, Text> phrases;
  private final Map<String, List<String>> signals;
  private final List<Event> events;
  private final Handbook handbook;

  /**
   * @param releaseId changes whenever anything in the release does
   * @param phrases what the assistant says around the answers, by key
   * @param signals patterns of words that steer a dialogue, by name
   * @param events those that the region keeps in its files
   * @param handbook what employers are served with besides articles
   */
  public KnowledgeBase(
      String releaseId,
      Collection<Topic> topics,
      Collection<Article> articles,
      Collection<Fact> facts,
      Collection<Organisation> organisations,
      Collection<Place> places,
      Collection<Occupation> occupations,
      Map<String, Text> phrases,
      Map<String, List<String>> signals,
      Collection<Event> events,
      Handbook handbook) {
    this.releaseId = releaseId;
    this.topics = byKey(topics, Topic::id);
    this.articles = byKey(articles, Article::topic);
    this.facts = byKey(facts, Fact::id);
    this.organisations = byKey(organisations, Organisation::id);
    this.places = byKey(places, Place::name);
    this.occupations = List.copyOf(occupations);
    this.phrases = Map.copyOf(phrases);
    this.signals = Map.copyOf(signals);
    this.events = List.copyOf(events);
    this.handbook = handbook;
  }

  private static <T> Map<String, T> byKey(Collection<T> items, Function<T, String> key) {
    Map<String, T> map = new LinkedHashMap<>();
    items.forEach(item -> map.put(key.apply(item), item));
    return map;
  }

  /** Names this release. */
  public String releaseId() {
    return releaseId;
  }

  /** Every topic, in the order of the topic list. */
  public Collection<Topic> topics() {
    return java.util.Collections.unmodifiableCollection(topics.values());
  }

  /** The topic of an id. */
  public Optional<Topic> topic(String id) {
    return Optional.ofNullable(topics.get(id));
  }

  /** Every article. */
  public Collection<Article> articles() {
    return java.util.Collections.unmodifiableCollection(articles.values());
  }

  /** The article that answers a topic. */
  public Optional<Article> article(String topic) {
    return Optional.ofNullable(articles.get(topic));
  }

  /** Every fact. */
  public Collection<Fact> facts() {
    return java.util.Collections.unmodifiableCollection(facts.values());
  }

  /** The fact of an id. */
  public Optional<Fact> fact(String id) {
    return Optional.ofNullable(facts.get(id));
  }

  /** Every organisation. */
  public Collection<Organisation> organisations() {
    return java.util.Collections.unmodifiableCollection(organisations.values());
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
    return java.util.Collections.unmodifiableCollection(places.values());
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

  /** Patterns of words that steer a dialogue, by the name of the signal. */
  public Map<String, List<String>> signals() {
    return signals;
  }

  /** The events that the region keeps in its files, past ones too. */
  public List<Event> events() {
    return events;
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
