package fi.majakka.bot.storage;

import fi.majakka.bot.teaching.TaughtLine;
import java.util.Collection;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What belongs to a taught model: the lines it was trained from, and its files in parts. */
final class ModelParts {
  private ModelParts() {}

  static void lines(Handle handle, long id, Collection<TaughtLine> lines) {
    if (lines.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into taught_model_line (model_id, line_id, visitor) values (:id, :line,"
                + " :visitor)");
    lines.forEach(
        line ->
            batch.bind("id", id).bind("line", line.id()).bind("visitor", line.visitors()).add());
    batch.execute();
  }

  static void put(Handle handle, long id, String file, int number, byte[] content) {
    handle
        .createUpdate(
            "insert into taught_model_part (model_id, file, number, content) values (:id, :file,"
                + " :number, :content)")
        .bind("id", id)
        .bind("file", file)
        .bind("number", number)
        .bind("content", content)
        .execute();
  }

  static Optional<byte[]> find(Handle handle, long id, String file, int number) {
    return handle
        .createQuery(
            "select content from taught_model_part where model_id = :id and file = :file and"
                + " number = :number")
        .bind("id", id)
        .bind("file", file)
        .bind("number", number)
        .mapTo(byte[].class)
        .findOne();
  }

  /** Deletes the files of every model that is neither in use nor the former one nor waits. */
  static void forgetOthers(Handle handle) {
    handle.execute(
        "delete from taught_model_part where model_id not in (select id from taught_model where"
            + " state in ('running', 'ready')) and not exists (select 1 from model_head h where"
            + " h.in_use = model_id or h.former = model_id)");
  }
}
