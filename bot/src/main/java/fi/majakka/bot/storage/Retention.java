package fi.majakka.bot.storage;

import fi.majakka.bot.config.Config;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;

/** Deletes what is older than it may be; every kind of record has an end. */
public final class Retention {
  private final Database database;
  private final Config.Privacy periods;
  private final Clock clock;

  public Retention(Database database, Config.Privacy periods, Clock clock) {
    this.database = database;
    this.periods = periods;
    this.clock = clock;
  }

  /**
   * Deletes once; completes with the number of rows, those that follow a conversation not counted.
   */
  public CompletableFuture<Integer> run() {
    return database
        .writes()
        .submit(
            handle ->
                handle
                        .createUpdate("delete from conversation where last_turn_at < :before")
                        .bind("before", clock.instant().minus(periods.conversations()))
                        .execute()
                    + handle
                        .createUpdate(
                            "delete from inbox where status <> 'waiting' and done_at < :before")
                        .bind("before", clock.instant().minus(periods.deliveries()))
                        .execute()
                    + handle
                        .createUpdate(
                            "delete from outbox where status <> 'waiting' and done_at < :before")
                        .bind("before", clock.instant().minus(periods.deliveries()))
                        .execute()
                    + handle
                        .createUpdate("delete from asked where asked_on < :before")
                        .bind(
                            "before",
                            LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                                .minusDays(periods.statistics().toDays()))
                        .execute()
                    + handle
                        .createUpdate(
                            "delete from taught_model where ended_at < :before and not exists"
                                + " (select 1 from model_head h where h.in_use = taught_model.id or"
                                + " h.former = taught_model.id)")
                        .bind("before", clock.instant().minus(periods.trainings()))
                        .execute());
  }
}
