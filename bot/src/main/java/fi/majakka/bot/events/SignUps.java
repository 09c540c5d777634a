package fi.majakka.bot.events;

import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.Language;
import fi.majakka.kb.Event;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Who comes to an event. Places are given in the order of signing up; the waiting list moves up by
 * itself. Futures complete once it would survive the loss of the process. Thread-safe.
 */
public interface SignUps {

  /**
   * Signs somebody up: with a place while there are any, else in the waiting list.
   *
   * @param id of a new sign-up; the same id again changes nothing
   */
  CompletableFuture<SignUp> add(Event event, String id, Person person);

  /** The sign-up of an id, unless it was cancelled or its time has passed. */
  Optional<SignUp> find(String id);

  /**
   * Cancels; who waits first gets the place and is told. Completes with false if there was none.
   */
  CompletableFuture<Boolean> cancel(String id);

  /** Everybody signed up for an event, in order; for its organiser. */
  List<SignUp> of(String event);

  /** How many have a place. */
  int confirmed(String event);

  /**
   * Who signs up.
   *
   * @param email may be empty
   */
  record Person(
      Optional<ConversationId> conversation, Language language, String name, String email) {}
}
