package fi.majakka.bot.links;

import fi.majakka.kb.Article;
import fi.majakka.kb.Fact;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.Link;
import fi.majakka.kb.Organisation;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Something that leads to an address.
 *
 * @param id topic of an article, id of a fact or of an organisation
 */
public record LinkUse(Kind kind, String id) implements Comparable<LinkUse> {
  /** Longer ones are not looked at. */
  static final int LONGEST = 1_000;

  /** What kind of thing. */
  public enum Kind {
    ARTICLE,
    FACT,
    ORGANISATION
  }

  @Override
  public int compareTo(LinkUse other) {
    int kinds = kind.compareTo(other.kind);
    return kinds == 0 ? id.compareTo(other.id) : kinds;
  }

  /** Every address of a knowledge base, with what leads to it. */
  public static SortedMap<String, List<LinkUse>> all(KnowledgeBase knowledge) {
    Map<String, TreeSet<LinkUse>> uses = new TreeMap<>();
    for (Article article : knowledge.articles()) {
      LinkUse use = new LinkUse(Kind.ARTICLE, article.topic());
      article.links().forEach(link -> add(uses, link.url(), use));
      article.local().values().stream()
          .flatMap(variant -> variant.links().stream())
          .map(Link::url)
          .forEach(url -> add(uses, url, use));
    }
    for (Fact fact : knowledge.facts()) {
      LinkUse use = new LinkUse(Kind.FACT, fact.id());
      fact.source().ifPresent(url -> add(uses, url, use));
      add(uses, fact.verify(), use);
      if (fact.type() == Fact.Type.LINK && fact.value().isPresent()) {
        add(uses, fact.value().get().fi(), use);
        add(uses, fact.value().get().en(), use);
      }
    }
    for (Organisation organisation : knowledge.organisations()) {
      add(uses, organisation.url(), new LinkUse(Kind.ORGANISATION, organisation.id()));
    }
    SortedMap<String, List<LinkUse>> all = new TreeMap<>();
    uses.forEach((url, users) -> all.put(url, List.copyOf(users)));
    return Collections.unmodifiableSortedMap(all);
  }

  private static void add(Map<String, TreeSet<LinkUse>> uses, String address, LinkUse use) {
    String url = address.strip();
    if (url.matches("https?://\\S+") && url.length() <= LONGEST) {
      uses.computeIfAbsent(url, key -> new TreeSet<>()).add(use);
    }
  }
}
