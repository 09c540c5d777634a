package fi.majakka.bot.handover;

import fi.majakka.bot.answers.Answer;
import fi.majakka.bot.answers.AnswerCache;
import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.conversation.Reply;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.kb.KnowledgeBase;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What a person is told while somebody else has the word, or nobody has. */
public final class HandoverNotices {
  private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");
  private final Supplier<KnowledgeBase> knowledge;
  private final Contacts contacts;
  private final Clock clock;

  public HandoverNotices(Supplier<KnowledgeBase> knowledge, Clock clock) {
    this.knowledge = knowledge;
    this.contacts = new Contacts(new AnswerCache());
    this.clock = clock;
  }

  /** A coordinator reads along and answers from now on. */
  public Reply taken(Handover handover) {
    Phrases phrases = phrases(handover);
    return reply(
        handover,
        "taken",
        List.of(
            new Message.Choices(
                phrases.say("handover.taken"), List.of(HandoverWords.back(phrases)))),
        Optional.empty());
  }

  /**
   * A coordinator's words.
   *
   * @param key of these words
   */
  public Reply answered(Handover handover, String key, String words) {
    Phrases phrases = phrases(handover);
    return reply(
        handover,
        key,
        List.of(
            new Message.Text(phrases.say("handover.says", words)),
            new Message.Choices("", List.of(HandoverWords.back(phrases)))),
        Optional.empty());
  }

  /** The coordinator has handed the conversation back. */
  public Reply handedBack(Handover handover) {
    return reply(
        handover,
        "back",
        List.of(new Message.Text(phrases(handover).say("handover.handed_back"))),
        Optional.empty());
  }

  /** Nobody has taken it in the time that was to be expected. */
  public Reply late(Handover handover) {
    Phrases phrases = phrases(handover);
    Choice cancel =
        new Choice(
            phrases.say("handover.cancel"),
            "do:" + HandoverForm.TOPIC + ":" + HandoverWords.CANCEL);
    return withContacts(handover, "late", "handover.late", List.of(cancel));
  }

  /** Nobody has taken it at all, and it leaves the queue. */
  public Reply expired(Handover handover) {
    return withContacts(handover, "expired", "handover.expired", again(handover));
  }

  /** The coordinator has been silent for long; the assistant answers again. */
  public Reply abandoned(Handover handover) {
    return withContacts(handover, "left", "handover.left", again(handover));
  }

  private List<Choice> again(Handover handover) {
    return List.of(
        new Choice(phrases(handover).say("choice.person"), "topic:" + HandoverForm.TOPIC));
  }

  private Reply withContacts(Handover handover, String name, String phrase, List<Choice> choices) {
    Optional<Answer> told =
        contacts.of(
            knowledge.get(),
            handover.municipality(),
            handover.language(),
            LocalDate.ofInstant(clock.instant(), FINLAND));
    List<Message> messages = new ArrayList<>();
    messages.add(new Message.Text(phrases(handover).say(phrase)));
    told.ifPresent(answer -> messages.addAll(Contacts.told(answer)));
    messages.add(new Message.Choices("", choices));
    return reply(handover, name, messages, told);
  }

  private static Reply reply(
      Handover handover, String name, List<Message> messages, Optional<Answer> told) {
    return new Reply(
        "handover-" + handover.id() + "-" + name,
        handover.language(),
        Optional.of(HandoverForm.TOPIC),
        1,
        false,
        List.of(),
        messages,
        told.map(Answer::ref),
        told.map(Answer::sources).orElse(List.of()));
  }

  private Phrases phrases(Handover handover) {
    return new Phrases(knowledge.get(), handover.language());
  }
}
