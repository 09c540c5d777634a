package fi.majakka.bot.answers;

import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.dialogue.Request;
import fi.majakka.bot.dialogue.Skill;
import fi.majakka.bot.dialogue.SkillReply;
import java.util.List;
import java.util.Optional;

/** Confirms the language of the conversation and offers the other one. */
public final class LanguageSkill implements Skill {

  @Override
  public boolean handles(String topic) {
    return topic.equals("meta.language");
  }

  @Override
  public Optional<SkillReply> reply(Request request) {
    return Optional.of(
        SkillReply.saying(
            List.of(
                new Message.Choices(
                    request.phrases().say("language.now"),
                    List.of(
                        new Choice("Suomi", "language:fi"),
                        new Choice("English", "language:en"))))));
  }
}
