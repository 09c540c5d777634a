package fi.majakka.bot.editorial;

import fi.majakka.bot.accounts.AuditEntry;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The questions that people let us keep; each goes when its conversation or its consent does. */
public interface RecordedQuestions {

  /** Those that were not answered and that nobody has settled, the newest first. */
  List<RecordedQuestion> open(int most);

  /** All of them, the newest first, to play them again. */
  List<RecordedQuestion> all(int most);

  /** Marks questions as settled: taught, answered by a new article, or none of ours. */
  CompletableFuture<Void> settle(Collection<Long> ids, AuditEntry entry);
}
