package fi.majakka.kb;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one file says about a topic: the whole article, or what a region says otherwise.
 *
 * @param stale the language that was not edited when the other one was
 */
record ArticleLayer(
    String topic,
    int version,
    Optional<Text> title,
    Map<Language, List<String>> questions,
    Optional<Block> lead,
    List<Block> steps,
    List<String> responsible,
    Optional<Block> unknown,
    List<Block> more,
    List<Link> links,
    List<NextQuestion> next,
    boolean byMunicipality,
    Map<String, Variant> local,
    Optional<Language> stale) {

  /** This layer over a national article; empty when the two together are no article. */
  Optional<Article> over(Optional<Article> base) {
    Optional<Text> wholeTitle = title.or(() -> base.map(Article::title));
    Optional<Block> wholeLead = lead.or(() -> base.map(Article::lead));
    if (wholeTitle.isEmpty() || wholeLead.isEmpty()) {
      return Optional.empty();
    }
    Map<Language, List<String>> asked = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      asked.put(
          language,
          orElse(
              questions.getOrDefault(language, List.of()),
              base.map(article -> article.questions().getOrDefault(language, List.of()))));
    }
    Map<String, Variant> variants = new TreeMap<>();
    base.ifPresent(article -> variants.putAll(article.local()));
    variants.putAll(local);
    return Optional.of(
        new Article(
            topic,
            version + base.map(Article::version).orElse(0),
            wholeTitle.get(),
            asked,
            wholeLead.get(),
            orElse(steps, base.map(Article::steps)),
            orElse(responsible, base.map(Article::responsible)),
            unknown.or(() -> base.flatMap(Article::unknown)),
            orElse(more, base.map(Article::more)),
            orElse(links, base.map(Article::links)),
            orElse(next, base.map(Article::next)),
            byMunicipality || base.map(Article::byMunicipality).orElse(false),
            variants,
            stale.or(() -> base.flatMap(Article::stale))));
  }

  private static <T> List<T> orElse(List<T> own, Optional<List<T>> base) {
    return own.isEmpty() ? base.orElse(own) : own;
  }
}
