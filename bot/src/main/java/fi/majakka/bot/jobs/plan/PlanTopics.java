package fi.majakka.bot.jobs.plan;

import java.util.List;
import java.util.stream.Stream;

/** The articles that a family asks of a home. */
public final class PlanTopics {

  private PlanTopics() {}

  /** A home, and the services for the children there are. */
  public static List<String> of(PlanWish wish) {
    return Stream.concat(
            Stream.of("living.rental"), wish.children().stream().sorted().map(ChildAge::topic))
        .toList();
  }
}
