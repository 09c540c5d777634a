package fi.majakka.bot;

import fi.majakka.bot.dialogue.Skill;
import fi.majakka.bot.storage.Keeper;
import fi.majakka.bot.storage.PersonalRecords;
import fi.majakka.bot.web.Operations;
import fi.majakka.bot.web.Routes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a feature adds to the program; {@link Assembly} puts them together.
 *
 * @param skills asked before the articles, in order
 * @param keepers store what the skills want kept
 * @param components shown in {@code /health/ready}
 * @param tasks done now and then
 * @param records what else is stored of a person, handed over and erased with the conversation
 */
record Feature(
    List<Skill> skills,
    List<Keeper> keepers,
    List<Routes> routes,
    Map<String, Supplier<Operations.Component>> components,
    List<Task> tasks,
    List<PersonalRecords> records) {

  Feature {
    skills = List.copyOf(skills);
    keepers = List.copyOf(keepers);
    routes = List.copyOf(routes);
    components = Map.copyOf(components);
    tasks = List.copyOf(tasks);
    records = List.copyOf(records);
  }

  /** A feature that stores nothing of people. */
  Feature(
      List<Skill> skills,
      List<Keeper> keepers,
      List<Routes> routes,
      Map<String, Supplier<Operations.Component>> components,
      List<Task> tasks) {
    this(skills, keepers, routes, components, tasks, List.of());
  }

  /** Something done now and then; a failure is logged and the next time is tried again. */
  record Task(String name, Duration first, Duration every, Runnable work) {}
}
