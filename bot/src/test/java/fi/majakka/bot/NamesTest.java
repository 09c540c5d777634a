package fi.majakka.bot;

import static org.assertj.core.api.Assertions.assertThat;

import fi.majakka.nlu.Entity;
import fi.majakka.nlu.Prior;
import fi.majakka.nlu.model.Interpreter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The places and occupations of the project's own knowledge base, however they are written. */
class NamesTest {
  private static final Set<String> NAMES = Set.of("municipality", "place", "occupation");
  private static final List<String> PLACE_CONTEXTS =
      List.of("%s", "onko töitä %s", "%s asuntoja?", "haluaisin tietää, mitä %s on", "JA %s NYT");
  private static final List<String> WORK_CONTEXTS =
      List.of("%s", "etsin %s töitä", "tarvitaan %s heti", "olisiko paikkoja, %s?");
  private static final List<String> CLITICS = List.of("kin", "ko", "han", "kohan", "kaan");
  private final Interpreter interpreter = Trained.knowing().models().interpreter();

  private String names(String text) {
    return interpreter.interpret(text, Prior.none()).entities().stream()
        .filter(entity -> NAMES.contains(entity.type()))
        .map(entity -> (entity.negated() ? "not " : "") + entity.value())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static List<String[]> table(String file) throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/names", file)).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t", -1))
        .toList();
  }

  private static List<String> forms(String[] row, int from) {
    return Arrays.stream(row)
        .skip(from)
        .flatMap(
            cell -> from == 1 ? Arrays.stream(cell.split(" ")) : java.util.stream.Stream.of(cell))
        .filter(form -> !form.isBlank())
        .toList();
  }

  @Test
  void everyFormOfEveryPlaceIsFoundInAnyContextWithAnyClitic() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (String[] row : table("places.tsv")) {
      for (String form : forms(row, 1)) {
        for (String context : PLACE_CONTEXTS) {
          check(String.format(context, form), row[1], wrong);
        }
        CLITICS.forEach(clitic -> check("Onko " + form + clitic + " kivaa", row[1], wrong));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void theMunicipalitiesAreFoundWithoutCapitalsAndDots() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (String[] row : table("places.tsv")) {
      if (row[0].equals("municipality")) {
        for (String form : forms(row, 1)) {
          String plain = form.toLowerCase(Locale.ROOT);
          check("muutan " + plain, row[1], wrong);
          check("muutan " + plain.replace('ä', 'a').replace('ö', 'o'), row[1], wrong);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void oneWrongLetterInAMunicipalityIsForgiven() throws IOException {
    List<String> wrong = new ArrayList<>();
    int tried = 0;
    for (String[] row : table("places.tsv")) {
      if (row[0].equals("municipality")) {
        for (String form : forms(row, 1)) {
          for (String slip : slips(form.toLowerCase(Locale.ROOT))) {
            tried++;
            check("asunto " + slip, row[1], wrong);
          }
        }
      }
    }
    assertThat(tried).isGreaterThan(1000);
    assertThat(wrong.size()).as("of %d: %s", tried, wrong).isLessThan(tried / 100);
  }

  /** One letter lost, doubled, or swapped with the next. */
  private static List<String> slips(String word) {
    List<String> slips = new ArrayList<>();
    for (int i = 0; i < word.length(); i++) {
      slips.add(word.substring(0, i) + word.substring(i + 1));
      slips.add(word.substring(0, i + 1) + word.substring(i));
      if (i + 1 < word.length()) {
        slips.add(
            word.substring(0, i) + word.charAt(i + 1) + word.charAt(i) + word.substring(i + 2));
      }
    }
    return slips;
  }

  @Test
  void everyFormOfEveryOccupationIsFound() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (String[] row : table("occupations.tsv")) {
      for (String form : forms(row, 2)) {
        for (String context : WORK_CONTEXTS) {
          check(String.format(context, form), row[0], wrong);
        }
        check("onko Karstulassa paikkoja, " + form, "Karstula, " + row[0], wrong);
      }
      check("any jobs for a " + row[1], row[0], wrong);
    }
    assertThat(wrong).isEmpty();
  }

  private void check(String text, String expected, List<String> wrong) {
    String found = names(text);
    String sorted = Arrays.stream(expected.split(", ")).sorted().collect(Collectors.joining(", "));
    if (!found.equals(sorted)) {
      wrong.add(text + " -> " + found);
    }
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/names/messages.tsv", delimiter = '\t')
  void messagesNameExactlyThese(String text, String expected) {
    assertThat(names(text)).isEqualTo(expected == null ? "" : expected);
  }

  @Test
  void aVillageTellsItsMunicipality() {
    Entity village = interpreter.interpret("koulu Muurasjärvellä", Prior.none()).entities().get(0);
    assertThat(village.type()).isEqualTo("place");
    assertThat(village.within()).contains("Pihtipudas");
  }
}
