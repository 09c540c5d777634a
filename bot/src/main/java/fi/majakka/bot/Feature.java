package fi.majakka.bot;

import fi.majakka.bot.dialogue.Skill;
import fi.majakka.bot.operator.Operator;
import fi.majakka.bot.storage.Keeper;
import fi.majakka.bot.storage.PersonalRecords;
import fi.majakka.bot.studio.StudioPages;
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
 * @param pages in the coordinators' studio
 * @param orders by name, such as {@code user.add}: what the terminal may ask of the running server
 */
record Feature(
    List<Skill> skills,
    List<Keeper> keepers,
    List<Routes> routes,
    Map<String, Supplier<Operations.Component>> components,
    List<Task> tasks,
    List<PersonalRecords> records,
    List<StudioPages> pages,
    Map<String, Operator> orders) {

  Feature {
    skills = List.copyOf(skills);
    keepers = List.copyOf(keepers);
    routes = List.copyOf(routes);
    components = Map.copyOf(components);
    tasks = List.copyOf(tasks);
    records = List.copyOf(records);
    pages = List.copyOf(pages);
    orders = Map.copyOf(orders);
  }

  /** A feature without pages in the studio and without orders. */
  Feature(
      List<Skill> skills,
      List<Keeper> keepers,
      List<Routes> routes,
      Map<String, Supplier<Operations.Component>> components,
      List<Task> tasks,
      List<PersonalRecords> records) {
    this(skills, keepers, routes, components, tasks, records, List.of(), Map.of());
  }

  /** A feature that stores nothing of people, either. */
  Feature(
      List<Skill> skills,
      List<Keeper> keepers,
      List<Routes> routes,
      Map<String, Supplier<Operations.Component>> components,
      List<Task> tasks) {
    this(skills, keepers, routes, components, tasks, List.of());
  }

  /** The same with pages in the studio. */
  Feature withPages(List<StudioPages> more) {
    return new Feature(skills, keepers, routes, components, tasks, records, more, orders);
  }

  /** The same with orders that the terminal may give while the server runs. */
  Feature withOrders(Map<String, Operator> more) {
    return new Feature(skills, keepers, routes, components, tasks, records, pages, more);
  }

  /** Something done now and then; a failure is logged and the next time is tried again. */
  record Task(String name, Duration first, Duration every, Runnable work) {}
}
