package fi.majakka.bot.storage;

import fi.majakka.bot.conversation.AnswerRef;
import fi.majakka.bot.conversation.Conversation;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.InboundMessage;
import fi.majakka.bot.conversation.Reply;
import fi.majakka.bot.conversation.Turn;
import fi.majakka.bot.delivery.DeliveryStore.Send;
import fi.majakka.bot.delivery.DeliveryStore.TakenException;
import fi.majakka.bot.delivery.DeliveryStore.Waiting;
import fi.majakka.bot.privacy.ConversationCipher;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Stores turns with all that follows from them, and erases conversations. */
final class Turns {
  private static final PlainStatement REMEMBER =
      new PlainStatement(
          "update conversation set memory = ?, last_turn_at = ?, turns = ?,"
              + " stopped = ((stopped or ?) and not ?) where id = ? and turns = ?");
  private static final PlainStatement TAKEN =
      new PlainStatement(
          "insert into turn (conversation_id, number, message_id, taken_at, message, reply, topic,"
              + " answer_version, language, out_of_scope, model_id, release_id)"
              // The message as it was encrypted when it came in.
              + " values (?, ?, ?, ?, (select content from inbox where seq = ?),"
              + " ?, ?, ?, ?, ?, ?, ?)");
  private final Messages messages;
  private final Outbox outbox;
  private final Codec codec;
  private final List<Keeper> keepers;
  private final List<PersonalRecords> records;
  private final AskedCounter counter = new AskedCounter();

  Turns(
      Messages messages,
      Outbox outbox,
      Codec codec,
      List<Keeper> keepers,
      List<PersonalRecords> records) {
    this.messages = messages;
    this.outbox = outbox;
    this.codec = codec;
    this.keepers = List.copyOf(keepers);
    this.records = List.copyOf(records);
  }

  /** A turn whose words are encrypted, to be stored. */
  record Ready(Waiting waiting, Turn turn, byte[] memory, byte[] reply, List<Outbox.New> sends) {}

  Ready ready(Waiting waiting, Turn turn, List<Reply> replies) {
    Conversation after = turn.after();
    ConversationCipher cipher = waiting.cipher();
    byte[] sealed = cipher.seal(codec.write(turn.reply()));
    List<Outbox.New> sends =
        replies.stream()
            .map(
                reply ->
                    new Outbox.New(
                        after.id(),
                        after.channel(),
                        reply,
                        reply.equals(turn.reply()) ? sealed : cipher.seal(codec.write(reply))))
            .toList();
    return new Ready(waiting, turn, cipher.seal(codec.write(after.memory())), sealed, sends);
  }

  /**
   * Stores a turn, on condition that its message still waits in the conversation as it was read. A
   * message goes with its conversation, so what was encrypted with the key of one that is erased
   * meanwhile is never stored.
   */
  List<Send> commit(Handle handle, Ready ready, String owner, Instant now) {
    Turn turn = ready.turn();
    Conversation after = turn.after();
    Waiting waiting = ready.waiting();
    int fenced =
        REMEMBER.update(
            handle,
            ready.memory(),
            after.lastTurnAt(),
            after.turns(),
            turn.effect() == Turn.Request.STOP,
            // Until something is asked for again that is told later.
            turn.effect() instanceof Turn.Keep,
            after.id().value(),
            after.turns() - 1);
    if (fenced != 1 || messages.done(handle, waiting.seq(), after.lastTurnAt()) != 1) {
      throw new TakenException();
    }
    counter.count(handle, turn);
    if (turn.effect() == Turn.Request.FORGET) {
      forget(handle, waiting);
      return List.of();
    }
    insert(handle, waiting, turn, ready.reply());
    keep(handle, turn);
    return ready.sends().stream().map(send -> outbox.insert(handle, send, owner, now)).toList();
  }

  /** What was written after the wish to be forgotten begins a conversation of its own. */
  private void forget(Handle handle, Waiting waiting) {
    ConversationId id = waiting.message().conversation();
    List<InboundMessage> later = messages.waitingAfter(handle, id, waiting.seq());
    erase(handle, id);
    later.forEach(message -> messages.accept(handle, message));
  }

  private void keep(Handle handle, Turn turn) {
    records.forEach(record -> record.taken(handle, turn));
    if (turn.effect() == Turn.Request.STOP) {
      records.forEach(record -> record.stop(handle, turn.after().id()));
    }
    if (turn.effect() instanceof Turn.Keep what) {
      keepers.stream()
          .filter(keeper -> keeper.keeps(what))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("nobody keeps " + what.getClass().getName()))
          .keep(handle, turn, what);
    }
  }

  private static void insert(Handle handle, Waiting waiting, Turn turn, byte[] reply) {
    Conversation after = turn.after();
    TAKEN.update(
        handle,
        after.id().value(),
        after.turns(),
        turn.message().id(),
        after.lastTurnAt(),
        waiting.seq(),
        reply,
        turn.reply().topic().orElse(null),
        turn.reply().answer().map(AnswerRef::version).orElse(null),
        turn.reply().language().code(),
        turn.reply().outOfScope(),
        turn.modelId(),
        turn.releaseId());
  }

  /** Destroys everything that is stored of a conversation, its key with it. */
  void erase(Handle handle, ConversationId conversation) {
    records.forEach(part -> part.erase(handle, conversation));
    handle
        .createUpdate("delete from conversation where id = :id")
        .bind("id", conversation.value())
        .execute();
  }
}
