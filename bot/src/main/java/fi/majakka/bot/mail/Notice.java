package fi.majakka.bot.mail;

import fi.majakka.bot.conversation.Reply;
import java.util.Optional;

/**
 * What a person is told without having asked just now.
 *
 * @param reply for the conversation, if there is one
 * @param mail the same as mail, if an address is known
 */
public record Notice(Reply reply, Optional<Mail> mail) {}
