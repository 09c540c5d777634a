package fi.majakka.bot;

import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.Conversation;
import fi.majakka.bot.conversation.InboundMessage;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.conversation.Reply;
import fi.majakka.bot.conversation.Turn;
import fi.majakka.bot.delivery.MessageDesk;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.kb.KnowledgeBase;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What is said when a message could not be answered after several tries. */
final class Apologies implements MessageDesk.Apology {
  private final Supplier<KnowledgeBase> knowledge;
  private final Clock clock;

  Apologies(Supplier<KnowledgeBase> knowledge, Clock clock) {
    this.knowledge = knowledge;
    this.clock = clock;
  }

  @Override
  public Turn of(Conversation before, InboundMessage message) {
    KnowledgeBase release = knowledge.get();
    Language language = before.memory().language().orElse(Language.FI);
    Phrases phrases = new Phrases(release, language);
    Reply reply =
        new Reply(
            message.id(),
            language,
            Optional.empty(),
            0,
            true,
            List.of(),
            List.of(
                new Message.Choices(
                    phrases.say("error.failed"),
                    List.of(new Choice(phrases.say("choice.person"), "topic:meta.human")))),
            Optional.empty(),
            List.of());
    return new Turn(
        message,
        reply,
        before.after(before.memory(), clock.instant()),
        Turn.Request.NONE,
        Map.of(),
        "",
        release.releaseId());
  }
}
