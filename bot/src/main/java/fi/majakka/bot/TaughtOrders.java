package fi.majakka.bot;

import fi.majakka.bot.operator.Operator;
import fi.majakka.bot.operator.Order;
import fi.majakka.bot.operator.Outcome;
import fi.majakka.bot.teaching.TaughtImport;
import fi.majakka.bot.teaching.TaughtLine;
import fi.majakka.bot.teaching.TaughtLines;
import fi.majakka.bot.teaching.TaughtZip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Carries what coordinators taught to files of the training data's form, for the terminal. */
final class TaughtOrders {
  static final String EXPORT = "nlu.export";
  static final String IMPORT = "nlu.import";
  static final String FOLDER = "folder";
  private final TaughtLines lines;
  private final TaughtFiles files;

  TaughtOrders(TaughtLines lines, TaughtImport sentences) {
    this.lines = lines;
    this.files = new TaughtFiles(sentences);
  }

  Map<String, Operator> all() {
    return Map.of(EXPORT, this::export, IMPORT, order -> files.take(Path.of(order.need(FOLDER))));
  }

  /** Visitors' sentences stay: out of a file nobody could take them back. */
  private Outcome export(Order order) {
    Path folder = Path.of(order.need(FOLDER));
    List<TaughtLine> all = lines.all();
    Map<String, List<String>> files = TaughtZip.byFile(all);
    long left = all.stream().filter(TaughtLine::visitors).count();
    try {
      for (Map.Entry<String, List<String>> file : files.entrySet()) {
        Path target = folder.resolve(file.getKey());
        Files.createDirectories(target.resolveSibling(".").normalize());
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
