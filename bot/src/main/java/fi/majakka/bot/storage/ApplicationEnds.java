package fi.majakka.bot.storage;

import fi.majakka.bot.applications.Application;
import fi.majakka.bot.applications.Receipt;
import fi.majakka.bot.config.Config;
import fi.majakka.bot.mail.Notice;
import fi.majakka.bot.privacy.MasterKey;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Reminds applicants in time, and destroys what has had its time. */
public final class ApplicationEnds {
  private static final int AT_ONCE = 200;
  private final Database database;
  private final ApplicationRows rows;
  private final Outgoing outgoing;
  private final Config.Applications periods;
  private final Function<Application, Notice> reminder;
  private final Clock clock;

  /**
   * @param reminder what is said to the applicant
   */
  public ApplicationEnds(
      Database database,
      MasterKey master,
      Config.Applications periods,
      Function<Application, Notice> reminder,
      Clock clock) {
    this.database = database;
    this.rows = new ApplicationRows(master);
    this.outgoing = new Outgoing(database, master, clock);
    this.periods = periods;
    this.reminder = reminder;
    this.clock = clock;
  }

  /** Does both once; completes with the number of applications reminded of and destroyed. */
  public CompletableFuture<Integer> run() {
    return database.writes().submit(handle -> remind(handle) + destroy(handle));
  }

  private int remind(Handle handle) {
    Instant now = clock.instant();
    List<Application> ending = rows.ending(handle, now, now.plus(periods.reminder()), AT_ONCE);
    for (Application application : ending) {
      outgoing.add(handle, application.conversation(), reminder.apply(application));
      handle
          .createUpdate("update application set reminded_at = :now where id = :id")
          .bind("now", now)
          .bind("id", application.id())
          .execute();
    }
    return ending.size();
  }

  private int destroy(Handle handle) {
    Instant now = clock.instant();
    List<String> shared =
        handle
            .createQuery(
                "select id from application where expires_at <= :now and shared_at is not null")
            .bind("now", now)
            .mapTo(String.class)
            .list();
    shared.forEach(id -> expired(handle, id, now));
    int gone =
        handle
            .createUpdate("delete from application where expires_at <= :now")
            .bind("now", now)
            .execute();
    handle
        .createUpdate("delete from application_receipt where at < :before")
        .bind("before", now.minus(periods.receipts()))
        .execute();
    handle
        .createUpdate(
            "delete from application_view where expires_at < :before or revoked_at < :before")
        .bind("before", now.minus(periods.log()))
        .execute();
    return gone;
  }

  /** The receipt needs no key: what was consented last stands in the receipt before. */
  private static void expired(Handle handle, String id, Instant now) {
    handle
        .createUpdate(
            "insert into application_receipt (application_id, conversation_id, at, kind, scope,"
                + " employers) select application_id, conversation_id, :now, :kind, scope,"
                + " employers from application_receipt where application_id = :id order by seq desc"
                + " fetch first 1 rows only")
        .bind("now", now)
        .bind("kind", Receipt.Kind.EXPIRED.name())
        .bind("id", id)
        .execute();
  }
}
