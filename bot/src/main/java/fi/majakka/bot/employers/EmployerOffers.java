package fi.majakka.bot.employers;

import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.dialogue.Request;
import fi.majakka.bot.dialogue.Skill;
import fi.majakka.bot.dialogue.SkillReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts beside an article's answer what can be done about it here: check an advertisement. */
public final class EmployerOffers implements Skill {
  private final Skill articles;
  private final List<Offer> offers;

  /** What is offered beside the answer to a topic. */
  public record Offer(String topic, String phrase, String value) {}

  /**
   * @param articles answers the topics
   */
  public EmployerOffers(Skill articles, List<Offer> offers) {
    this.articles = articles;
    this.offers = List.copyOf(offers);
  }

  @Override
  public boolean handles(String topic) {
    return offers.stream().anyMatch(offer -> offer.topic().equals(topic));
  }

  @Override
  public Optional<SkillReply> reply(Request request) {
    return articles.reply(request).map(reply -> with(request, reply));
  }

  private SkillReply with(Request request, SkillReply reply) {
    List<Choice> offered =
        offers.stream()
            .filter(offer -> offer.topic().equals(request.topic()))
            .map(offer -> new Choice(request.phrases().say(offer.phrase()), offer.value()))
            .toList();
    List<Message> messages = new ArrayList<>(reply.messages());
    int last = messages.size() - 1;
    if (last >= 0 && messages.get(last) instanceof Message.Choices choices) {
      List<Choice> all = new ArrayList<>(offered);
      all.addAll(choices.choices());
      messages.set(last, new Message.Choices(choices.text(), all));
    } else {
      messages.add(new Message.Choices("", offered));
    }
    return reply.with(messages);
  }
}
