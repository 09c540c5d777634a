package fi.majakka.bot;

import fi.majakka.bot.jobs.Municipalities;
import fi.majakka.bot.jobs.Occupations;
import fi.majakka.bot.jobs.VacancyIndex;
import fi.majakka.bot.jobs.VacancyQuery;
import fi.majakka.bot.jobs.VacancySearch;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Made-up vacancies by the hundred thousand, and searches for them; the same at every run. */
final class BenchVacancies {
  static final int ALL = 100_000;
  private static final List<String> PLACES =
      List.of("931", "601", "226", "256", "265", "216", "312", "729", "992", "179", "495", "263");
  private static final List<String> CODES =
      List.of(
          "3221", "5321", "7212", "8332", "9112", "5120", "7231", "2341", "5311", "8341", "7115");
  private final Clock clock;
  private final Random random = new Random(7);

  BenchVacancies(Clock clock) {
    this.clock = clock;
  }

  /**
   * Writes some as Työmarkkinatori's interface gives them.
   *
   * @param more makes the titles differ from those of an earlier file
   */
  void write(Path file, int from, int count, String more) throws IOException {
    Instant now = clock.instant();
    String text =
        "Kuvaus työstä. Suomen kielen perusteet riittävät, perehdytämme sinut työhön. ".repeat(8);
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      for (int i = from; i < from + count; i++) {
        writer.write(
            String.format(
                Locale.ROOT,
                "{\"metadata\":{\"externalId\":\"bench-%d\"},\"owner\":{\"company\":{\"fi\":\"Työnantaja %d Oy\"}},"
                    + "\"position\":{\"mainOccupation\":\"http://data.europa.eu/esco/isco/C%s\",\"title\":{\"fi\":\"Tehtävä %d%s\"},"
                    + "\"jobDescription\":{\"fi\":\"%s%d\"},\"employmentRelationship\":\"%d\",\"workTime\":\"%d\"},"
                    + "\"location\":{\"municipalities\":[\"%s\"]},\"application\":{\"published\":\"%s\",\"expires\":\"%s\"}}%n",
                i,
                i % 5000,
                CODES.get(random.nextInt(CODES.size())),
                i,
                more,
                text,
                i,
                1 + random.nextInt(2),
                1 + random.nextInt(2),
                PLACES.get(random.nextInt(PLACES.size())),
                now.minus(Duration.ofDays(random.nextInt(30))),
                now.plus(Duration.ofDays(1 + random.nextInt(60)))));
      }
    }
  }

  /** A search for one occupation around one place. */
  VacancyQuery query() {
    return VacancyQuery.all()
        .forWork(Set.of(CODES.get(random.nextInt(CODES.size()))), Optional.empty(), Set.of())
        .at(Set.of(PLACES.get(random.nextInt(PLACES.size()))), 40);
  }

  /** The search over an index. */
  VacancySearch search(VacancyIndex index, Occupations occupations) {
    return new VacancySearch(
        index, Municipalities.read(), occupations, Set.copyOf(PLACES.subList(0, 7)), clock);
  }
}
