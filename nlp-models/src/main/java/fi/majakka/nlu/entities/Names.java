package fi.majakka.nlu.entities;

import fi.majakka.nlu.Gazetteer;
import fi.majakka.nlu.text.WordTable;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The entries of a gazetteer by the folded forms of their names. Immutable. */
final class Names {
  private final WordTable forms;
  private final List<Gazetteer.Entry> entries;

  Names(Map<String, Gazetteer.Entry> entries) {
    this.forms = new WordTable(entries.keySet());
    this.entries = forms.stream().map(entries::get).toList();
  }

  /** What a form names; null when it names nothing. */
  Gazetteer.@Nullable Entry get(String form) {
    int number = forms.number(form);
    return number == WordTable.NONE ? null : entries.get(number);
  }

  /** The forms of some names. */
  Stream<String> forms(BiPredicate<String, Gazetteer.Entry> which) {
    return IntStream.range(0, forms.size())
        .filter(number -> which.test(forms.word(number), entries.get(number)))
        .mapToObj(forms::word);
  }
}
