package fi.majakka.bot.editorial;

import fi.majakka.bot.accounts.AuditEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Where drafts are kept. */
public interface DraftStore {

  Optional<Draft> find(String id);

  /** Drafts that can still be changed or published, the last changed first. */
  List<Draft> alive();

  /** Drafts that have passed and whose time has come. */
  List<Draft> due(Instant now);

  /** The files in which a draft differs from its base. */
  Overlay overlay(String id);

  /** Stores a new draft, with its entry of the audit log. */
  CompletableFuture<Void> add(Draft draft, Overlay overlay, AuditEntry entry);

  /**
   * Stores a changed draft, with its entry of the audit log.
   *
   * @param overlay empty: the files stay as they are
   * @return false when the stored revision is not the one before: somebody else was first
   */
  CompletableFuture<Boolean> change(Draft draft, Optional<Overlay> overlay, AuditEntry entry);
}
