package fi.majakka.bot.handover;

import fi.majakka.bot.answers.Answer;
import fi.majakka.bot.answers.AnswerCache;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.Message;
import fi.majakka.kb.KnowledgeBase;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Where else a person is found: what the published article says of a municipality. */
final class Contacts {
  private final AnswerCache answers;

  Contacts(AnswerCache answers) {
    this.answers = answers;
  }

  Optional<Answer> of(
      KnowledgeBase knowledge, Optional<String> municipality, Language language, LocalDate today) {
    return answers.answer(
        knowledge, new AnswerCache.Question(HandoverForm.TOPIC, municipality, language, 0, today));
  }

  /** What an answer tells, without what it offers. */
  static List<Message> told(Answer answer) {
    return answer.messages().stream()
        .filter(message -> !(message instanceof Message.Choices))
        .toList();
  }
}
