package fi.majakka.kb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The answer to a topic.
 *
 * @param version grows with every published change
 * @param questions how people ask, by language
 * @param lead the answer first
 * @param steps at most five
 * @param responsible organisation ids, the one in charge first
 * @param unknown what is not known, and where to ask
 * @param more shown after "more", one at a time
 * @param byMunicipality true when people expect an answer for their own municipality
 * @param local variants by municipality
 * @param stale the language that was not edited when the other one was; its readers are told
 */
public record Article(
    String topic,
    int version,
    Text title,
    Map<Language, List<String>> questions,
    Block lead,
    List<Block> steps,
    List<String> responsible,
    Optional<Block> unknown,
    List<Block> more,
    List<Link> links,
    List<NextQuestion> next,
    boolean byMunicipality,
    Map<String, Variant> local,
    Optional<Language> stale) {

  public Article {
    questions = Map.copyOf(questions);
    steps = List.copyOf(steps);
    responsible = List.copyOf(responsible);
    more = List.copyOf(more);
    links = List.copyOf(links);
    next = List.copyOf(next);
    local = java.util.Collections.unmodifiableMap(new TreeMap<>(local));
  }

  /** The article as it holds in a municipality: its variant laid over the common text. */
  public Article in(String municipality) {
    Variant variant = local.get(municipality);
    if (variant == null) {
      return this;
    }
    return new Article(
        topic,
        version,
        title,
        questions,
        variant.lead().orElse(lead),
        variant.steps().isEmpty() ? steps : variant.steps(),
        variant.responsible().isEmpty() ? responsible : variant.responsible(),
        variant.unknown().or(() -> variant.lead().isPresent() ? Optional.empty() : unknown),
        joined(variant.more(), more),
        joined(variant.links(), links),
        next,
        byMunicipality,
        local,
        stale);
  }

  /** The same article under another version. */
  Article as(int other) {
    return new Article(
        topic,
        other,
        title,
        questions,
        lead,
        steps,
        responsible,
        unknown,
        more,
        links,
        next,
        byMunicipality,
        local,
        stale);
  }

  /** Every block that is shown, in order. */
  public List<Block> blocks() {
    List<Block> all = new ArrayList<>();
    all.add(lead);
    all.addAll(steps);
    unknown.ifPresent(all::add);
    all.addAll(more);
    return all;
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
