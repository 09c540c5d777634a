package fi.majakka.bot.storage;

import fi.majakka.bot.config.Config;
import fi.majakka.bot.conversation.Reply;
import fi.majakka.bot.handover.Handover;
import fi.majakka.bot.handover.HandoverNotices;
import fi.majakka.bot.handover.OfficeHours;
import fi.majakka.bot.privacy.MasterKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Tells those who wait for too long, ends what nobody tends, deletes what has had its time. */
public final class HandoverTimes {
  private static final int AT_ONCE = 200;
  private final Database database;
  private final HandoverRows rows;
  private final HandoverHours hours;
  private final Outgoing outgoing;
  private final HandoverNotices notices;
  private final Config.Handover periods;
  private final Clock clock;

  public HandoverTimes(
      Database database,
      MasterKey master,
      HandoverNotices notices,
      Config.Handover periods,
      Clock clock) {
    this.database = database;
    this.rows = new HandoverRows(master);
    this.hours = new HandoverHours(clock);
    this.outgoing = new Outgoing(database, master, clock);
    this.notices = notices;
    this.periods = periods;
    this.clock = clock;
  }

  /** Does all of it once; completes with the number of handovers that changed. */
  public CompletableFuture<Integer> run() {
    return database
        .writes()
        .submit(handle -> expire(handle) + late(handle) + abandoned(handle) + forget(handle));
  }

  private int late(Handle handle) {
    int told = 0;
    Instant now = clock.instant();
    for (Handover one :
        rows.where(handle, "h.state = 'waiting' and not h.told_late", Map.of(), AT_ONCE)) {
      Duration within =
          hours
              .of(handle, one.municipality())
              .flatMap(OfficeHours::answerHours)
              .map(Duration::ofHours)
              .orElse(periods.silence());
      if (!one.askedAt().plus(within).isAfter(now)) {
        outgoing.add(handle, one.conversation(), notices.late(one));
        handle
            .createUpdate("update handover set told_late = true where id = :id")
            .bind("id", one.id())
            .execute();
        told++;
      }
    }
    return told;
  }

  private int expire(Handle handle) {
    Instant before = clock.instant().minus(periods.waiting());
    return endAll(
        handle, "h.state = 'waiting' and h.asked_at <= :before", before, notices::expired);
  }

  private int abandoned(Handle handle) {
    Instant before = clock.instant().minus(periods.silence());
    return endAll(
        handle, "h.state = 'taken' and h.active_at <= :before", before, notices::abandoned);
  }

  /** Ends those of a condition, and tells each of their people so. */
  private int endAll(
      Handle handle, String condition, Instant before, Function<Handover, Reply> notice) {
    List<Handover> over = rows.where(handle, condition, Map.of("before", before), AT_ONCE);
    for (Handover one : over) {
      outgoing.add(handle, one.conversation(), notice.apply(one));
      end(handle, one.id(), clock.instant());
    }
    return over.size();
  }

  private int forget(Handle handle) {
    return handle
        .createUpdate("delete from handover where state = 'ended' and changed_at <= :before")
        .bind("before", clock.instant().minus(periods.kept()))
        .execute();
  }

  /** What is said after the end is not shown to coordinators. */
  static void end(Handle handle, String id, Instant now) {
    handle
        .createUpdate(
            "update handover set state = 'ended', changed_at = :now, until_turn = (select c.turns"
                + " from conversation c where c.id = handover.conversation_id) where id = :id and"
                + " state <> 'ended'")
        .bind("now", now)
        .bind("id", id)
        .execute();
  }
}
