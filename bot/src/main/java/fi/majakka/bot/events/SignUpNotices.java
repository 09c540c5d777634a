package fi.majakka.bot.events;

import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.conversation.Reply;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.bot.mail.Mail;
import fi.majakka.bot.mail.Mailer;
import fi.majakka.bot.mail.Notice;
import fi.majakka.kb.Event;
import fi.majakka.kb.KnowledgeBase;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What those who signed up are told later. */
public final class SignUpNotices {
  private final Supplier<KnowledgeBase> knowledge;
  private final EventLinks links;
  private final Mailer mailer;

  public SignUpNotices(Supplier<KnowledgeBase> knowledge, EventLinks links, Mailer mailer) {
    this.knowledge = knowledge;
    this.links = links;
    this.mailer = mailer;
  }

  /** That a place has become free. */
  public Notice movedUp(SignUp signUp, Event event) {
    return notice(signUp, event, "event.notice.moved_up", "event-place-" + signUp.id());
  }

  /** That the event is soon. */
  public Notice soon(SignUp signUp, Event event) {
    return notice(signUp, event, "event.notice.soon", "event-soon-" + signUp.id());
  }

  private Notice notice(SignUp signUp, Event event, String phrase, String id) {
    Phrases phrases = new Phrases(knowledge.get(), signUp.language());
    String words =
        phrases.say(
            phrase,
            EventWords.title(event, phrases),
            EventWords.when(event, phrases),
            EventWords.where(event, phrases));
    String link = links.mine(signUp.id(), signUp.language());
    Reply reply =
        new Reply(
            id,
            signUp.language(),
            Optional.of(EventsSkill.TOPIC),
            1,
            false,
            List.of(),
            List.of(
                new Message.Text(words),
                new Message.Link(phrases.say("event.mine.open"), link),
                new Message.Choices(
                    "",
                    List.of(new Choice(phrases.say("event.all"), "topic:" + EventsSkill.TOPIC)))),
            Optional.empty(),
            List.of());
    Optional<Mail> mail =
        Optional.of(signUp.email())
            .filter(address -> mailer.on() && !address.isEmpty())
            .map(
                address ->
                    new Mail(
                        id,
                        address,
                        EventWords.title(event, phrases),
                        words + "\n\n" + link + "\n",
                        signUp.language().code(),
                        Optional.empty(),
                        signUp.conversation()));
    return new Notice(reply, mail);
  }
}
