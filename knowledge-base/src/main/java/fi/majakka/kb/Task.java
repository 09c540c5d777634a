package fi.majakka.kb;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that people want done and that some organisation answers for.
 *
 * @param audience talent or employer
 * @param topic the article that tells more
 * @param words how people name the task, by language
 * @param facts ids of the facts that say who answers for it and who takes part
 * @param usual topics whose question without a task means this one
 * @param note what people often get wrong, or what is not settled
 */
public record Task(
    String id,
    Text name,
    String audience,
    String topic,
    Map<Language, List<WordPattern>> words,
    List<String> facts,
    List<String> usual,
    Optional<Text> note) {

  public Task {
    words = Map.copyOf(words);
    facts = List.copyOf(facts);
    usual = List.copyOf(usual);
  }

  /** True when a text in a language names the task. */
  public boolean namedIn(WordPattern.Words text, Language language) {
    return words.getOrDefault(language, List.of()).stream().anyMatch(word -> word.in(text));
  }
}
