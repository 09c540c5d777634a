package fi.majakka.bot.storage;

import fi.majakka.bot.conversation.Entity;
import fi.majakka.bot.conversation.Turn;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jdbi.v3.core.Handle;

/** Counts what was asked, by day, topic and municipality, without texts and without people. */
final class AskedCounter {
  private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");
  private static final PlainStatement AGAIN =
      new PlainStatement(
          "update asked set times = times + 1 where asked_on = ? and channel = ? and language = ?"
              + " and topic = ? and municipality = ? and outcome = ?");
  private static final PlainStatement FIRST =
      new PlainStatement(
          "insert into asked (asked_on, channel, language, topic, municipality, outcome, times)"
              + " values (?, ?, ?, ?, ?, ?, 1) on conflict do nothing");

  void count(Handle handle, Turn turn) {
    LocalDate day = LocalDate.ofInstant(turn.after().lastTurnAt(), FINLAND);
    String municipality =
        turn.reply().entities().stream()
            .filter(entity -> entity.type().equals("municipality") && !entity.negated())
            .map(Entity::value)
            .findFirst()
            .orElse("");
    if (change(handle, AGAIN, turn, day, municipality) == 0) {
      change(handle, FIRST, turn, day, municipality);
    }
  }

  private static int change(
      Handle handle, PlainStatement sql, Turn turn, LocalDate day, String municipality) {
    return sql.update(
        handle,
        day,
        turn.after().channel(),
        turn.reply().language().code(),
        turn.reply().topic().orElse(""),
        municipality,
        outcome(turn));
  }

  private static String outcome(Turn turn) {
    if (turn.reply().outOfScope()) {
      return "out_of_scope";
    }
    return turn.reply().answer().isPresent() ? "answered" : "asked_back";
  }
}
