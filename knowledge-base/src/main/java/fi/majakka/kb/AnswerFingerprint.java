package fi.majakka.kb;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A short name of everything that the answer to a topic is made of: its article, the facts,
 * organisations and notices that it shows, and the sentences around it. While it stays the same,
 * the answer says the same on the same day, whatever else is published.
 */
public final class AnswerFingerprint {
  private final KnowledgeBase knowledge;
  private final String around;

  /** Fingerprints of a release's answers. */
  public AnswerFingerprint(KnowledgeBase knowledge) {
    this.knowledge = knowledge;
    this.around = hash(around(knowledge));
  }

  /** The sentences that stand around every answer, and the places that they name. */
  private static String around(KnowledgeBase knowledge) {
    Map<String, String> said = new TreeMap<>();
    knowledge
        .phrases()
        .forEach(
            (key, text) -> {
              if (key.startsWith("answer.") || key.startsWith("choice.")) {
                said.put(key, text.toString());
              }
            });
    String places =
        knowledge.municipalities().stream()
            .map(place -> place.name() + place.from() + own(knowledge, place))
            .collect(Collectors.joining());
    return said + places;
  }

  private static String own(KnowledgeBase knowledge, Place place) {
    return knowledge.municipality(place.name()).map(Organisation::url).orElse("");
  }

  /** Every answer's fingerprint, by topic. */
  public Map<String, String> all() {
    return knowledge.articles().parallelStream()
        .collect(Collectors.toConcurrentMap(Article::topic, this::of));
  }

  /** The fingerprint of an article. */
  public String of(Article article) {
    StringBuilder text = new StringBuilder(4096).append(around);
    text.append(article.topic()).append(article.title()).append(article.stale());
    new TreeMap<>(article.questions()).forEach((language, asked) -> text.append(asked));
    text.append(article.byMunicipality()).append(article.next()).append(article.links());
    Set<String> facts = new LinkedHashSet<>();
    Set<String> organisations = new TreeSet<>(article.responsible());
    add(article, text, facts);
    for (String municipality : article.local().keySet()) {
      Article local = article.in(municipality);
      text.append('\n').append(municipality).append(local.links());
      add(local, text, facts);
      organisations.addAll(local.responsible());
    }
    for (String id : facts) {
      Optional<Fact> fact = knowledge.fact(id);
      text.append('\n').append(fact);
      fact.map(Fact::owner).ifPresent(organisations::add);
    }
    organisations.forEach(
        id ->
            knowledge
                .organisation(id)
                .ifPresent(known -> text.append('\n').append(known.name()).append(known.url())));
    knowledge.notices().stream()
        .filter(notice -> notice.topics().contains(article.topic()))
        .forEach(notice -> text.append('\n').append(notice));
    return hash(text.toString());
  }

  private static String hash(String text) {
    return HexFormat.of()
        .formatHex(KnowledgeTree.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static void add(Article article, StringBuilder text, Collection<String> facts) {
    text.append(article.responsible());
    for (Block block : article.blocks()) {
      text.append('\n').append(block);
      facts.addAll(block.references());
    }
  }
}
