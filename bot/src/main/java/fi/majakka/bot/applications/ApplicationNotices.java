package fi.majakka.bot.applications;

import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.conversation.Reply;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.bot.mail.Mail;
import fi.majakka.bot.mail.Mailer;
import fi.majakka.bot.mail.Notice;
import fi.majakka.kb.Event;
import fi.majakka.kb.KnowledgeBase;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What an applicant is told besides the chat: where the application is, and when it ends. */
public final class ApplicationNotices {
  private final Supplier<KnowledgeBase> knowledge;
  private final ApplicationLinks links;
  private final Mailer mailer;

  public ApplicationNotices(
      Supplier<KnowledgeBase> knowledge, ApplicationLinks links, Mailer mailer) {
    this.knowledge = knowledge;
    this.links = links;
    this.mailer = mailer;
  }

  /** Sends the application's address to its maker, once, where a mail address is known. */
  public void sendLink(Application application) {
    Phrases phrases = new Phrases(knowledge.get(), application.language());
    mail(
            application,
            "application-link-" + application.id(),
            phrases.say("application.mail.subject"),
            phrases.say("application.mail.sent"))
        .ifPresent(mail -> mailer.send(mail).join());
  }

  private Optional<Mail> mail(Application application, String id, String subject, String words) {
    return application
        .shared()
        .map(shared -> shared.contact().email())
        .filter(address -> mailer.on() && !address.isEmpty())
        .map(
            address ->
                new Mail(
                    id,
                    address,
                    subject,
                    words + "\n\n" + links.of(application.id(), application.language()) + "\n",
                    application.language().code(),
                    Optional.empty(),
                    application.conversation()));
  }

  /** The reminder of the end; its id is the same however often it is made for one end. */
  public Notice ending(Application application) {
    Phrases phrases = new Phrases(knowledge.get(), application.language());
    LocalDate end = LocalDate.ofInstant(application.expiresAt(), Event.ZONE);
    String id = "application-end-" + application.id() + "-" + end;
    String words = phrases.say("application.reminder", phrases.day(end));
    return new Notice(
        reply(application, id, words, phrases),
        mail(application, id, phrases.say("application.mail.ending"), words));
  }

  private Reply reply(Application application, String id, String words, Phrases phrases) {
    String topic = ApplicationForm.TOPIC;
    return new Reply(
        id,
        application.language(),
        Optional.of(topic),
        1,
        false,
        List.of(),
        List.of(
            new Message.Text(words),
            new Message.Link(
                phrases.say("application.open"),
                links.of(application.id(), application.language())),
            new Message.Choices(
                "",
                List.of(
                    new Choice(phrases.say("application.do.renew"), "do:" + topic + ":renew"),
                    new Choice(phrases.say("application.do.withdraw"), "do:" + topic + ":ask")))),
        Optional.empty(),
        List.of());
  }
}
