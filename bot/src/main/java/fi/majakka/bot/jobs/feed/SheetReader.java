package fi.majakka.bot.jobs.feed;

import fi.majakka.bot.jobs.Employment;
import fi.majakka.bot.jobs.FeedLine;
import fi.majakka.bot.jobs.LanguageNeed;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Vacancies that a municipality keeps in a spreadsheet; docs/vacancies.md describes the columns.
 */
final class SheetReader {
  private static final Map<String, String> COLUMNS = columns();
  private static final Set<String> YES = Set.of("kyllä", "yes", "x", "1", "true");
  private final Reading reading;

  SheetReader(Reading reading) {
    this.reading = reading;
  }

  private static Map<String, String> columns() {
    Map<String, String> columns = new HashMap<>();
    String[][] all = {
      {"id", "tunniste"},
      {"title_fi", "tehtävä", "otsikko"},
      {"title_en", "tehtävä_en", "otsikko_en"},
      {"employer", "työnantaja"},
      {"municipality", "kunta"},
      {"occupation", "ammatti"},
      {"employment", "työsuhde"},
      {"finnish", "suomi", "kielitaito"},
      {"no_experience", "ei_kokemusta"},
      {"positions", "paikkoja"},
      {"published", "julkaistu"},
      {"expires", "haku_päättyy"},
      {"url", "osoite", "linkki"},
      {"description_fi", "kuvaus"},
      {"description_en", "kuvaus_en"}
    };
    for (String[] names : all) {
      for (String name : names) {
        columns.put(name, names[0]);
      }
    }
    return columns;
  }

  /** True when a first line names the columns that are needed. */
  static boolean knows(String header) {
    Set<String> names =
        Set.copyOf(
            Stream.of(header.split("[;,\t]", -1)).map(SheetReader::column).distinct().toList());
    return names.contains("employer") && (names.contains("title_fi") || names.contains("title_en"));
  }

  private static String column(String name) {
    String key = name.replace("\"", "").strip().toLowerCase(Locale.ROOT).replaceAll("[ -]+", "_");
    return COLUMNS.getOrDefault(key, key);
  }

  List<FeedLine> read(Reader file, String header) {
    char separator =
        Stream.of(';', ',', '\t')
            .max(
                (a, b) ->
                    Long.compare(
                        header.chars().filter(c -> c == a).count(),
                        header.chars().filter(c -> c == b).count()))
            .orElse(';');
    CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(separator).setTrim(true).get();
    List<FeedLine> lines = new ArrayList<>();
    try (CSVParser rows = format.parse(file)) {
      Map<String, Integer> index = new HashMap<>();
      for (CSVRecord row : rows) {
        if (index.isEmpty()) {
          for (int i = 0; i < row.size(); i++) {
            index.putIfAbsent(column(row.get(i)), i);
          }
        } else if (row.stream().anyMatch(cell -> !cell.isBlank())) {
          lines.add(line(new Row(row, index), (int) rows.getCurrentLineNumber()));
        }
      }
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      throw new FeedBrokenException("the spreadsheet cannot be read after row " + lines.size(), e);
    }
    return lines;
  }

  /** A row by the names of its columns. */
  private record Row(CSVRecord cells, Map<String, Integer> index) {
    Optional<String> get(String column) {
      Integer at = index.get(column);
      return at == null || at >= cells.size() || cells.get(at).isBlank()
          ? Optional.empty()
          : Optional.of(cells.get(at).strip());
    }

    List<String> list(String column) {
      return get(column).stream()
          .flatMap(text -> Stream.of(text.split("[|/]", -1)))
          .map(String::strip)
          .filter(item -> !item.isEmpty())
          .toList();
    }
  }

  private FeedLine line(Row row, int line) {
    PostingDraft draft = new PostingDraft(reading);
    draft.titleFi = row.get("title_fi");
    draft.titleEn = row.get("title_en");
    draft.textFi = row.get("description_fi");
    draft.textEn = row.get("description_en");
    draft.employer = row.get("employer").orElse("");
    draft.url = row.get("url");
    draft.id =
        row.get("id")
            .or(() -> draft.url)
            .orElseGet(
                () ->
                    draft.employer
                        + "/"
                        + draft.titleFi.or(() -> draft.titleEn).orElse("")
                        + "/"
                        + row.get("municipality").orElse(""));
    try {
      for (String name : row.list("municipality")) {
        draft.municipalities.add(
            reading
                .places()
                .code(name)
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "no such municipality: " + Reading.shown(name))));
      }
      row.list("occupation").forEach(name -> occupation(draft, name));
      row.list("employment").forEach(name -> kind(draft, name));
      draft.language = row.get("finnish").map(SheetReader::language);
      draft.noExperience =
          row.get("no_experience")
              .filter(word -> YES.contains(word.toLowerCase(Locale.ROOT)))
              .isPresent();
      draft.positions = row.get("positions").map(SheetReader::number).orElse(OptionalInt.empty());
      draft.published = row.get("published").map(day -> Reading.time(day, false));
      draft.expires = row.get("expires").map(day -> Reading.time(day, true));
    } catch (IllegalArgumentException e) {
      return new FeedLine.Refused(line, String.valueOf(e.getMessage()));
    }
    return draft.finish(line);
  }

  private void occupation(PostingDraft draft, String name) {
    if (name.matches("[0-9]{1,4}")) {
      draft.occupations.add(name);
      return;
    }
    List<String> codes = reading.occupations().in(name);
    if (codes.isEmpty()) {
      throw new IllegalArgumentException("no such occupation: " + Reading.shown(name));
    }
    draft.occupations.addAll(codes);
  }

  private static void kind(PostingDraft draft, String name) {
    Optional<Employment> code = Employment.of(name);
    if (code.isPresent()) {
      draft.kinds.add(code.get());
      return;
    }
    String word = name.toLowerCase(Locale.ROOT);
    if (word.startsWith("kokoaik") || word.equals("full-time")) {
      draft.kinds.add(Employment.FULL_TIME);
      return;
    }
    Set<Employment> kinds = fi.majakka.bot.jobs.Stated.kinds(name);
    if (kinds.isEmpty()) {
      throw new IllegalArgumentException("no such kind of employment: " + Reading.shown(name));
    }
    draft.kinds.addAll(kinds);
  }

  private static LanguageNeed language(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "ei tarvita", "ei", "no", "none", "nofinnish" -> LanguageNeed.NO_FINNISH;
      case "alkeet", "perusteet", "some", "basic", "somefinnish" -> LanguageNeed.SOME_FINNISH;
      case "hyvä", "sujuva", "good", "fluent", "goodfinnish" -> LanguageNeed.GOOD_FINNISH;
      default ->
          throw new IllegalArgumentException(
              "not a need of Finnish: " + Reading.shown(word) + " (ei tarvita, alkeet, hyvä)");
    };
  }

  private static OptionalInt number(String digits) {
    if (!digits.matches("[1-9][0-9]{0,3}")) {
      throw new IllegalArgumentException("not a number of positions: " + Reading.shown(digits));
    }
    return OptionalInt.of(Integer.parseInt(digits));
  }
}
