package fi.majakka.bot.dialogue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

  /** The first reply of what is no form. */
  Optional<SkillReply> routePastForms(Request request) {
    return skills.stream()
        .filter(skill -> !(skill instanceof FormSkill) && skill.handles(request.topic()))
        .flatMap(skill -> skill.reply(request).stream())
        .findFirst();
  }

  /** What the skill says to which every message is meant at the moment; empty when none is. */
  Optional<SkillReply> listening(Request request) {
    return skills.stream()
        .filter(skill -> skill.takesOver(request))
        .flatMap(skill -> skill.reply(request).stream())
        .findFirst();
  }

  /** The form of a name. */
  Optional<FormSkill> form(String name) {
    return forms().filter(form -> form.name().equals(name)).findFirst();
  }

  /** The form that a message opens whatever its topic. */
  Optional<FormSkill> claiming(Request request) {
    return forms().filter(form -> form.claims(request)).findFirst();
  }

  private Stream<FormSkill> forms() {
    return skills.stream().filter(FormSkill.class::isInstance).map(FormSkill.class::cast);
  }
}
