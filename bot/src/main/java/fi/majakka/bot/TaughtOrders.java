package fi.majakka.bot;

import fi.majakka.bot.operator.Operator;
import fi.majakka.bot.operator.Order;
import fi.majakka.bot.operator.Outcome;
import fi.majakka.bot.teaching.LineCheck;
import fi.majakka.bot.teaching.TaughtLine;
import fi.majakka.bot.teaching.TaughtLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Carries what coordinators taught to files of the training data's form, for the terminal. */
final class TaughtOrders {
  static final String EXPORT = "nlu.export";
  static final String IMPORT = "nlu.import";
  static final String FOLDER = "folder";
  private final TaughtLines lines;
  private final TaughtFiles files;

  /**
   * @param topics true for those of the release in force
   */
  TaughtOrders(TaughtLines lines, LineCheck check, Predicate<String> topics) {
    this.lines = lines;
    this.files = new TaughtFiles(lines, check, topics);
  }

  Map<String, Operator> all() {
    return Map.of(EXPORT, this::export, IMPORT, order -> files.take(Path.of(order.need(FOLDER))));
  }

  /** Visitors' sentences stay: out of a file nobody could take them back. */
  private Outcome export(Order order) {
    Path folder = Path.of(order.need(FOLDER));
    Map<Path, List<String>> files =
        lines.all().stream()
            .filter(line -> !line.visitors())
            .collect(
                Collectors.groupingBy(
                    line -> folder.resolve(line.language()).resolve(line.topic() + ".txt"),
                    TreeMap::new,
                    Collectors.mapping(TaughtLine::text, Collectors.toList())));
    long left = lines.all().stream().filter(TaughtLine::visitors).count();
    try {
      for (Map.Entry<Path, List<String>> file : files.entrySet()) {
        Path target = file.getKey();
        Files.createDirectories(folder.resolve(target.getName(target.getNameCount() - 2)));
        Files.write(target, file.getValue());
      }
    } catch (IOException e) {
      return Outcome.refused("the folder " + folder + " cannot be written");
    }
    return Outcome.done(
        files.values().stream().mapToInt(List::size).sum()
            + " lines in "
            + files.size()
            + " files in "
            + folder,
        left == 0 ? "" : left + " sentences of visitors stay in the database");
  }
}
