package fi.majakka.bot.teaching;

import fi.majakka.bot.accounts.AuditEntry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Keeps what coordinators teach. A visitor's sentence goes when its consent does. */
public interface TaughtLines {

  /** All of them, by topic, the oldest first. */
  List<TaughtLine> all();

  /**
   * Adds lines to a topic.
   *
   * @param own in the coordinator's own wording
   * @param questions recorded questions whose askers allow teaching; others are left out
   */
  CompletableFuture<Void> add(
      Place to, List<String> own, Collection<Long> questions, AuditEntry entry);

  /** Adds lines that were written on a page, with the entry for it in the audit log. */
  default CompletableFuture<Void> teach(Place to, List<String> own, Collection<Long> questions) {
    return add(
        to,
        own,
        questions,
        AuditEntry.of(to.author(), "teaching.added", to.topic())
            .with("lines", Integer.toString(own.size()))
            .with("visitors", Integer.toString(questions.size())));
  }

  /** Adds lines to several topics: all of them, or none. */
  CompletableFuture<Void> addAll(Map<Place, List<String>> own, List<AuditEntry> entries);

  /** Takes a line out; false when there is none of that id. */
  CompletableFuture<Boolean> remove(long id, AuditEntry entry);

  /** Where lines are added, and by whom. */
  record Place(String topic, String language, String author) {}
}
