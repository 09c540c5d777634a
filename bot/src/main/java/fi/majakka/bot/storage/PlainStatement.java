package fi.majakka.bot.storage;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The few statements that every message needs, without what Jdbi does around each; the database
 * keeps them parsed. All others use Jdbi. Immutable.
 */
record PlainStatement(String sql) {

  /** Reads the row that a result stands at. */
  @FunctionalInterface
  interface Reading<T> {
    T from(ResultSet row) throws SQLException;
  }

  /** Changes rows and says how many. */
  int update(Handle handle, @Nullable Object... values) {
    try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
      bind(statement, values);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new StorageException("the database cannot be written", e);
    }
  }

  /**
   * Inserts a row and gives the number that the database made for a column of it; empty when the
   * row was there.
   */
  OptionalLong insert(Handle handle, String column, @Nullable Object... values) {
    try (PreparedStatement statement =
        handle.getConnection().prepareStatement(sql, new String[] {column})) {
      bind(statement, values);
      statement.executeUpdate();
      try (ResultSet keys = statement.getGeneratedKeys()) {
        return keys.next() ? OptionalLong.of(keys.getLong(1)) : OptionalLong.empty();
      }
    } catch (SQLException e) {
      throw new StorageException("the database cannot be written", e);
    }
  }

  /** Reads the first row, if there is one. */
  <T> Optional<T> first(Handle handle, Reading<T> reading, Object... values) {
    try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
      bind(statement, values);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(reading.from(rows)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new StorageException("the database cannot be read", e);
    }
  }

  private static void bind(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      statement.setObject(i + 1, value instanceof Instant time ? Timestamp.from(time) : value);
    }
  }
}
