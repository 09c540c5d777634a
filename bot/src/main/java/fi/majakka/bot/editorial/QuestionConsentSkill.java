package fi.majakka.bot.editorial;

import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.dialogue.KeepingQuestions;
import fi.majakka.bot.dialogue.Request;
import fi.majakka.bot.dialogue.Skill;
import fi.majakka.bot.dialogue.SkillReply;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes a person's word on whether questions may be kept. */
public final class QuestionConsentSkill implements Skill {
  private static final Set<String> DECISIONS =
      Set.of(KeepingQuestions.KEEP, KeepingQuestions.TEACH, KeepingQuestions.NOTHING);

  @Override
  public boolean handles(String topic) {
    return topic.equals(KeepingQuestions.TOPIC);
  }

  @Override
  public Optional<SkillReply> reply(Request request) {
    return request.action().filter(DECISIONS::contains).map(decision -> decided(request, decision));
  }

  private static SkillReply decided(Request request, String decision) {
    boolean keep = !decision.equals(KeepingQuestions.NOTHING);
    boolean teach = decision.equals(KeepingQuestions.TEACH);
    return SkillReply.saying(
            List.of(new Message.Text(request.phrases().say("questions." + decision + ".done"))))
        .with(new QuestionConsent(keep, teach))
        .keeping(KeepingQuestions.KEY, decision);
  }
}
