package fi.majakka.bot.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.conversation.Reply;
import fi.majakka.bot.conversation.Turn;
import fi.majakka.bot.privacy.PersonalData;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** What a channel sends of a turn: what it says, what it hands over, and a last word. */
final class TurnReplies {
  private static final int TRIES = 3;
  private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(5);
  private final PersonalData data;

  TurnReplies(PersonalData data) {
    this.data = data;
  }

  /** What a turn says, and all that is stored of the conversation where it asks for that. */
  List<Reply> of(Turn turn) {
    Reply said = turn.reply();
    if (turn.effect() != Turn.Request.EXPORT) {
      return List.of(said);
    }
    return Stream.concat(
            Stream.of(said),
            data.export(turn.after().id()).map(all -> handedOver(said, all)).stream())
        .toList();
  }

  private static Reply handedOver(Reply said, ObjectNode all) {
    return new Reply(
        said.id() + "-data",
        said.language(),
        said.topic(),
        said.confidence(),
        false,
        List.of(),
        List.of(new Message.Text(all.toPrettyString())),
        Optional.empty(),
        List.of());
  }

  /**
   * The last word of a conversation that is gone: nothing of it is stored, so it is sent at once.
   */
  static void farewell(Channel channel, Turn turn) {
    for (int i = 0; i < TRIES; i++) {
      SendResult result = channel.send(turn.after().id(), turn.reply());
      if (!(result instanceof SendResult.RetryLater wait)) {
        return;
      }
      LockSupport.parkNanos(Math.min(wait.after().toNanos(), LONGEST_FAREWELL.toNanos()));
    }
  }
}
