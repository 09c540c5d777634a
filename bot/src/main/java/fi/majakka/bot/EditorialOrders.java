package fi.majakka.bot;

import fi.majakka.bot.accounts.AuditEntry;
import fi.majakka.bot.accounts.AuditLog;
import fi.majakka.bot.editorial.Change;
import fi.majakka.bot.editorial.EditorialException;
import fi.majakka.bot.editorial.EditorialException.Why;
import fi.majakka.bot.editorial.Intake;
import fi.majakka.bot.editorial.PlainCheck;
import fi.majakka.bot.editorial.Releases;
import fi.majakka.bot.operator.Operator;
import fi.majakka.bot.operator.Order;
import fi.majakka.bot.operator.Outcome;
import fi.majakka.kb.KnowledgeArchive;
import fi.majakka.kb.KnowledgeException;
import fi.majakka.kb.KnowledgeTree;
import fi.majakka.kb.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Carries the published knowledge base to files and back, for the terminal. */
final class EditorialOrders {
  static final String EXPORT = "kb.export";
  static final String IMPORT = "kb.import";
  static final String FOLDER = "folder";

  /** Why texts above the plain-language limit are published all the same. */
  static final String EXCEPTION = "exception";

  private final Releases releases;
  private final Intake intake;
  private final PlainCheck plain;
  private final AuditLog audit;

  EditorialOrders(Releases releases, Intake intake, PlainCheck plain, AuditLog audit) {
    this.releases = releases;
    this.intake = intake;
    this.plain = plain;
    this.audit = audit;
  }

  Map<String, Operator> all() {
    return Map.of(EXPORT, this::export, IMPORT, this::importFrom);
  }

  private Outcome export(Order order) {
    Path folder = Path.of(order.need(FOLDER));
    KnowledgeTree tree = releases.refresh().orElseThrow().tree();
    try {
      KnowledgeArchive.write(tree, folder);
    } catch (KnowledgeException e) {
      return Outcome.refused(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return Outcome.refused("the folder " + folder + " cannot be written");
    }
    return Outcome.done(tree.paths().size() + " files in " + folder, "");
  }

  private Outcome importFrom(Order order) {
    Path source = Path.of(order.need(FOLDER));
    try {
      KnowledgeTree files = read(source);
      // A reviewer holds a waiting draft to the limit; where nobody reviews it is done here.
      List<PlainCheck.Written> hard = intake.reviewed() ? List.of() : hard(files);
      Optional<String> exception = order.value(EXCEPTION).filter(why -> !why.isBlank());
      if (!hard.isEmpty() && exception.isEmpty()) {
        return Outcome.refused(
            "nothing was imported: these answers are harder to read than the limit allows (say why"
                + " with --exception, or write more plainly)"
                + named(hard));
      }
      Intake.TakenIn taken =
          intake.importFiles(files, AuditEntry.OPERATOR, "Import of " + source.getFileName());
      if (!hard.isEmpty()) {
        audit
            .record(
                PlainCheck.exception(
                    AuditEntry.OPERATOR, taken.draft().id(), exception.get(), hard))
            .join();
      }
      String many = files.paths().size() + " files imported";
      return Outcome.done(
          taken
              .release()
              .map(release -> many + " and published as release " + release.number())
              .orElse(many + " as a draft"),
          taken.release().isPresent()
              ? "published at once: there is nobody in the studio who could review them"
              : "the draft waits for a reviewer in the studio");
    } catch (EditorialException e) {
      return e.why() == Why.NOTHING
          ? Outcome.done("nothing to import: " + e.getMessage(), "")
          : Outcome.refused("nothing was imported: " + e.getMessage() + listed(e));
    } catch (KnowledgeException e) {
      return Outcome.refused("nothing was imported: " + e.getMessage());
    } catch (IOException e) {
      return Outcome.refused("nothing was imported: " + source + " cannot be read");
    }
  }

  /** What the files change and what is above the limit then. */
  private List<PlainCheck.Written> hard(KnowledgeTree files) {
    return plain
        .of(
            Change.between(releases.refresh().orElseThrow().tree(), files),
            releases.read(files).knowledge())
        .stream()
        .filter(written -> written.reading().hard())
        .toList();
  }

  private static String named(List<PlainCheck.Written> hard) {
    return hard.stream()
        .map(
            one ->
                one.topic()
                    + one.municipality().map(name -> " (" + name + ")").orElse("")
                    + ": "
                    + one.reading().language().code()
                    + String.format(
                        Locale.ROOT,
                        " %.1f, at most %.1f",
                        one.reading().index(),
                        one.reading().limit()))
        .collect(Collectors.joining("\n", "\n", ""));
  }

  private static String listed(EditorialException e) {
    return e.problems().stream()
        .map(Problem::toString)
        .collect(Collectors.joining("\n", "\n", ""))
        .stripTrailing();
  }

  private static KnowledgeTree read(Path source) throws IOException {
    if (Files.isDirectory(source)) {
      return KnowledgeArchive.read(source);
    }
    try (InputStream in = Files.newInputStream(source)) {
      return KnowledgeArchive.readZip(in);
    }
  }
}
