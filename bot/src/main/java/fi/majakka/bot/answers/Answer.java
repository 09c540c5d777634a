package fi.majakka.bot.answers;

import fi.majakka.bot.conversation.AnswerRef;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.conversation.Source;
import java.util.List;

/**
 * An article as it is said to one person.
 *
 * @param messages text, links and next questions, in order
 * @param parts how many further parts "more" would show
 */
public record Answer(AnswerRef ref, List<Message> messages, List<Source> sources, int parts) {

  public Answer {
    messages = List.copyOf(messages);
    sources = List.copyOf(sources);
  }
}
