package fi.majakka.kb;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence or a step of an article, and the facts that it rests on.
 *
 * @param text may insert the value of a typed fact with <code>{fact.id}</code>
 * @param facts ids of facts that the text states in its own words
 */
public record Block(Text text, List<String> facts) {
  /** A reference to a typed fact inside a text. */
  static final Pattern REFERENCE = Pattern.compile("\\{([a-z0-9][a-z0-9._-]*)}");

  public Block {
    facts = List.copyOf(facts);
  }

  /** Ids of every fact that the block needs, those inserted in the text among them. */
  public Set<String> references() {
    Set<String> all = new LinkedHashSet<>(facts);
    all.addAll(inserted());
    return all;
  }

  /** Ids of the facts whose values the text inserts, in either language. */
  public List<String> inserted() {
    List<String> ids = new ArrayList<>();
    for (Language language : Language.values()) {
      Matcher matcher = REFERENCE.matcher(text.in(language));
      while (matcher.find()) {
        ids.add(matcher.group(1));
      }
    }
    return ids;
  }

  /** The text in a language, with the values of the facts inserted. */
  public String render(Language language, KnowledgeBase knowledge) {
    return REFERENCE
        .matcher(text.in(language))
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    knowledge
                        .fact(match.group(1))
                        .flatMap(Fact::value)
                        .map(value -> value.in(language))
                        .orElseGet(match::group)));
  }
}
