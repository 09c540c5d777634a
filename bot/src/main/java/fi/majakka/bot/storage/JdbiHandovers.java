package fi.majakka.bot.storage;

import fi.majakka.bot.accounts.AuditEntry;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.Turn;
import fi.majakka.bot.handover.Handover;
import fi.majakka.bot.handover.Handover.State;
import fi.majakka.bot.handover.HandoverDesk;
import fi.majakka.bot.handover.HandoverKeep;
import fi.majakka.bot.handover.HandoverNotices;
import fi.majakka.bot.handover.Handovers;
import fi.majakka.bot.handover.OfficeHours;
import fi.majakka.bot.privacy.MasterKey;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;

/** Keeps wishes for a person; what a coordinator writes is queued for sending as it is stored. */
public final class JdbiHandovers implements Handovers, HandoverDesk, Keeper {
  private static final int MOST = 500;
  private final Database database;
  private final HandoverRows rows;
  private final HandoverHours hours;
  private final Outgoing outgoing;
  private final AuditTrail audit;
  private final HandoverNotices notices;
  private final Clock clock;

  public JdbiHandovers(
      Database database, MasterKey master, AuditTrail audit, HandoverNotices notices, Clock clock) {
    this.database = database;
    this.rows = new HandoverRows(master);
    this.hours = new HandoverHours(clock);
    this.outgoing = new Outgoing(database, master, clock);
    this.audit = audit;
    this.notices = notices;
    this.clock = clock;
  }

  @Override
  public boolean keeps(Turn.Keep what) {
    return what instanceof HandoverKeep;
  }

  @Override
  public void keep(Handle handle, Turn turn, Turn.Keep what) {
    if (what instanceof HandoverKeep.Ask ask) {
      ask(handle, turn, ask);
    } else if (what instanceof HandoverKeep.End end) {
      find(handle, end.id())
          .filter(mine -> mine.conversation().equals(turn.after().id()))
          .ifPresent(mine -> end(handle, mine));
    }
  }

  /** There is one open wish of a conversation at most; another one changes nothing. */
  private void ask(Handle handle, Turn turn, HandoverKeep.Ask ask) {
    Handover wish = ask.handover();
    if (open(handle, wish.conversation()).isPresent()) {
      return;
    }
    handle
        .createUpdate(
            "insert into handover (id, conversation_id, channel, language, municipality, employer,"
                + " matter, from_turn, asked_at, state, changed_at, active_at) values (:id,"
                + " :conversation, :channel, :language, :municipality, :employer, :matter, :from,"
                + " :at, 'waiting', :at, :at) on conflict do nothing")
        .bind("id", wish.id())
        .bind("conversation", wish.conversation().value())
        .bind("channel", wish.channel())
        .bind("language", wish.language().code())
        .bind("municipality", wish.municipality().orElse(""))
        .bind("employer", wish.employer())
        .bind("matter", rows.sealed(handle, wish.conversation(), wish.matter()).orElseThrow())
        .bind("from", ask.earlier() ? 0 : turn.after().turns())
        .bind("at", wish.askedAt())
        .execute();
  }

  @Override
  public Optional<Handover> open(ConversationId conversation) {
    return database.jdbi().withHandle(handle -> open(handle, conversation));
  }

  private Optional<Handover> open(Handle handle, ConversationId conversation) {
    return rows
        .where(
            handle,
            "h.conversation_id = :conversation and h.state <> 'ended'",
            Map.of("conversation", conversation.value()),
            1)
        .stream()
        .findFirst();
  }

  @Override
  public Optional<OfficeHours> hours(Optional<String> municipality) {
    return database.jdbi().withHandle(handle -> hours.of(handle, municipality));
  }

  @Override
  public List<Handover> list(Filter filter) {
    Map<String, Object> values = new HashMap<>();
    values.put("place", filter.municipality().orElse(""));
    return database
        .jdbi()
        .withHandle(
            handle ->
                rows.where(
                    handle,
                    (filter.ended() ? "h.state = 'ended'" : "h.state <> 'ended'")
                        + " and (:place = '' or h.municipality = :place)",
                    values,
                    MOST));
  }

  @Override
  public int waiting(Optional<String> municipality) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select count(*) from handover where state = 'waiting' and (:place = '' or"
                            + " municipality = :place)")
                    .bind("place", municipality.orElse(""))
                    .mapTo(Integer.class)
                    .one());
  }

  @Override
  public Optional<Handover> find(String id) {
    return database.jdbi().withHandle(handle -> find(handle, id));
  }

  private Optional<Handover> find(Handle handle, String id) {
    return rows.where(handle, "h.id = :id", Map.of("id", id), 1).stream().findFirst();
  }

  @Override
  public List<Line> lines(Handover handover) {
    return database.jdbi().withHandle(handle -> rows.lines(handle, handover));
  }

  @Override
  public CompletableFuture<Void> looked(String id, String who) {
    return database
        .writes()
        .run(handle -> audit.append(handle, AuditEntry.of(who, "handover.read", id)));
  }

  @Override
  public CompletableFuture<Boolean> take(String id, String who) {
    return database
        .writes()
        .submit(handle -> openOnes(handle, id).filter(one -> take(handle, one, who)).isPresent());
  }

  private Optional<Handover> openOnes(Handle handle, String id) {
    return find(handle, id).filter(one -> one.state() != State.ENDED);
  }

  private boolean take(Handle handle, Handover handover, String who) {
    int taken =
        handle
            .createUpdate(
                "update handover set state = 'taken', taken_by = :who, changed_at = :now, active_at"
                    + " = :now where id = :id and state <> 'ended'")
            .bind("who", who)
            .bind("now", clock.instant())
            .bind("id", handover.id())
            .execute();
    if (taken == 1) {
      audit.append(handle, AuditEntry.of(who, "handover.taken", handover.id()));
      if (handover.state() == State.WAITING) {
        outgoing.add(handle, handover.conversation(), notices.taken(handover));
      }
    }
    return taken == 1;
  }

  @Override
  public CompletableFuture<Boolean> answer(String id, String who, String key, String words) {
    return database.writes().submit(handle -> answer(handle, id, who, key, words));
  }

  private boolean answer(Handle handle, String id, String who, String key, String words) {
    Optional<Handover> found = openOnes(handle, id);
    if (found.isEmpty()
        || (found.get().state() == State.WAITING && !take(handle, found.get(), who))) {
      return false;
    }
    Handover handover = found.get();
    int fresh =
        handle
            .createUpdate(
                "insert into handover_answer (handover_id, answer_key, written_at, written_by,"
                    + " words) values (:id, :key, :now, :who, :words) on conflict do nothing")
            .bind("id", id)
            .bind("key", key)
            .bind("now", clock.instant())
            .bind("who", who)
            .bind("words", rows.sealed(handle, handover.conversation(), words).orElseThrow())
            .execute();
    if (fresh == 1) {
      outgoing.add(handle, handover.conversation(), notices.answered(handover, key, words));
      audit.append(handle, AuditEntry.of(who, "handover.answered", id));
      handle
          .createUpdate("update handover set active_at = :now where id = :id")
          .bind("now", clock.instant())
          .bind("id", id)
          .execute();
    }
    return true;
  }

  @Override
  public CompletableFuture<Boolean> handBack(String id, String who) {
    return database
        .writes()
        .submit(
            handle -> {
              Optional<Handover> found = openOnes(handle, id);
              found.ifPresent(
                  handover -> {
                    end(handle, handover);
                    outgoing.add(handle, handover.conversation(), notices.handedBack(handover));
                    audit.append(handle, AuditEntry.of(who, "handover.ended", id));
                  });
              return found.isPresent();
            });
  }

  private void end(Handle handle, Handover handover) {
    HandoverTimes.end(handle, handover.id(), clock.instant());
  }

  @Override
  public List<OfficeHours> hours() {
    return database.jdbi().withHandle(hours::all);
  }

  @Override
  public CompletableFuture<Void> set(OfficeHours set, String who) {
    return database
        .writes()
        .run(
            handle -> {
              hours.put(handle, set, who);
              audit.append(
                  handle, AuditEntry.of(who, "handover.hours", set.municipality().orElse("*")));
            });
  }

  @Override
  public CompletableFuture<Void> unset(Optional<String> municipality, String who) {
    return database
        .writes()
        .run(
            handle -> {
              hours.remove(handle, municipality);
              audit.append(handle, AuditEntry.of(who, "handover.hours", municipality.orElse("*")));
            });
  }
}
