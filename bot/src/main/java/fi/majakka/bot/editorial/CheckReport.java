package fi.majakka.bot.editorial;

import fi.majakka.kb.Problem;
import java.util.List;

/**
 * What stands in the way of publishing a draft, and what should be looked at.
 *
 * @param problems that the draft brings
 * @param known problems of the published knowledge that the draft leaves as they are
 * @param golden questions that would get a wrong answer because of the draft
 * @param knownGolden questions that get a wrong answer already
 * @param clashes fields that were published otherwise since the draft began
 */
public record CheckReport(
    List<Problem> problems,
    List<Problem> known,
    List<GoldenGate.Broken> golden,
    List<GoldenGate.Broken> knownGolden,
    List<Combination.Clash> clashes) {

  public CheckReport {
    problems = List.copyOf(problems);
    known = List.copyOf(known);
    golden = List.copyOf(golden);
    knownGolden = List.copyOf(knownGolden);
    clashes = List.copyOf(clashes);
  }

  /** True when nothing stands in the way. */
  public boolean passes() {
    return problems.isEmpty() && golden.isEmpty() && clashes.isEmpty();
  }
}
