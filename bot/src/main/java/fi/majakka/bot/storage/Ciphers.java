package fi.majakka.bot.storage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.privacy.ConversationCipher;
import fi.majakka.bot.privacy.MasterKey;
import java.security.SecureRandom;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The ciphers of conversations, the recent ones kept at hand. Thread-safe. */
final class Ciphers {
  private static final int MOST = 10_000;
  private final MasterKey master;
  private final SecureRandom random = new SecureRandom();
  private final Cache<ConversationId, ConversationCipher> recent =
      Caffeine.newBuilder().maximumSize(MOST).build();

  Ciphers(MasterKey master) {
    this.master = master;
  }

  byte[] newKey() {
    return ConversationCipher.newKey(master, random);
  }

  /** The cipher of a conversation; empty when there is no such conversation (any more). */
  Optional<ConversationCipher> find(Handle handle, ConversationId id) {
    ConversationCipher known = recent.getIfPresent(id);
    if (known != null) {
      return Optional.of(known);
    }
    return handle
        .createQuery("select data_key from conversation where id = :id")
        .bind("id", id.value())
        .mapTo(byte[].class)
        .findOne()
        .map(wrapped -> remember(id, wrapped));
  }

  ConversationCipher remember(ConversationId id, byte[] wrapped) {
    ConversationCipher cipher = ConversationCipher.of(master, wrapped, id.value());
    recent.put(id, cipher);
    return cipher;
  }

  void forget(ConversationId id) {
    recent.invalidate(id);
  }
}
