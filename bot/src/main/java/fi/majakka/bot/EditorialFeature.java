package fi.majakka.bot;

import fi.majakka.bot.answers.Archive;
import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.config.Config;
import fi.majakka.bot.config.Home;
import fi.majakka.bot.editorial.AnswerArchive;
import fi.majakka.bot.editorial.Editing;
import fi.majakka.bot.editorial.GoldenGate;
import fi.majakka.bot.editorial.Publishing;
import fi.majakka.bot.editorial.Releases;
import fi.majakka.bot.editorial.Reviewers;
import fi.majakka.bot.storage.Database;
import fi.majakka.bot.storage.JdbiDraftStore;
import fi.majakka.bot.storage.JdbiReleaseStore;
import fi.majakka.kb.KnowledgeArchive;
import fi.majakka.kb.KnowledgeTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The road of an edit, put together over a database. */
final class EditorialFeature {
  /** Who publishes what the project ships. */
  private static final String PROJECT = "(majakka)";

  private static final Duration LOOK = Duration.ofSeconds(1);
  private final Home home;
  private final Clock clock;
  private final Releases releases;
  private final Editing editing;
  private final Publishing publishing;

  EditorialFeature(
      Config config,
      Home home,
      Database database,
      CurrentKnowledge knowledge,
      Reviewers reviewers,
      GoldenGate golden,
      Clock clock) {
    this.home = home;
    this.clock = clock;
    JdbiReleaseStore store = new JdbiReleaseStore(database, clock);
    JdbiDraftStore drafts = new JdbiDraftStore(database, clock);
    this.releases = new Releases(store, config.region(), knowledge::publish);
    this.editing = new Editing(drafts, store, releases, clock);
    this.publishing = new Publishing(drafts, store, releases, editing, reviewers, golden, clock);
  }

  /** Puts the last release in force; the first start publishes what the project ships. */
  EditorialFeature open() {
    if (releases.refresh().isEmpty()) {
      publishing.shipped(shippedFiles(), PROJECT);
    }
    return this;
  }

  private KnowledgeTree shippedFiles() {
    try {
      return KnowledgeArchive.read(home.knowledge());
    } catch (IOException e) {
      throw new UncheckedIOException("the shipped knowledge base cannot be read", e);
    }
  }

  Releases releases() {
    return releases;
  }

  Editing editing() {
    return editing;
  }

  Publishing publishing() {
    return publishing;
  }

  Archive archive() {
    return new AnswerArchive(releases, clock);
  }

  Feature feature() {
    return new Feature(
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        List.of(
            new Feature.Task("looking for a newer release", LOOK, LOOK, () -> releases.refresh()),
            new Feature.Task("publishing what is due", LOOK, LOOK, publishing::publishDue),
            new Feature.Task(
                "looking at the shipped knowledge base",
                Duration.ZERO,
                Duration.ofDays(1),
                () -> publishing.shipped(shippedFiles(), PROJECT))));
  }
}
