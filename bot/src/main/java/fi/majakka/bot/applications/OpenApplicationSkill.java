package fi.majakka.bot.applications;

import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.bot.dialogue.Request;
import fi.majakka.bot.dialogue.Skill;
import fi.majakka.bot.dialogue.SkillReply;
import fi.majakka.kb.Event;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What there is to say about an application before {@link ApplicationForm} asks anything: how it
 * works, what is stored, and how it is taken back.
 */
public final class OpenApplicationSkill implements Skill {
  private static final String DO = "do:" + ApplicationForm.TOPIC + ":";
  private final Applications applications;
  private final ApplicationLinks links;
  private final Skill article;

  /**
   * @param article answers questions about open applications
   */
  public OpenApplicationSkill(Applications applications, ApplicationLinks links, Skill article) {
    this.applications = applications;
    this.links = links;
    this.article = article;
  }

  @Override
  public boolean handles(String topic) {
    return topic.equals(ApplicationForm.TOPIC);
  }

  /** Empty when the form is to ask. */
  @Override
  public Optional<SkillReply> reply(Request request) {
    Optional<String> action = request.action();
    if (request.form(ApplicationForm.TOPIC).isPresent() && action.isEmpty()) {
      return Optional.empty();
    }
    Optional<Application> mine = applications.of(request.message().conversation());
    if (action.isPresent()) {
      return act(request, action.get(), mine);
    }
    boolean asks = request.text().contains("?") || request.signals("application.question");
    if (request.signals("application.withdraw") && (mine.isPresent() || !asks)) {
      return Optional.of(mine.isPresent() ? askWithdrawal(request) : nothingToWithdraw(request));
    }
    boolean own = mine.isPresent() && request.signals("application.mine");
    if (request.part() > 0 || (asks && !own)) {
      return article.reply(request).map(answer -> withOffer(request, answer, mine));
    }
    return mine.map(application -> state(request, application));
  }

  private Optional<SkillReply> act(
      Request request, String action, Optional<Application> application) {
    if (action.equals("start") || action.equals("change")) {
      return action.equals("start") && application.isPresent()
          ? application.map(mine -> state(request, mine))
          : Optional.empty();
    }
    if (application.isEmpty()) {
      return Optional.of(nothingToWithdraw(request));
    }
    return Optional.of(
        switch (action) {
          case "withdraw" -> withdrawn(request, application.get());
          case "renew" -> renewed(request, application.get());
          case "ask" -> askWithdrawal(request);
          default -> state(request, application.get());
        });
  }

  private static SkillReply askWithdrawal(Request request) {
    Phrases phrases = request.phrases();
    return SkillReply.saying(
        List.of(
            new Message.Choices(
                phrases.say("application.withdraw.ask"),
                List.of(
                    new Choice(phrases.say("application.do.withdraw"), DO + "withdraw"),
                    new Choice(phrases.say("application.do.keep"), DO + "keep")))));
  }

  private static SkillReply nothingToWithdraw(Request request) {
    return SkillReply.saying(
        List.of(
            new Message.Choices(
                request.phrases().say("application.none"),
                List.of(
                    new Choice(request.phrases().say("application.do.start"), DO + "start"),
                    new Choice(request.phrases().say("choice.person"), "topic:meta.human")))));
  }

  private static SkillReply withdrawn(Request request, Application application) {
    return SkillReply.saying(
            List.of(new Message.Text(request.phrases().say("application.withdrawn"))))
        .with(new ApplicationKeep.Withdraw(application.id()));
  }

  private SkillReply renewed(Request request, Application application) {
    return SkillReply.saying(
            List.of(
                new Message.Text(request.phrases().say("application.renewed")),
                link(request, application, "application.open")))
        .with(new ApplicationKeep.Renew(application.id()));
  }

  private Message link(Request request, Application application, String phrase) {
    return new Message.Link(
        request.phrases().say(phrase), links.of(application.id(), request.language()));
  }

  /** What is stored, until when, and what can be done. */
  private SkillReply state(Request request, Application application) {
    Phrases phrases = request.phrases();
    boolean shared = application.shared().isPresent();
    String until = phrases.day(LocalDate.ofInstant(application.expiresAt(), Event.ZONE));
    ApplicationCard card =
        ApplicationCard.of(application.facts(), Optional.empty(), phrases, request.knowledge());
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice(phrases.say("application.do.change"), DO + "change"));
    if (shared) {
      choices.add(new Choice(phrases.say("application.do.renew"), DO + "renew"));
    }
    choices.add(new Choice(phrases.say("application.do.withdraw"), DO + "ask"));
    return SkillReply.saying(
        List.of(
            new Message.Text(
                phrases.say(shared ? "application.state" : "application.draft", until)
                    + "\n"
                    + card.text()),
            link(request, application, shared ? "application.open" : "application.continue"),
            new Message.Choices("", choices)));
  }

  /** The answer of the article, and the way to begin. */
  private static SkillReply withOffer(
      Request request, SkillReply answer, Optional<Application> mine) {
    Phrases phrases = request.phrases();
    List<Message> messages =
        new ArrayList<>(
            answer.messages().stream()
                .filter(message -> !(message instanceof Message.Choices))
                .toList());
    List<Choice> choices = new ArrayList<>();
    choices.add(
        mine.isPresent()
            ? new Choice(phrases.say("application.do.show"), DO + "show")
            : new Choice(phrases.say("application.do.start"), DO + "start"));
    answer.messages().stream()
        .filter(Message.Choices.class::isInstance)
        .flatMap(message -> ((Message.Choices) message).choices().stream())
        .forEach(choices::add);
    messages.add(new Message.Choices("", choices));
    return answer.with(messages);
  }
}
