package fi.majakka.bot.storage;

import static org.assertj.core.api.Assertions.assertThat;

import fi.majakka.bot.config.Config;
import fi.majakka.bot.employers.Need;
import fi.majakka.bot.employers.NeedBook;
import fi.majakka.bot.employers.Quarter;
import fi.majakka.bot.privacy.MasterKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every database must keep to; run on H2 and on PostgreSQL. */
abstract class NeedBookContract {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final Quarter SPRING = new Quarter(2027, 2);

  /** One key for all tests of a class: PostgreSQL keeps their rows from one to the next. */
  @TempDir static Path keys;

  @TempDir Path folder;
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private Database database;
  private NeedBook book;

  abstract Config.Database config();

  @BeforeEach
  void open() {
    MasterKey master = MasterKey.open(keys.resolve("master.json"), folder.resolve("data"));
    database = Database.open(config(), folder.resolve("data"));
    book = new JdbiNeeds(database, master, clock);
    database
        .writes()
        .submit(
            handle -> handle.execute("delete from need") + handle.execute("delete from need_group"))
        .join();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Need tell(String isco, String place, Quarter quarter, int number) {
    Need need =
        new Need(
            UUID.randomUUID().toString(),
            isco,
            number,
            quarter,
            Need.Lasting.PERMANENT,
            place,
            new Need.Words("hitsaaja", "MIG-hitsaus", "aivanainutlaatuinen@example.fi"));
    book.put(need).join();
    return need;
  }

  @Test
  void aNeedIsReadBackAndWithdrawnWithItsWords() {
    Need need = tell("7212", "Kinnula", SPRING, 2);
    assertThat(book.find(need.id()).orElseThrow().need()).isEqualTo(need);
    assertThat(book.find(need.id()).orElseThrow().at()).isEqualTo(NOW);
    book.put(need.withContact("")).join();
    assertThat(book.all()).hasSize(1);
    assertThat(book.all().get(0).need().words().contact()).isEmpty();
    assertThat(book.withdraw(need.id()).join()).isTrue();
    assertThat(book.withdraw(need.id()).join()).isFalse();
    assertThat(book.find(need.id())).isEmpty();
  }

  @Test
  void wordsAreSealedWhereTheyAreStored() {
    tell("7212", "Kinnula", SPRING, 2);
    byte[] stored =
        database
            .jdbi()
            .withHandle(
                handle -> handle.createQuery("select words from need").mapTo(byte[].class).one());
    assertThat(new String(stored, StandardCharsets.ISO_8859_1))
        .doesNotContain("aivanainutlaatuinen")
        .doesNotContain("hitsaaja");
  }

  @Test
  void nothingIsPublishedBelowFiveAnswers() {
    for (int i = 0; i < 4; i++) {
      tell("7212", "Kinnula", SPRING, 3);
    }
    assertThat(book.published()).isEmpty();
    tell("7212", "Kinnula", SPRING, 3);
    assertThat(book.published())
        .containsExactly(
            new NeedBook.Figure("7212", Optional.of("Kinnula"), Optional.of(SPRING), 5, 15));
  }

  @Test
  void fewerThanFiveNewAnswersNeverChangeAFigure() {
    for (int i = 0; i < 5; i++) {
      tell("7212", "Kinnula", SPRING, 1);
    }
    List<NeedBook.Figure> before = book.published();
    for (int i = 0; i < 4; i++) {
      tell("7212", "Kinnula", SPRING, 100);
      assertThat(book.published()).isEqualTo(before);
    }
    tell("7212", "Kinnula", SPRING, 100);
    assertThat(book.published().get(0).answers()).isEqualTo(10);
    assertThat(book.published().get(0).workers()).isEqualTo(505);
  }

  @Test
  void aSmallCellIsInNoOtherFigureFromWhichItCouldBeSubtracted() {
    for (int i = 0; i < 5; i++) {
      tell("7212", "Kinnula", SPRING, 1);
    }
    for (int i = 0; i < 4; i++) {
      tell("7212", "Karstula", SPRING, 50);
    }
    assertThat(book.published()).hasSize(1);
    book.widen(NOW).join();
    assertThat(book.published()).hasSize(1);
    tell("7212", "Viitasaari", SPRING, 7);
    assertThat(book.published()).hasSize(1);
    assertThat(book.widen(NOW).join()).isEqualTo(1);
    assertThat(book.published())
        .contains(new NeedBook.Figure("7212", Optional.empty(), Optional.empty(), 5, 207));
    assertThat(book.published().stream().mapToInt(NeedBook.Figure::answers).sum()).isEqualTo(10);
  }

  @Test
  void whatWasToldLatelyWaitsForItsOwnCell() {
    for (int i = 0; i < 5; i++) {
      tell("7212", "Kinnula", new Quarter(2027, i % 4 + 1), 1);
    }
    assertThat(book.widen(NOW.minus(Duration.ofDays(30))).join()).isZero();
    assertThat(book.widen(NOW).join()).isEqualTo(1);
    assertThat(book.published())
        .containsExactly(
            new NeedBook.Figure("7212", Optional.of("Kinnula"), Optional.empty(), 5, 5));
  }

  @Test
  void withdrawingChangesNoPublishedFigure() {
    Need first = tell("7212", "Kinnula", SPRING, 40);
    for (int i = 0; i < 5; i++) {
      tell("7212", "Kinnula", SPRING, 1);
    }
    List<NeedBook.Figure> before = book.published();
    book.withdraw(first.id()).join();
    assertThat(book.published()).isEqualTo(before);
  }

  @Test
  void everythingHasAnEnd() {
    for (int i = 0; i < 5; i++) {
      tell("7212", "Kinnula", SPRING, 1);
    }
    book.forget(SPRING, SPRING).join();
    assertThat(book.all()).hasSize(5);
    book.forget(new Quarter(2027, 3), SPRING).join();
    assertThat(book.all()).isEmpty();
    assertThat(book.published()).hasSize(1);
    book.forget(new Quarter(2029, 1), new Quarter(2029, 1)).join();
    assertThat(book.published()).isEmpty();
  }
}
