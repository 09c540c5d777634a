package fi.majakka.bot.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.majakka.bot.config.Config;
import fi.majakka.bot.jobs.Employment;
import fi.majakka.bot.jobs.FeedLine;
import fi.majakka.bot.jobs.FeedSource;
import fi.majakka.bot.jobs.ImportReport;
import fi.majakka.bot.jobs.LanguageNeed;
import fi.majakka.bot.jobs.Localized;
import fi.majakka.bot.jobs.Posting;
import fi.majakka.bot.jobs.Vacancy;
import fi.majakka.bot.jobs.VacancyIndex;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every database must keep to with vacancies; run on H2 and on PostgreSQL. */
abstract class VacancyStoreContract {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final FeedSource FEED =
      new FeedSource("kunta", "csv", "Kunta", "https://example.fi/", true);
  private static final FeedSource OTHER =
      new FeedSource("tmt", "tmt", "Työmarkkinatori", "https://tyomarkkinatori.fi/", false);
  @TempDir Path folder;
  private Database database;

  abstract Config.Database config();

  @BeforeEach
  void open() {
    database = Database.open(config(), folder.resolve("data"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private JdbiVacancyStore store() {
    return store(NOW);
  }

  private JdbiVacancyStore store(Instant at) {
    return new JdbiVacancyStore(database, Clock.fixed(at, ZoneOffset.UTC));
  }

  static Posting posting(String id, String title, String text) {
    return new Posting(
        id,
        Localized.of(title),
        "Työnantaja Oy",
        List.of("931"),
        List.of("3221"),
        Set.of(Employment.PERMANENT),
        LanguageNeed.SOME_FINNISH,
        true,
        OptionalInt.of(2),
        NOW.minus(Duration.ofDays(1)),
        Optional.of(NOW.plus(Duration.ofDays(10))),
        Optional.of("https://example.fi/" + id),
        Optional.of(Localized.of(text)));
  }

  private static Iterator<FeedLine> lines(Posting... postings) {
    List<FeedLine> lines = new ArrayList<>();
    for (Posting posting : postings) {
      lines.add(new FeedLine.Found(posting, lines.size() + 1));
    }
    return lines.iterator();
  }

  private VacancyIndex index() {
    VacancyIndex index = new VacancyIndex(store());
    index.refresh();
    return index;
  }

  @Test
  void anImportIsRepeatableAndTellsWhatChanged() {
    ImportReport first =
        store().importFrom(FEED, lines(posting("a", "A", "x"), posting("b", "B", "y")), true);
    assertThat(first.fresh()).isEqualTo(2);
    ImportReport again =
        store().importFrom(FEED, lines(posting("a", "A", "x"), posting("b", "B", "y")), true);
    assertThat(again)
        .extracting(ImportReport::fresh, ImportReport::changed, ImportReport::same)
        .containsExactly(0, 0, 2);
    ImportReport later =
        store().importFrom(FEED, lines(posting("a", "A2", "x"), posting("c", "C", "z")), true);
    assertThat(later)
        .extracting(
            ImportReport::fresh, ImportReport::changed, ImportReport::same, ImportReport::ended)
        .containsExactly(1, 1, 0, 1);
    assertThat(index().size()).isEqualTo(2);
  }

  @Test
  void anImportedVacancyComesBackWhole() {
    store().importFrom(FEED, lines(posting("a", "Sairaanhoitaja", "Teksti äö")), true);
    List<Vacancy> open = new ArrayList<>();
    store().changesAfter(-1, open::add, id -> {});
    Vacancy vacancy = open.get(0);
    assertThat(vacancy.title().fi()).contains("Sairaanhoitaja");
    assertThat(vacancy.kinds()).containsExactly(Employment.PERMANENT);
    assertThat(vacancy.language()).isEqualTo(LanguageNeed.SOME_FINNISH);
    assertThat(vacancy.noExperience()).isTrue();
    assertThat(vacancy.municipalities()).containsExactly("931");
    assertThat(vacancy.expires()).contains(NOW.plus(Duration.ofDays(10)));
    assertThat(store().description(vacancy.id()).orElseThrow().fi()).contains("Teksti äö");
  }

  @Test
  void aFeedThatBreaksKeepsItsVacancies() {
    store().importFrom(FEED, lines(posting("a", "A", "x"), posting("b", "B", "y")), true);
    Iterator<FeedLine> breaking =
        new Iterator<>() {
          private int given;

          @Override
          public boolean hasNext() {
            return true;
          }

          @Override
          public FeedLine next() {
            if (given++ > 0) {
              throw new IllegalStateException("broken off");
            }
            return new FeedLine.Found(posting("c", "C", "z"), 1);
          }
        };
    assertThatThrownBy(() -> store().importFrom(FEED, breaking, true))
        .isInstanceOf(IllegalStateException.class);
    store().failed(FEED, "broken off");
    assertThat(index().size()).isGreaterThanOrEqualTo(2);
    assertThat(store().feeds().get(0).failing()).contains(NOW);
    assertThat(store().feeds().get(0).why()).contains("broken off");
    store().importFrom(FEED, lines(posting("a", "A", "x"), posting("b", "B", "y")), true);
    assertThat(store().feeds().get(0).failing()).isEmpty();
  }

  @Test
  void aFeedThatIsSuddenlyEmptyOrHalfGoneEndsNothing() {
    Posting[] many =
        IntStream.range(0, 30)
            .mapToObj(i -> posting("id" + i, "T" + i, "x"))
            .toArray(Posting[]::new);
    store().importFrom(FEED, lines(many), true);
    assertThat(store().importFrom(FEED, lines(), true).kept()).isPresent();
    assertThat(store().importFrom(FEED, lines(many[0], many[1]), true).kept()).isPresent();
    assertThat(index().size()).isEqualTo(30);
  }

  @Test
  void whatTheFeedSaysHasEndedIsGoneAtOnceWithItsText() {
    store().importFrom(FEED, lines(posting("a", "A", "salainen teksti")), false);
    VacancyIndex index = index();
    String id = onlyId();
    store().importFrom(FEED, List.<FeedLine>of(new FeedLine.Ended("a")).iterator(), false);
    index.refresh();
    assertThat(index.size()).isZero();
    assertThat(store().description(id)).isEmpty();
    ImportReport back = store().importFrom(FEED, lines(posting("a", "A", "x")), false);
    assertThat(back.fresh()).isEqualTo(1);
    assertThat(onlyId()).isEqualTo(id);
  }

  private String onlyId() {
    List<String> ids = new ArrayList<>();
    store().changesAfter(-1, vacancy -> ids.add(vacancy.id()), id -> {});
    assertThat(ids).hasSize(1);
    return ids.get(0);
  }

  @Test
  void theSameVacancyOfTwoFeedsShowsOnceUntilTheFirstEnds() {
    store().importFrom(FEED, lines(posting("a", "Sairaanhoitaja", "x")), true);
    store().importFrom(OTHER, lines(posting("tmt-1", "SAIRAANHOITAJA", "y")), false);
    VacancyIndex index = index();
    assertThat(index.size()).isEqualTo(1);
    store().importFrom(OTHER, List.<FeedLine>of(new FeedLine.Ended("tmt-1")).iterator(), false);
    index.refresh();
    assertThat(index.size()).isEqualTo(1);
    store().endAll("kunta");
    index.refresh();
    assertThat(index.size()).isZero();
  }

  @Test
  void expiryEndsAndLaterForgets() {
    store().importFrom(FEED, lines(posting("a", "A", "x")), true);
    Instant later = NOW.plus(Duration.ofDays(11));
    store(later).clean();
    VacancyIndex index = index();
    assertThat(index.size()).isZero();
    assertThat(rows()).isEqualTo(1);
    store(later.plus(Duration.ofDays(31))).clean();
    assertThat(rows()).isZero();
  }

  private long rows() {
    return database
        .jdbi()
        .withHandle(
            handle -> handle.createQuery("select count(*) from vacancy").mapTo(Long.class).one());
  }

  @Test
  void oneInstanceAtATimeImportsAFeed() {
    Duration hour = Duration.ofHours(1);
    assertThat(store().claim(FEED, "a", hour, hour)).isTrue();
    assertThat(store().claim(FEED, "b", hour, hour)).isFalse();
    assertThat(store(NOW.plus(hour)).claim(FEED, "b", hour, hour)).isTrue();
  }

  @Test
  void theWatermarkIsWhenTheLastImportBegan() {
    assertThat(store().watermark("kunta")).isEmpty();
    store().importFrom(FEED, lines(posting("a", "A", "x")), true);
    assertThat(store().watermark("kunta")).contains(NOW);
  }
}
