package fi.majakka.nlu.training;

import fi.majakka.nlu.Entity;
import fi.majakka.nlu.Interpretation;
import fi.majakka.nlu.Prior;
import fi.majakka.nlu.RankedTopic;
import fi.majakka.nlu.model.Interpreter;
import fi.majakka.nlu.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Measures an interpreter on the held-out messages. */
public final class HeldOutEvaluation {
  private static final Set<String> NAMES = Set.of("municipality", "place", "occupation");
  private static final int BINS = 10;
  private static final int SHORT = 2;
  private final HeldOutSets sets;
  private final Interpreter interpreter;
  private final List<Figure> figures = new ArrayList<>();
  private final Map<String, Integer> confusions = new TreeMap<>();

  private HeldOutEvaluation(HeldOutSets sets, Interpreter interpreter) {
    this.sets = sets;
    this.interpreter = interpreter;
  }

  /**
   * What was measured; of the messages only how many, so that nobody mends the training data by
   * them.
   *
   * @param confusions how often, by "topic -> what it was taken for", most frequent first
   */
  public record Result(List<Figure> figures, List<Map.Entry<String, Integer>> confusions) {

    public Result {
      figures = List.copyOf(figures);
      confusions = List.copyOf(confusions);
    }

    /** The same with more figures. */
    public Result and(List<Figure> more) {
      List<Figure> all = new ArrayList<>(figures);
      all.addAll(more);
      return new Result(all, confusions);
    }
  }

  /** Measures everything that there are messages for. */
  public static Result of(HeldOutSets sets, Interpreter interpreter) {
    HeldOutEvaluation evaluation = new HeldOutEvaluation(sets, interpreter);
    HeldOutSets.LANGUAGES.forEach(evaluation::measure);
    return new Result(
        evaluation.figures,
        evaluation.confusions.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .toList());
  }

  private void measure(String language) {
    List<Double> inScope = new ArrayList<>();
    List<double[]> confidences = new ArrayList<>();
    int right = 0;
    int top3 = 0;
    int kept = 0;
    int all = 0;
    for (Map.Entry<String, List<Example>> style : sets.styles(language).entrySet()) {
      int rightOfStyle = 0;
      for (Example example : style.getValue()) {
        Interpretation read = interpreter.interpret(example.text(), Prior.none());
        inScope.add(interpreter.scope(example.text()));
        boolean isRight = read.topic().map(RankedTopic::topic).orElse("").equals(example.label());
        rightOfStyle += isRight ? 1 : 0;
        top3 += among(read, example.label()) ? 1 : 0;
        kept += read.outOfScope() ? 0 : 1;
        if (!read.outOfScope()) {
          confidences.add(new double[] {read.topics().get(0).confidence(), isRight ? 1 : 0});
        }
        if (!isRight) {
          confused(example, read);
        }
      }
      add(language + " " + style.getKey(), rightOfStyle, style.getValue().size());
      right += rightOfStyle;
      all += style.getValue().size();
    }
    if (all > 0) {
      add(language + " all topics", right, all);
      add(language + " among the first three", top3, all);
      add(language + " kept in scope", kept, all);
      figures.add(Figure.of(language + " calibration error", calibrationError(confidences)));
    }
    outOfScope(language, inScope);
    names(language);
    languages(language);
  }

  private static boolean among(Interpretation read, String topic) {
    return read.topics().stream().limit(3).anyMatch(ranked -> ranked.topic().equals(topic));
  }

  private void confused(Example example, Interpretation read) {
    String taken = read.topic().map(RankedTopic::topic).orElse("out of scope");
    confusions.merge(example.label() + " -> " + taken, 1, Integer::sum);
  }

  private void outOfScope(String language, List<Double> inScope) {
    List<Double> outside = new ArrayList<>();
    int refused = 0;
    for (Example example : sets.outOfScope(language)) {
      refused += interpreter.interpret(example.text(), Prior.none()).outOfScope() ? 1 : 0;
      outside.add(interpreter.scope(example.text()));
    }
    if (!outside.isEmpty()) {
      add(language + " out of scope refused", refused, outside.size());
      if (!inScope.isEmpty()) {
        figures.add(
            Figure.of(language + " out of scope AUROC", TsvEvaluation.auroc(inScope, outside)));
      }
    }
  }

  private void names(String language) {
    int places = 0;
    int occupations = 0;
    List<HeldOutSets.Named> all = sets.named(language);
    for (HeldOutSets.Named named : all) {
      Set<String> found =
          interpreter.interpret(named.text(), Prior.none()).entities().stream()
              .filter(entity -> NAMES.contains(entity.type()))
              .map(HeldOutEvaluation::name)
              .collect(Collectors.toCollection(TreeSet::new));
      places += only(found, false).equals(only(named.names(), false)) ? 1 : 0;
      occupations += only(found, true).equals(only(named.names(), true)) ? 1 : 0;
    }
    if (!all.isEmpty()) {
      add(language + " places, exact set", places, all.size());
      add(language + " occupations, exact set", occupations, all.size());
    }
  }

  private static String name(Entity entity) {
    return HeldOutSets.name(entity.type(), entity.value(), entity.negated());
  }

  private static Set<String> only(Set<String> names, boolean occupations) {
    return names.stream()
        .filter(name -> name.contains("occupation ") == occupations)
        .filter(name -> name.matches("(not )?(municipality|place|occupation) .*"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void languages(String language) {
    int right = 0;
    int shortRight = 0;
    int shortAll = 0;
    List<Example> all = sets.languages(language);
    for (Example example : all) {
      String found = interpreter.interpret(example.text(), Prior.none()).language();
      boolean isRight = found.equals(example.label());
      boolean isShort = Words.of(example.text()).size() <= SHORT;
      right += isRight ? 1 : 0;
      shortAll += isShort ? 1 : 0;
      shortRight += isRight && isShort ? 1 : 0;
    }
    if (!all.isEmpty()) {
      add(language + " language", right, all.size());
      add(language + " language, one or two words", shortRight, shortAll);
    }
  }

  private void add(String name, int right, int all) {
    figures.add(new Figure(name, all == 0 ? 0 : (double) right / all, all));
  }

  /** Expected calibration error: how far confidences are from the share that is right. */
  private static double calibrationError(List<double[]> confidences) {
    double[] sums = new double[BINS];
    double[] right = new double[BINS];
    for (double[] one : confidences) {
      int bin = Math.min(BINS - 1, (int) (one[0] * BINS));
      sums[bin] += one[0];
      right[bin] += one[1];
    }
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      error += Math.abs(sums[bin] - right[bin]);
    }
    return confidences.isEmpty() ? 0 : error / confidences.size();
  }
}
