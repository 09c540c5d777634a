package fi.majakka.bot.editorial;

import fi.majakka.bot.editorial.ReleaseStore.AnswerVersion;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.KnowledgeTree;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A release with what it holds.
 *
 * @param knowledge with the versions that the release gave its answers
 * @param answers version and fingerprint of every answer, by topic
 */
public record Published(
    Release release,
    KnowledgeTree tree,
    KnowledgeBase knowledge,
    Map<String, AnswerVersion> answers) {

  public Published {
    answers = Map.copyOf(answers);
  }

  /** A release of files that have been read. */
  static Published of(
      Release release, KnowledgeTree tree, KnowledgeBase read, Map<String, AnswerVersion> answers) {
    Map<String, Integer> versions = new LinkedHashMap<>();
    answers.forEach((topic, answer) -> versions.put(topic, answer.version()));
    return new Published(release, tree, read.published(release.id(), versions), answers);
  }
}
