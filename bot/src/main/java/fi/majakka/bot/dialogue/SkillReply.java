package fi.majakka.bot.dialogue;

import fi.majakka.bot.conversation.AnswerRef;
import fi.majakka.bot.conversation.FormState;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.conversation.Source;
import fi.majakka.bot.conversation.Turn;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a skill says.
 *
 * @param form the form afterwards; empty when none is under way
 * @param keeps what the skill wants to find in the memory again, by its own names
 */
public record SkillReply(
    List<Message> messages,
    Optional<AnswerRef> answer,
    List<Source> sources,
    Optional<FormState> form,
    Turn.Effect effect,
    Map<String, String> keeps) {

  public SkillReply {
    messages = List.copyOf(messages);
    sources = List.copyOf(sources);
    keeps = Map.copyOf(keeps);
  }

  /** A reply after which nothing is to be known again. */
  public SkillReply(
      List<Message> messages,
      Optional<AnswerRef> answer,
      List<Source> sources,
      Optional<FormState> form,
      Turn.Effect effect) {
    this(messages, answer, sources, form, effect, Map.of());
  }

  /** Words without facts. */
  public static SkillReply saying(List<Message> messages) {
    return new SkillReply(
        messages, Optional.empty(), List.of(), Optional.empty(), Turn.Request.NONE);
  }

  /** The same reply in other words. */
  public SkillReply with(List<Message> others) {
    return new SkillReply(others, answer, sources, form, effect, keeps);
  }

  /** The same reply with another form state. */
  public SkillReply with(Optional<FormState> other) {
    return new SkillReply(messages, answer, sources, other, effect, keeps);
  }

  /** The same reply with an effect. */
  public SkillReply with(Turn.Effect other) {
    return new SkillReply(messages, answer, sources, form, other, keeps);
  }

  /** The same reply, after which something is to be known again. */
  public SkillReply keeping(String name, String value) {
    return new SkillReply(messages, answer, sources, form, effect, Map.of(name, value));
  }
}
