package fi.majakka.bot.storage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.privacy.ConversationCipher;
import fi.majakka.bot.privacy.MasterKey;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The ciphers of conversations. A recent one is kept by its wrapped key, which is read from the
 * database every time: a conversation that was erased and begun again, here or by another instance,
 * has another. Thread-safe.
 */
final class Ciphers {
  private static final int MOST = 10_000;
  private static final PlainStatement KEY =
      new PlainStatement("select data_key from conversation where id = ?");
  private final MasterKey master;
  private final SecureRandom random = new SecureRandom();
  private final Cache<Key, ConversationCipher> recent =
      Caffeine.newBuilder().maximumSize(MOST).build();

  Ciphers(MasterKey master) {
    this.master = master;
  }

  private record Key(String conversation, ByteBuffer wrapped) {}

  byte[] newKey() {
    return ConversationCipher.newKey(master, random);
  }

  /** The cipher of a wrapped key. */
  ConversationCipher of(ConversationId id, byte[] wrapped) {
    return recent.get(
        new Key(id.value(), ByteBuffer.wrap(wrapped)),
        key -> ConversationCipher.of(master, wrapped, id.value()));
  }

  /** The cipher of a conversation; empty when there is no such conversation (any more). */
  Optional<ConversationCipher> find(Handle handle, ConversationId id) {
    return KEY.first(handle, row -> row.getBytes(1), id.value()).map(wrapped -> of(id, wrapped));
  }

  /** Lets go of the key of an erased conversation. */
  void forget(ConversationId id) {
    recent.asMap().keySet().removeIf(key -> key.conversation().equals(id.value()));
  }
}
