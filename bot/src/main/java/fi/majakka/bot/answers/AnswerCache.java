package fi.majakka.bot.answers;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fi.majakka.bot.conversation.Language;
import fi.majakka.kb.KnowledgeBase;
import java.time.LocalDate;
import java.util.Optional;

/** Assembled answers; a new release or a new day makes the old ones unreachable. Thread-safe. */
public final class AnswerCache {
  private static final int MOST = 4096;
  private final Cache<Key, Optional<Answer>> answers =
      Caffeine.newBuilder().maximumSize(MOST).build();

  /** The answer to a question from a release; empty when there is none. */
  public Optional<Answer> answer(KnowledgeBase knowledge, Question question) {
    return answers.get(
        new Key(knowledge.releaseId(), question),
        key ->
            new AnswerAssembler(knowledge, question.language(), question.today())
                .answer(question.topic(), question.municipality(), question.part()));
  }

  /**
   * What an answer depends on.
   *
   * @param part 0 for the answer, 1 and up for what "more" shows
   */
  public record Question(
      String topic, Optional<String> municipality, Language language, int part, LocalDate today) {}

  private record Key(String releaseId, Question question) {}
}
