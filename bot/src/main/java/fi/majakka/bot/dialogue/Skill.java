package fi.majakka.bot.dialogue;

import java.util.Optional;

/** Answers some topics. Pure and thread-safe: what it wants kept, it puts into its reply. */
public interface Skill {

  /** True when this skill answers the topic. */
  boolean handles(String topic);

  /** True when whatever is said is meant for this skill, such as while a person answers. */
  default boolean takesOver(Request request) {
    return false;
  }

  /** The reply; empty when this skill has nothing to say after all. */
  Optional<SkillReply> reply(Request request);
}
