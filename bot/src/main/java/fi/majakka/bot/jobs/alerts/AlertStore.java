package fi.majakka.bot.jobs.alerts;

import fi.majakka.bot.mail.Mail;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps saved searches and what was found for them. Thread-safe. */
public interface AlertStore {

  /** Saves a search that goes by mail; it waits until its address is confirmed. */
  void saveForMail(Alert alert, String address, Mail confirmation);

  /** How many searches by mail were begun for an address since then. */
  int begunFor(String address, Instant since);

  /** The address is confirmed; false when there is no such search any more. */
  boolean confirm(String id);

  /** A saved search, with whether it is confirmed. */
  Optional<Saved> find(String id);

  /** Ends a search and forgets all of it. */
  void stop(String id);

  /** What was found for a search, the newest first. */
  List<Finding> findings(String id, int most);

  /** How many searches are in force. */
  long count();

  /** A saved search as its page shows it. */
  record Saved(Alert alert, boolean confirmed) {}

  /** A vacancy that was found for a search. */
  record Finding(String vacancy, Instant found, boolean told) {}
}
