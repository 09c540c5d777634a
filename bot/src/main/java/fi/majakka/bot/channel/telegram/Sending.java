package fi.majakka.bot.channel.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/**
 * A message of which nobody asks back but whether it went. What Telegram made of it is not read:
 * all that a message can hold takes 400 classes, 4 MB and the time of the first answer.
 */
final class Sending extends SendMessage {
  private static final long serialVersionUID = 1L;

  Sending(long chat, String text) {
    super(Long.toString(chat), text);
  }

  @Override
  public Message deserializeResponse(String answer) throws TelegramApiRequestException {
    this.<ObjectNode>deserializeResponseSerializable(answer, ObjectNode.class);
    return new Message();
  }
}
