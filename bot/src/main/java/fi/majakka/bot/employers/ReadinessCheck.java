package fi.majakka.bot.employers;

import fi.majakka.kb.Readiness;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an employer's answers lead to. The rule is open: without a thought of it the first level;
 * with most things in order and nothing untouched the last; else the one between.
 */
public record ReadinessCheck(Readiness readiness, List<Integer> answers) {
  private static final int NONE = 0;
  private static final int DONE = 2;

  /**
   * @param answers one for each question: 0 not at all, 1 partly, 2 in order
   */
  public ReadinessCheck {
    answers = List.copyOf(answers);
    if (answers.size() != readiness.questions().size()
        || answers.stream().anyMatch(answer -> answer < NONE || answer > DONE)) {
      throw new IllegalArgumentException("one answer for each question, 0 to 2");
    }
  }

  /** Reads answers as {@link #code()} writes them; empty when they do not fit the questions. */
  public static Optional<ReadinessCheck> of(Readiness readiness, String code) {
    if (!code.matches("[0-2]{" + readiness.questions().size() + "}")) {
      return Optional.empty();
    }
    return Optional.of(new ReadinessCheck(readiness, code.chars().mapToObj(c -> c - '0').toList()));
  }

  /** The answers as digits, for an address. */
  public String code() {
    StringBuilder code = new StringBuilder();
    answers.forEach(code::append);
    return code.toString();
  }

  /** The level that the answers lead to. */
  public Readiness.Level level() {
    if (answers.get(0) == NONE) {
      return readiness.levels().get(0);
    }
    long done = answers.stream().filter(answer -> answer == DONE).count();
    boolean untouched = answers.contains(NONE);
    boolean ready = !untouched && done * 3 >= answers.size() * 2L;
    return readiness.levels().get(ready ? 2 : 1);
  }

  /** The questions that are not in order yet: first those untouched, then those begun. */
  public List<Readiness.Question> open() {
    List<Readiness.Question> open = new ArrayList<>();
    for (int answer = NONE; answer < DONE; answer++) {
      for (int i = 0; i < answers.size(); i++) {
        if (answers.get(i) == answer) {
          open.add(readiness.questions().get(i));
        }
      }
    }
    return open;
  }
}
