package fi.majakka.bot;

import fi.majakka.bot.config.Config;
import fi.majakka.bot.config.Home;
import fi.majakka.bot.jobs.Employment;
import fi.majakka.bot.jobs.LanguageWish;
import fi.majakka.bot.jobs.Occupations;
import fi.majakka.bot.jobs.VacancyIndex;
import fi.majakka.bot.jobs.VacancyQuery;
import fi.majakka.bot.jobs.VacancySearch;
import fi.majakka.bot.storage.Database;
import fi.majakka.bot.storage.JdbiVacancyStore;
import fi.majakka.kb.KnowledgeBase;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Vacancies by the hundred thousand: the import by the launcher, in a process with 192 MB of heap;
 * the change of a night; and the search with three filters and a distance.
 */
final class VacancyBench {
  private static final int SEARCHES = 2_000;
  private final Home home;
  private final KnowledgeBase knowledge;
  private final PrintWriter out;
  private final Clock clock;
  private final BenchVacancies made;

  VacancyBench(Home home, KnowledgeBase knowledge, Clock clock, PrintWriter out) {
    this.home = home;
    this.knowledge = knowledge;
    this.clock = clock;
    this.out = out;
    this.made = new BenchVacancies(clock);
  }

  /** Leaves the imported vacancies in the data directory. */
  void run(Path data) throws IOException, InterruptedException {
    Path all = data.resolveSibling("all.ndjson");
    made.write(all, 0, BenchVacancies.ALL, "");
    imported("jobs_import_100000", all, data);
    Path night = data.resolveSibling("night.ndjson");
    made.write(night, 0, BenchVacancies.ALL / 20, " muuttunut");
    imported("jobs_nightly_change_5000", night, data);
    try (Database database =
        Database.open(
            new Config.Database(Optional.empty(), Optional.empty(), Optional.empty(), 8), data)) {
      search(database);
    }
  }

  /** The launcher becomes the program; the memory is the process's own peak. */
  private void imported(String name, Path file, Path data)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(
                home.root().resolve("majakka").toString(),
                "jobs",
                "import",
                file.toString(),
                "--data",
                data.toString())
            .redirectErrorStream(true)
            .redirectOutput(data.resolveSibling(name + ".log").toFile())
            .start();
    long peak = 0;
    Duration cpu = Duration.ZERO;
    while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
      peak = Math.max(peak, peak(process.pid()));
      cpu = process.info().totalCpuDuration().orElse(cpu);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    out.println(
        String.format(
            Locale.ROOT,
            "{\"benchmark\":\"%s\",\"exit\":%d,\"seconds\":%.1f,\"cpu_seconds\":%.1f,\"peak_mb\":%d}",
            name,
            process.exitValue(),
            seconds,
            cpu.toMillis() / 1000.0,
            peak / 1024));
    out.flush();
  }

  /** The largest resident size so far, in kB, where the system tells it. */
  private static long peak(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0; // it has just ended
    }
  }

  private void search(Database database) {
    VacancyIndex index = new VacancyIndex(new JdbiVacancyStore(database, clock));
    long start = System.nanoTime();
    index.refresh();
    double loading = (System.nanoTime() - start) / 1e9;
    VacancySearch search = made.search(index, new Occupations(() -> knowledge));
    long[] nanos = new long[SEARCHES];
    for (int i = -SEARCHES / 4; i < SEARCHES; i++) {
      VacancyQuery query =
          made.query()
              .of(Set.of(Employment.PERMANENT))
              .speaking(Optional.of(LanguageWish.LITTLE_FINNISH));
      long begin = System.nanoTime();
      search.find(query, 0, 20);
      if (i >= 0) {
        nanos[i] = System.nanoTime() - begin;
      }
    }
    Arrays.sort(nanos);
    out.println(
        String.format(
            Locale.ROOT,
            "{\"benchmark\":\"jobs_search\",\"vacancies\":%d,\"loading_seconds\":%.1f,\"p50_ms\":%.2f,\"p99_ms\":%.2f}",
            index.size(),
            loading,
            nanos[SEARCHES / 2] / 1e6,
            nanos[SEARCHES * 99 / 100] / 1e6));
    out.flush();
  }
}
