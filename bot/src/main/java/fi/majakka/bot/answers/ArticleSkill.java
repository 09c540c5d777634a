package fi.majakka.bot.answers;

import fi.majakka.bot.conversation.Turn;
import fi.majakka.bot.dialogue.Request;
import fi.majakka.bot.dialogue.Skill;
import fi.majakka.bot.dialogue.SkillReply;
import java.util.Optional;

/** Answers any topic that has an article. */
public final class ArticleSkill implements Skill {
  private final AnswerCache answers;

  public ArticleSkill(AnswerCache answers) {
    this.answers = answers;
  }

  @Override
  public boolean handles(String topic) {
    return true;
  }

  @Override
  public Optional<SkillReply> reply(Request request) {
    return answers
        .answer(
            request.knowledge(),
            new AnswerCache.Question(
                request.topic(),
                request.municipality(),
                request.language(),
                request.part(),
                request.today()))
        .map(
            answer ->
                new SkillReply(
                    answer.messages(),
                    Optional.of(answer.ref()),
                    answer.sources(),
                    Optional.empty(),
                    Turn.Request.NONE));
  }
}
