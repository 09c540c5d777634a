package fi.majakka.bot.handover;

import fi.majakka.bot.answers.AnswerCache;
import fi.majakka.bot.answers.ArticleSkill;
import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.dialogue.FormSkill;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.bot.dialogue.Request;
import fi.majakka.bot.dialogue.Skill;
import fi.majakka.bot.dialogue.SkillReply;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way to a person: opens the form, tells how the wish stands, and keeps silent while a
 * coordinator answers.
 */
public final class HandoverSkill implements Skill {
  private static final String ASK = "ask";
  private final Handovers handovers;
  private final FormSkill form;
  private final HandoverWords words;
  private final Skill articles;

  /** The skill and the form that it opens. */
  public static List<Skill> withForm(Handovers handovers, Clock clock) {
    HandoverWords words = new HandoverWords(clock);
    AnswerCache answers = new AnswerCache();
    FormSkill form =
        new FormSkill(new HandoverForm(handovers, words, new Contacts(answers), clock));
    return List.of(new HandoverSkill(handovers, form, words, new ArticleSkill(answers)), form);
  }

  private HandoverSkill(
      Handovers handovers, FormSkill form, HandoverWords words, ArticleSkill articles) {
    this.handovers = handovers;
    this.form = form;
    this.words = words;
    this.articles = articles;
  }

  @Override
  public boolean handles(String topic) {
    return topic.equals(HandoverForm.TOPIC);
  }

  /** What a coordinator is to answer, the assistant does not. */
  @Override
  public boolean takesOver(Request request) {
    return mine(request).filter(one -> one.state() == Handover.State.TAKEN).isPresent();
  }

  /** Only who asked for a person before has something to look up. */
  private Optional<Handover> mine(Request request) {
    return request.memory().kept().containsKey(HandoverForm.KEPT)
        ? handovers.open(request.message().conversation())
        : Optional.empty();
  }

  @Override
  public Optional<SkillReply> reply(Request request) {
    Optional<Handover> mine = mine(request);
    String action = request.action().orElse("");
    boolean leaves = action.equals(HandoverWords.CANCEL) || action.equals(HandoverWords.BACK);
    if (leaves || mine.filter(one -> saysBack(request, one)).isPresent()) {
      return Optional.of(left(request, mine));
    }
    if (mine.filter(one -> one.state() == Handover.State.TAKEN).isPresent()
        && !request.text().isEmpty()) {
      return Optional.of(passedOn(request));
    }
    if (request.part() > 0) {
      return articles.reply(request);
    }
    if (mine.isPresent()) {
      return Optional.of(words.status(request.phrases(), mine.get(), handovers));
    }
    return request.signals("handover.contact") && !action.equals(ASK)
        ? articles.reply(request).map(reply -> offering(request, reply))
        : form.reply(request);
  }

  private static boolean saysBack(Request request, Handover handover) {
    return request.signals("handover.back")
        || (handover.state() == Handover.State.WAITING && request.signals("cancel"));
  }

  private static SkillReply left(Request request, Optional<Handover> mine) {
    Phrases phrases = request.phrases();
    if (mine.isEmpty()) {
      return SkillReply.saying(List.of(new Message.Text(phrases.say("handover.none"))));
    }
    boolean taken = mine.get().state() == Handover.State.TAKEN;
    return SkillReply.saying(
            List.of(
                new Message.Text(phrases.say(taken ? "handover.returned" : "handover.cancelled"))))
        .with(request.memory().form())
        .with(new HandoverKeep.End(mine.get().id()));
  }

  private static SkillReply passedOn(Request request) {
    Phrases phrases = request.phrases();
    return SkillReply.saying(
            List.of(
                new Message.Choices(
                    phrases.say("handover.passed_on"), List.of(HandoverWords.back(phrases)))))
        .with(request.memory().form());
  }

  /** Whoever asks for a number or an address gets it, and may ask for a person beside it. */
  private static SkillReply offering(Request request, SkillReply reply) {
    Choice ask =
        new Choice(request.phrases().say("handover.offer"), "do:" + HandoverForm.TOPIC + ":" + ASK);
    List<Message> messages = new ArrayList<>(reply.messages());
    int last = messages.size() - 1;
    if (last >= 0 && messages.get(last) instanceof Message.Choices choices) {
      List<Choice> all = new ArrayList<>(List.of(ask));
      all.addAll(choices.choices());
      messages.set(last, new Message.Choices(choices.text(), all));
    } else {
      messages.add(new Message.Choices("", List.of(ask)));
    }
    return reply.with(messages);
  }
}
