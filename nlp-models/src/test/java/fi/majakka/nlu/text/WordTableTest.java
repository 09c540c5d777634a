package fi.majakka.nlu.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordTableTest {

  @Test
  void wordsKeepTheOrderInWhichTheyAreGiven() {
    WordTable table = new WordTable(List.of("talo", "", "työ", "talo", "talossa", "🏠"));
    assertThat(table).containsExactly("talo", "", "työ", "talossa", "🏠");
    assertThat(table.number("talossa")).isEqualTo(3);
    assertThat(table.word(4)).isEqualTo("🏠");
    assertThat(table.contains("talo")).isTrue();
  }

  @Test
  void whatIsNotInItIsNotFound() {
    WordTable table = new WordTable(List.of("talo", "talossa"));
    assertThat(table.number("talos")).isEqualTo(WordTable.NONE);
    assertThat(table.number("ossa")).isEqualTo(WordTable.NONE);
    assertThat(new WordTable(List.of()).number("talo")).isEqualTo(WordTable.NONE);
  }

  @Test
  void wordsOfOneHashAreToldApart() {
    List<String> alike = List.of("AaAa", "AaBB", "BBAa", "BBBB"); // String.hashCode is the same
    WordTable table = new WordTable(alike);
    assertThat(alike).extracting(table::number).containsExactly(0, 1, 2, 3);
  }

  @Test
  void aTableOfAnySizeFindsEveryWord() {
    for (int size = 0; size < 70; size++) {
      List<String> words = IntStream.range(0, size).mapToObj(Integer::toString).toList();
      WordTable table = new WordTable(words);
      assertThat(table).hasSize(size);
      assertThat(words).allMatch(word -> table.word(table.number(word)).equals(word));
      assertThat(table.number("none")).isEqualTo(WordTable.NONE);
    }
  }
}
