package fi.majakka.bot.jobs.plan;

import fi.majakka.bot.conversation.Entity;
import fi.majakka.bot.dialogue.Request;
import fi.majakka.bot.dialogue.Skill;
import fi.majakka.bot.dialogue.SkillReply;
import fi.majakka.bot.jobs.Municipalities;
import java.util.Optional;

/** Shows another home or distance of a plan that was made; the form makes the plan. */
final class PlanSkill implements Skill {
  private static final int SHORT = 4;
  private final Municipalities municipalities;
  private final PlanReply reply;

  PlanSkill(Municipalities municipalities, PlanReply reply) {
    this.municipalities = municipalities;
    this.reply = reply;
  }

  @Override
  public boolean handles(String topic) {
    return topic.equals(PlanForm.TOPIC);
  }

  @Override
  public Optional<SkillReply> reply(Request request) {
    return request
        .action()
        .map(PlanWish::parse)
        .or(() -> other(request))
        .map(wish -> reply.to(request, wish));
  }

  /** "And in Kinnula?" after a plan is about the same plan. */
  private Optional<PlanWish> other(Request request) {
    boolean goesOn =
        request.form(PlanForm.TOPIC).isEmpty()
            && request.memory().topic().filter(PlanForm.TOPIC::equals).isPresent()
            && request.text().split("\\s+", -1).length <= SHORT;
    return Optional.ofNullable(request.memory().kept().get(PlanReply.KEPT))
        .filter(code -> goesOn)
        .map(PlanWish::parse)
        .flatMap(
            wish ->
                request.entities().stream()
                    .filter(entity -> entity.type().equals("municipality"))
                    .filter(entity -> !entity.carried() && !entity.negated())
                    .map(Entity::value)
                    .flatMap(name -> municipalities.code(name).stream())
                    .findFirst()
                    .map(wish::at));
  }
}
