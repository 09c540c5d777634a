package fi.majakka.nlu.training;

import fi.majakka.nlu.model.Meanings;
import fi.majakka.nlu.model.SentenceEmbedder;
import fi.majakka.nlu.text.Features;
import fi.majakka.nlu.text.SparseVector;
import fi.majakka.nlu.text.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Examples with their labels as numbers and all that is read from their texts, once for every model
 * that is fitted to them.
 *
 * @param labels sorted; targets are indices of it
 * @param counts features of each example
 * @param points of the examples whose language has meanings
 */
record Labelled(
    List<String> labels,
    List<Example> examples,
    int[] targets,
    List<SparseVector> counts,
    List<Optional<float[]>> points) {

  static Labelled of(List<Example> examples, Features features, Meanings meanings) {
    List<String> labels =
        List.copyOf(new TreeSet<>(examples.stream().map(Example::label).toList()));
    int[] targets = examples.stream().mapToInt(e -> labels.indexOf(e.label())).toArray();
    List<SparseVector> counts =
        examples.parallelStream().map(example -> features.counts(example.text())).toList();
    return new Labelled(labels, List.copyOf(examples), targets, counts, points(examples, meanings));
  }

  private static List<Optional<float[]>> points(List<Example> examples, Meanings meanings) {
    List<Optional<float[]>> points =
        new ArrayList<>(Collections.nCopies(examples.size(), Optional.empty()));
    for (String language : new TreeSet<>(meanings.embedders().keySet())) {
      Optional<SentenceEmbedder> embedder = meanings.in(language);
      int[] own =
          IntStream.range(0, examples.size())
              .filter(i -> examples.get(i).language().equals(language))
              .toArray();
      List<String> texts = Arrays.stream(own).mapToObj(i -> examples.get(i).text()).toList();
      List<float[]> found = embedder.map(model -> model.embed(texts)).orElse(List.of());
      for (int i = 0; i < found.size(); i++) {
        points.set(own[i], Optional.of(found.get(i)));
      }
    }
    return points;
  }

  /** Some of the examples; the labels stay. */
  Labelled only(int[] indices) {
    return new Labelled(
        labels,
        Arrays.stream(indices).mapToObj(examples::get).toList(),
        Arrays.stream(indices).map(i -> targets[i]).toArray(),
        Arrays.stream(indices).mapToObj(counts::get).toList(),
        Arrays.stream(indices).mapToObj(points::get).toList());
  }

  /** How many words an example has. */
  int words(int example) {
    return Words.of(examples.get(example).text()).size();
  }
}
