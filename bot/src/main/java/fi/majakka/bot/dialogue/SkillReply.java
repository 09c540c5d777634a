package fi.majakka.bot.dialogue;

import fi.majakka.bot.conversation.AnswerRef;
import fi.majakka.bot.conversation.FormState;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.conversation.Source;
import fi.majakka.bot.conversation.Turn;
import java.util.List;
import java.util.Optional;

/**
 * What a skill says.
 *
 * @param form the form afterwards; empty when none is under way
 */
public record SkillReply(
    List<Message> messages,
    Optional<AnswerRef> answer,
    List<Source> sources,
    Optional<FormState> form,
    Turn.Effect effect) {

  public SkillReply {
    messages = List.copyOf(messages);
    sources = List.copyOf(sources);
  }

  /** Words without facts. */
  public static SkillReply saying(List<Message> messages) {
    return new SkillReply(
        messages, Optional.empty(), List.of(), Optional.empty(), Turn.Request.NONE);
  }

  /** The same reply with another form state. */
  public SkillReply with(Optional<FormState> other) {
    return new SkillReply(messages, answer, sources, other, effect);
  }

  /** The same reply with an effect. */
  public SkillReply with(Turn.Effect other) {
    return new SkillReply(messages, answer, sources, form, other);
  }
}
