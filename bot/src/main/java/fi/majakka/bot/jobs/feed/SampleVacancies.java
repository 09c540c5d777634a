package fi.majakka.bot.jobs.feed;

import fi.majakka.bot.jobs.FeedSource;
import fi.majakka.bot.jobs.VacancyStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Made-up vacancies for trying out, marked as samples wherever they show. */
public final class SampleVacancies {
  private final VacancyStore store;
  private final VacancyImporter importer;

  public SampleVacancies(VacancyStore store, VacancyImporter importer) {
    this.store = store;
    this.importer = importer;
  }

  /** Puts them in, or takes out those of an earlier start. */
  public void show(boolean wanted) {
    if (!wanted) {
      boolean there =
          store.feeds().stream().anyMatch(feed -> feed.source().sample() && feed.open() > 0);
      if (there) {
        store.endAll(FeedSource.SAMPLE);
      }
      return;
    }
    try (InputStream sheet = SampleVacancies.class.getResourceAsStream("/jobs/sample.csv")) {
      if (sheet == null) {
        throw new IllegalStateException("the sample vacancies are missing from the build");
      }
      Path file = Files.createTempFile("majakka-sample", ".csv");
      try {
        Files.copy(sheet, file, StandardCopyOption.REPLACE_EXISTING);
        importer.importSample(file);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
