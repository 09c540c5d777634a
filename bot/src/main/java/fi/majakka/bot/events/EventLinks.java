package fi.majakka.bot.events;

import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.privacy.SignedIds;
import fi.majakka.kb.Event;
import java.util.Optional;
import java.util.function.Supplier;

/** The addresses of events and of sign-ups. Thread-safe. */
public final class EventLinks {
  private final SignedIds signUps;
  private final SignedIds chats;
  private final SignedIds organisers;
  private final Supplier<String> site;

  /**
   * @param signUps signs the addresses of sign-ups
   * @param chats signs the conversation that a sign-up belongs to
   * @param organisers signs the addresses of organisers' lists
   * @param site the address that people use, without a slash at its end
   */
  public EventLinks(
      SignedIds signUps, SignedIds chats, SignedIds organisers, Supplier<String> site) {
    this.signUps = signUps;
    this.chats = chats;
    this.organisers = organisers;
    this.site = site;
  }

  /** A new id of a sign-up. */
  public String fresh() {
    return signUps.fresh();
  }

  /** The list of events. */
  public String list(Language language) {
    return site.get() + "/events?language=" + language.code();
  }

  /** The page of an event. */
  public String of(Event event, Language language) {
    return site.get() + "/events/" + event.id() + "?language=" + language.code();
  }

  /** The page of an event, where signing up brings reminders to a conversation. */
  public String signUp(Event event, ConversationId conversation, Language language) {
    return of(event, language) + "&chat=" + chats.token(conversation.value());
  }

  /** The conversation of such an address. */
  public Optional<ConversationId> chat(String token) {
    return chats.id(token).map(ConversationId::new);
  }

  /** Where a sign-up is seen and cancelled. */
  public String mine(String id, Language language) {
    return site.get() + minePath(id, language);
  }

  /** The same without the site. */
  public String minePath(String id, Language language) {
    return "/sign-ups/" + signUps.token(id) + "?language=" + language.code();
  }

  /** The sign-up of such an address. */
  public Optional<String> signUp(String token) {
    return signUps.id(token);
  }

  /** Where the organiser gets the list of those who come, as CSV. */
  public String sheet(Event event) {
    return site.get() + "/organisers/" + organisers.token(event.id());
  }

  /** The event of such an address. */
  public Optional<String> organised(String token) {
    return organisers.id(token);
  }
}
