package fi.majakka.nlu.model;

import fi.majakka.nlu.Entity;
import fi.majakka.nlu.Gazetteer;
import fi.majakka.nlu.Interpretation;
import fi.majakka.nlu.Prior;
import fi.majakka.nlu.RankedTopic;
import fi.majakka.nlu.entities.EntityRecognizer;
import fi.majakka.nlu.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads a message: language, entities, topics, whether it is about any topic. Thread-safe. */
public final class Interpreter {
  private static final int RANKED = 5;

  /** A story has at least this many words; it is read as a whole and by its questions. */
  private static final int STORY = 18;

  /** What a question in a story counts beside the whole, times how sure it is. */
  private static final double QUESTION = 0.5;

  private static final double UNSURE_CONFIDENCE = 0.35;
  private static final double UNSURE_MARGIN = 0.08;

  /** A part of a message counts as a second question when it is this clear on its own. */
  private static final double CLEAR_PART = 0.55;

  /** A whole that is as sure as this means one thing, however its parts look alone. */
  private static final double ONE_THING = 0.95;

  /** What a known audience multiplies the topics of the other audience by. */
  private static final double OTHER_AUDIENCE = 0.5;

  private final String modelId;
  private final LanguageDetector languages;
  private final EntityRecognizer entities;
  private final TopicClassifier topics;
  private final OutOfScopeDetector outOfScope;
  private final Continuation continuation;
  private final Meanings meanings;

  public Interpreter(
      String modelId,
      LanguageDetector languages,
      EntityRecognizer entities,
      TopicClassifier topics,
      OutOfScopeDetector outOfScope,
      Continuation continuation,
      Meanings meanings) {
    this.modelId = modelId;
    this.languages = languages;
    this.entities = entities;
    this.topics = topics;
    this.outOfScope = outOfScope;
    this.continuation = continuation;
    this.meanings = meanings;
  }

  /** The same models with other names: what they learned of messages does not depend on them. */
  public Interpreter naming(Gazetteer gazetteer) {
    return new Interpreter(
        modelId, languages, entities.naming(gazetteer), topics, outOfScope, continuation, meanings);
  }

  /** The data and code that the models were made from. */
  public String modelId() {
    return modelId;
  }

  /** True for a topic that the models were trained for. */
  public boolean knows(String topic) {
    return topics.labels().contains(topic);
  }

  /** What a message means. */
  public Interpretation interpret(String text, Prior prior) {
    Look look = look(text, prior.language());
    Continuation.Alone alone = look.alone();
    double[] probabilities = alone.probabilities().clone();
    audience(alone.entities(), prior).ifPresent(audience -> weigh(probabilities, audience));
    List<RankedTopic> all = ranked(probabilities);
    List<String> asked =
        alone.outside() || all.get(0).confidence() >= ONE_THING
            ? List.of()
            : asked(alone.text(), all.get(0).topic(), look.embedder());
    List<RankedTopic> ranked = firstAsked(all, asked);
    double margin = ranked.size() < 2 ? 1 : ranked.get(0).confidence() - ranked.get(1).confidence();
    boolean unsure = ranked.get(0).confidence() < UNSURE_CONFIDENCE || margin < UNSURE_MARGIN;
    return new Interpretation(
        text,
        look.language().language(),
        look.language().confidence(),
        ranked,
        asked.isEmpty() ? asked : asked.subList(1, asked.size()),
        alone.entities(),
        alone.outside(),
        unsure,
        prior.topic().map(before -> continuation.probability(alone, before)).orElse(0.0),
        modelId);
  }

  /** How a message looks without what was said before. */
  public Continuation.Alone alone(String text) {
    return look(text, Optional.empty()).alone();
  }

  /** How much a message looks as if any topic were meant; higher is more. */
  public double scope(String text) {
    return outOfScope.score(look(text, Optional.empty()).signals());
  }

  private record Look(
      LanguageDetector.Detected language,
      Optional<SentenceEmbedder> embedder,
      Continuation.Alone alone,
      double[] signals) {}

  private Look look(String text, Optional<String> conversation) {
    List<Entity> named = entities.recognize(text);
    LanguageDetector.Detected language = languages.detect(Masks.without(text, named), conversation);
    String masked = Masks.masked(text, named);
    Optional<SentenceEmbedder> embedder = meanings.in(language.language());
    Scored scored = score(masked, embedder);
    return new Look(
        language,
        embedder,
        new Continuation.Alone(
            masked,
            topics.labels(),
            scored.probabilities(),
            outOfScope.outOfScope(scored.signals()),
            named),
        scored.signals());
  }

  private record Scored(double[] probabilities, double[] signals) {}

  /**
   * In a long message the sentences that ask have a say of their own, by their words. Whether any
   * topic is meant is told by the whole, for some sentence of a story always looks like one.
   */
  private Scored score(String text, Optional<SentenceEmbedder> embedder) {
    TopicClassifier.Scores whole = topics.score(text, embedder);
    List<String> sentences = Masks.sentences(text);
    if (Words.of(text).size() < STORY || sentences.size() < 2) {
      return new Scored(whole.probabilities(), whole.signals());
    }
    double[] mixed = whole.probabilities().clone();
    double total = 1;
    for (String sentence : sentences) {
      if (sentence.endsWith("?")) {
        TopicClassifier.Scores asked = topics.score(sentence, Optional.empty());
        double weight = QUESTION * asked.probabilities()[asked.best()];
        total += weight;
        for (int k = 0; k < mixed.length; k++) {
          mixed[k] += weight * asked.probabilities()[k];
        }
      }
    }
    for (int k = 0; k < mixed.length; k++) {
      mixed[k] /= total;
    }
    return new Scored(mixed, whole.signals());
  }

  private static Optional<String> audience(List<Entity> named, Prior prior) {
    return named.stream()
        .filter(entity -> entity.type().equals("audience"))
        .map(Entity::value)
        .findFirst()
        .or(prior::audience);
  }

  private void weigh(double[] probabilities, String audience) {
    double sum = 0;
    for (int k = 0; k < probabilities.length; k++) {
      boolean employers = topics.labels().get(k).startsWith("employer.");
      if (employers != audience.equals("employer")) {
        probabilities[k] *= OTHER_AUDIENCE;
      }
      sum += probabilities[k];
    }
    for (int k = 0; k < probabilities.length; k++) {
      probabilities[k] /= sum;
    }
  }

  private List<RankedTopic> ranked(double[] probabilities) {
    return IntStream.range(0, probabilities.length)
        .filter(k -> !topics.labels().get(k).equals(TopicClassifier.OUT_OF_SCOPE))
        .mapToObj(k -> new RankedTopic(topics.labels().get(k), probabilities[k]))
        .sorted(Comparator.comparingDouble(RankedTopic::confidence).reversed())
        .limit(RANKED)
        .toList();
  }

  /** Of several questions the first one leads, whatever the whole looks most like. */
  private static List<RankedTopic> firstAsked(List<RankedTopic> ranked, List<String> asked) {
    if (asked.isEmpty() || ranked.get(0).topic().equals(asked.get(0))) {
      return ranked;
    }
    List<RankedTopic> ordered = new ArrayList<>();
    ordered.add(new RankedTopic(asked.get(0), ranked.get(0).confidence()));
    ranked.stream()
        .filter(topic -> !topic.topic().equals(asked.get(0)))
        .map(topic -> new RankedTopic(topic.topic(), Math.min(topic.confidence(), 0.5)))
        .forEach(ordered::add);
    return ordered.subList(0, Math.min(RANKED, ordered.size()));
  }

  /**
   * "a tax card and a bank account": each part that is clear on its own is a question, unless the
   * whole means something that no part does: "we are a company and look for a cook" is one.
   */
  private List<String> asked(String text, String whole, Optional<SentenceEmbedder> embedder) {
    List<String> parts = Masks.parts(text);
    if (parts.size() < 2 || Words.of(text).size() >= STORY) {
      return List.of();
    }
    Set<String> topics = new LinkedHashSet<>();
    for (String part : parts) {
      Optional<String> topic = clear(part, embedder);
      if (topic.isEmpty()) {
        return List.of();
      }
      topics.add(topic.get());
    }
    return topics.size() > 1 && topics.contains(whole) ? List.copyOf(topics) : List.of();
  }

  private Optional<String> clear(String part, Optional<SentenceEmbedder> embedder) {
    TopicClassifier.Scores scores = topics.score(part, embedder);
    String topic = topics.labels().get(scores.best());
    boolean clear =
        scores.probabilities()[scores.best()] >= CLEAR_PART
            && !outOfScope.outOfScope(scores.signals())
            && !topic.startsWith("meta.");
    return clear ? Optional.of(topic) : Optional.empty();
  }
}
