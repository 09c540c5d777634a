package fi.majakka.kb;

import fi.majakka.kb.KnowledgeFiles.Location;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Puts together what the files of a knowledge base say, layer over layer. */
final class KnowledgeBuilder {
  final List<Problem> problems = new ArrayList<>();
  final Map<String, Location> locations = new LinkedHashMap<>();
  final Map<String, Topic> topics = new LinkedHashMap<>();
  final Map<String, Article> articles = new LinkedHashMap<>();
  final Map<String, Fact> facts = new LinkedHashMap<>();
  final Map<String, Organisation> organisations = new LinkedHashMap<>();
  final Map<String, Place> places = new LinkedHashMap<>();
  final List<Occupation> occupations = new ArrayList<>();
  final List<WorkField> fields = new ArrayList<>();
  final Map<String, Text> phrases = new LinkedHashMap<>();
  final Map<String, List<String>> signals = new LinkedHashMap<>();
  final Map<String, Notice> notices = new LinkedHashMap<>();
  final Map<String, GoldenQuestion> golden = new LinkedHashMap<>();
  final Map<String, Event> events = new LinkedHashMap<>();
  final HandbookReader handbook = new HandbookReader(locations);
  private final Set<String> inLayer = new HashSet<>();

  /** One thing that a file says. */
  @FunctionalInterface
  interface Part {
    void addTo(KnowledgeBuilder builder);
  }

  /** Begins another layer over those so far. */
  void layer() {
    inLayer.clear();
  }

  /** Adds things of a kind of which each id may stand once. */
  static <T> Part once(
      String kind,
      T item,
      Function<T, String> id,
      Function<KnowledgeBuilder, Map<String, T>> where,
      Location at) {
    return builder -> {
      String name = id.apply(item);
      if (where.apply(builder).put(name, item) != null) {
        builder.problem(at, "a second " + kind + " with the id " + name);
      }
      builder.locations.put(kind + ":" + name, at);
    };
  }

  /** Adds an article over the one of the layer below. */
  static Part article(ArticleLayer layer, Location at) {
    return builder -> builder.add(layer, at);
  }

  private void add(ArticleLayer layer, Location at) {
    String topic = layer.topic();
    if (!inLayer.add(topic)) {
      problem(at, "a second article for " + topic);
    }
    String folder = at.file().substring(0, at.file().indexOf('/'));
    String expected = folder + "/articles/" + topic.replace('.', '/') + ".yaml";
    if (!expected.equals(at.file())) {
      problem(at, "the article of " + topic + " belongs in " + expected);
    }
    Optional<Article> below = Optional.ofNullable(articles.get(topic));
    if (layer.title().isEmpty() && below.isEmpty()) {
      problem(at, "missing title");
    }
    if (layer.lead().isEmpty() && below.isEmpty()) {
      problem(at, "missing lead");
    }
    layer
        .over(below)
        .ifPresent(
            article -> {
              articles.put(topic, article);
              locations.put("article:" + topic, at);
            });
  }

  private void problem(Location at, String message) {
    problems.add(new Problem(at.file(), at.line(), message));
  }

  /** Adds the sentences and signals that are missing. */
  void complete(KnowledgeBase shipped) {
    shipped.phrases().forEach(phrases::putIfAbsent);
    shipped.signals().forEach(signals::putIfAbsent);
  }

  KnowledgeFiles build(String releaseId, Collection<Problem> found) {
    problems.addAll(found);
    return new KnowledgeFiles(new KnowledgeBase(releaseId, this), problems, locations);
  }
}
