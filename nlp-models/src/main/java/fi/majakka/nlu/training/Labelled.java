package fi.majakka.nlu.training;

import fi.majakka.nlu.model.Meanings;
import fi.majakka.nlu.model.SentenceEmbedder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Examples with their labels as numbers and their places among meanings.
 *
 * @param labels sorted; targets are indices of it
 * @param points of the examples whose language has meanings
 */
record Labelled(
    List<String> labels, List<Example> examples, int[] targets, List<Optional<float[]>> points) {

  static Labelled of(List<Example> examples, Meanings meanings) {
    List<String> labels =
        List.copyOf(new TreeSet<>(examples.stream().map(Example::label).toList()));
    int[] targets = examples.stream().mapToInt(e -> labels.indexOf(e.label())).toArray();
    List<Optional<float[]>> points =
        examples.parallelStream()
            .map(
                example ->
                    meanings.in(example.language()).map(embedder -> embedder.embed(example.text())))
            .toList();
    return new Labelled(labels, List.copyOf(examples), targets, points);
  }

  /** Some of the examples; the labels stay. */
  Labelled only(int[] indices) {
    return new Labelled(
        labels,
        Arrays.stream(indices).mapToObj(examples::get).toList(),
        Arrays.stream(indices).map(i -> targets[i]).toArray(),
        Arrays.stream(indices).mapToObj(points::get).toList());
  }

  /** What is known of an example's meaning, as an embedder that need not read it again. */
  Optional<SentenceEmbedder> embedder(int example) {
    return points.get(example).map(point -> text -> point);
  }
}
