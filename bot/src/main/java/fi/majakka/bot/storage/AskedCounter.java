package fi.majakka.bot.storage;

import fi.majakka.bot.conversation.Entity;
import fi.majakka.bot.conversation.Turn;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jdbi.v3.core.Handle;

/** Counts what was asked, by day, topic and municipality, without texts and without people. */
final class AskedCounter {
  private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");
  private static final String KEY =
      " asked_on = :day and channel = :channel and language = :language and topic = :topic and"
          + " municipality = :municipality and outcome = :outcome";

  void count(Handle handle, Turn turn) {
    LocalDate day = LocalDate.ofInstant(turn.after().lastTurnAt(), FINLAND);
    String municipality =
        turn.reply().entities().stream()
            .filter(entity -> entity.type().equals("municipality") && !entity.negated())
            .map(Entity::value)
            .findFirst()
            .orElse("");
    if (change(handle, "update asked set times = times + 1 where" + KEY, turn, day, municipality)
        == 0) {
      change(
          handle,
          "insert into asked (asked_on, channel, language, topic, municipality, outcome, times) values"
              + " (:day, :channel, :language, :topic, :municipality, :outcome, 1)"
              + " on conflict do nothing",
          turn,
          day,
          municipality);
    }
  }

  private static int change(
      Handle handle, String sql, Turn turn, LocalDate day, String municipality) {
    return handle
        .createUpdate(sql)
        .bind("day", day)
        .bind("channel", turn.after().channel())
        .bind("language", turn.reply().language().code())
        .bind("topic", turn.reply().topic().orElse(""))
        .bind("municipality", municipality)
        .bind("outcome", outcome(turn))
        .execute();
  }

  private static String outcome(Turn turn) {
    if (turn.reply().outOfScope()) {
      return "out_of_scope";
    }
    return turn.reply().answer().isPresent() ? "answered" : "asked_back";
  }
}
