package fi.majakka.bot.applications;

import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.Language;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The applicant's side of the open applications. Futures complete once what was done would survive
 * the loss of the process. Thread-safe.
 */
public interface Applications {

  /** The application of an id, unless it is gone. */
  Optional<Application> find(String id);

  /** The application begun in a conversation, unless it is gone. */
  Optional<Application> of(ConversationId conversation);

  /**
   * Whom an applicant can choose by name: those let in by a coordinator, and the municipalities.
   */
  List<Employer> employers();

  /**
   * Shares a new application, or puts other content in place of what is there.
   *
   * @param version the version that the applicant saw; 0 for one that does not exist yet
   */
  CompletableFuture<Outcome> share(
      String id, int version, Language language, Facts facts, Contact contact, Sharing with);

  /** Destroys the application with its key; completes with false when there was none. */
  CompletableFuture<Boolean> withdraw(String id);

  /** Begins the time of validity anew; completes with false when there is nothing to renew. */
  CompletableFuture<Boolean> renew(String id);

  /** What the applicant has decided, oldest first; also after the application is gone. */
  List<Receipt> receipts(String id);

  /** Which employers have had the application before their eyes, newest first. */
  List<Reading> readings(String id);

  /** What became of a change. */
  enum Outcome {
    SAVED,
    /** Somebody, perhaps another page of the same person, was faster. */
    CHANGED_MEANWHILE,
    GONE
  }
}
