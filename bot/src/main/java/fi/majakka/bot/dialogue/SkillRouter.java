package fi.majakka.bot.dialogue;

import java.util.List;
import java.util.Optional;

/** Gives a request to the first skill that answers it. */
public final class SkillRouter {
  private final List<Skill> skills;

  /**
   * @param skills in the order in which they are asked
   */
  public SkillRouter(List<Skill> skills) {
    this.skills = List.copyOf(skills);
  }

  /** The first reply; empty when no skill has one. */
  public Optional<SkillReply> route(Request request) {
    return skills.stream()
        .filter(skill -> skill.handles(request.topic()))
        .flatMap(skill -> skill.reply(request).stream())
        .findFirst();
  }

  /** The form that a topic opens. */
  Optional<FormSkill> form(String topic) {
    return skills.stream()
        .filter(FormSkill.class::isInstance)
        .map(FormSkill.class::cast)
        .filter(skill -> skill.handles(topic))
        .findFirst();
  }
}
