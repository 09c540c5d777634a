package fi.majakka.bot.editorial;

import fi.majakka.bot.editorial.EditorialException.Why;
import fi.majakka.kb.ContentCheck;
import fi.majakka.kb.KnowledgeFiles;
import fi.majakka.kb.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a draft must pass before it is published. */
final class Gate {
  private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");
  private final Releases releases;
  private final GoldenGate golden;
  private final Clock clock;

  Gate(Releases releases, GoldenGate golden, Clock clock) {
    this.releases = releases;
    this.golden = golden;
    this.clock = clock;
  }

  /** Checks what would be published. */
  CheckReport check(Combination combination) {
    KnowledgeFiles files = releases.read(combination.tree());
    Set<String> known =
        problems(releases.read(releases.needed().tree())).stream()
            .map(Gate::without)
            .collect(Collectors.toSet());
    List<Problem> all = problems(files);
    List<GoldenGate.Broken> broken =
        files.problems().isEmpty() ? golden.broken(files.knowledge()) : List.of();
    // A question that a new model reads wrongly must not keep everybody from publishing.
    Set<String> before =
        broken.isEmpty()
            ? Set.of()
            : golden.broken(releases.needed().knowledge()).stream()
                .map(Gate::name)
                .collect(Collectors.toSet());
    return new CheckReport(
        all.stream().filter(problem -> !known.contains(without(problem))).toList(),
        all.stream().filter(problem -> known.contains(without(problem))).toList(),
        broken.stream().filter(wrong -> !before.contains(name(wrong))).toList(),
        broken.stream().filter(wrong -> before.contains(name(wrong))).toList(),
        combination.clashes());
  }

  /** What is wrong with a golden question, whatever is said instead. */
  private static String name(GoldenGate.Broken broken) {
    return broken.question() + ": " + broken.missing();
  }

  /**
   * Lets what would be published pass.
   *
   * @throws EditorialException with what stands in the way
   */
  void pass(Combination combination) {
    CheckReport report = check(combination);
    if (!report.clashes().isEmpty()) {
      throw new EditorialException(
          Why.CONFLICTS,
          "others have published changes of the same fields: "
              + report.clashes().get(0).conflict().field()
              + " in "
              + report.clashes().get(0).path());
    }
    if (!report.problems().isEmpty()) {
      throw new EditorialException(
          Why.PROBLEMS,
          "the draft has "
              + report.problems().size()
              + " problems, the first: "
              + report.problems().get(0),
          report.problems());
    }
    if (!report.golden().isEmpty()) {
      GoldenGate.Broken first = report.golden().get(0);
      throw new EditorialException(
          Why.GOLDEN,
          "the golden question "
              + first.question().id()
              + " would get a wrong answer: \""
              + first.question().ask()
              + "\" lacks "
              + first.missing());
    }
  }

  private List<Problem> problems(KnowledgeFiles files) {
    return new ContentCheck(LocalDate.ofInstant(clock.instant(), FINLAND)).check(files);
  }

  /** A problem stays the same when lines are added above it. */
  private static String without(Problem problem) {
    return problem.file() + ": " + problem.message();
  }
}
