package fi.majakka.bot.storage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.Turn;
import fi.majakka.bot.employers.KeepNeed;
import fi.majakka.bot.employers.Need;
import fi.majakka.bot.employers.NeedBook;
import fi.majakka.bot.employers.Quarter;
import fi.majakka.bot.privacy.ConversationCipher;
import fi.majakka.bot.privacy.MasterKey;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;

/** Keeps coming needs; their words are sealed with a key of their own that goes with them. */
public final class JdbiNeeds implements NeedBook, Keeper, PersonalRecords {
  private static final String COLUMNS =
      "id, told_at, isco, municipality, quarter, number, lasting, data_key, words";
  private final Database database;
  private final MasterKey master;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Codec codec = new Codec();

  public JdbiNeeds(Database database, MasterKey master, Clock clock) {
    this.database = database;
    this.master = master;
    this.clock = clock;
  }

  @Override
  public CompletableFuture<Void> put(Need need) {
    return database
        .writes()
        .submit(
            handle -> {
              put(handle, need, Optional.empty());
              return true;
            })
        .thenAccept(done -> {});
  }

  @Override
  public boolean keeps(Turn.Keep what) {
    return what instanceof KeepNeed;
  }

  @Override
  public void keep(Handle handle, Turn turn, Turn.Keep what) {
    if (what instanceof KeepNeed kept) {
      put(handle, kept.need(), Optional.of(turn.message().conversation()));
    }
  }

  private void put(Handle handle, Need need, Optional<ConversationId> conversation) {
    byte[] key = ConversationCipher.newKey(master, random);
    byte[] words = ConversationCipher.of(master, key, need.id()).seal(codec.write(need.words()));
    int changed =
        handle
            .createUpdate("update need set data_key = :key, words = :words where id = :id")
            .bind("key", key)
            .bind("words", words)
            .bind("id", need.id())
            .execute();
    if (changed == 0) {
      handle
          .createUpdate(
              "insert into need (id, conversation_id, told_at, isco, municipality, quarter, number,"
                  + " lasting, data_key, words) values (:id, :conversation, :now, :isco, :place,"
                  + " :quarter, :number, :lasting, :key, :words)")
          .bind("id", need.id())
          .bind("conversation", conversation.map(ConversationId::value).orElse(null))
          .bind("now", clock.instant())
          .bind("isco", need.isco())
          .bind("place", need.municipality())
          .bind("quarter", need.quarter().index())
          .bind("number", need.number())
          .bind("lasting", need.lasting().key())
          .bind("key", key)
          .bind("words", words)
          .execute();
      publish(handle, need.isco(), need.municipality(), need.quarter().index(), clock.instant());
    }
  }

  /**
   * Sums the answers of a cell that are in no figure yet, if they are enough. An empty municipality
   * or a quarter of 0 stands for all.
   *
   * @return how many figures were added: 1 or none
   */
  private int publish(Handle handle, String isco, String place, int quarter, Instant toldUntil) {
    String group = UUID.randomUUID().toString();
    handle
        .createUpdate(
            "insert into need_group (id, isco, municipality, quarter, answers, workers,"
                + " published_at) values (:group, :isco, :place, :quarter, 0, 0, :now)")
        .bind("group", group)
        .bind("isco", isco)
        .bind("place", place)
        .bind("quarter", quarter)
        .bind("now", clock.instant())
        .execute();
    int taken =
        handle
            .createUpdate(
                "update need set group_id = :group where group_id is null and isco = :isco and"
                    + " told_at <= :until and (:place = '' or municipality = :place) and (:quarter ="
                    + " 0 or quarter = :quarter)")
            .bind("group", group)
            .bind("isco", isco)
            .bind("until", toldUntil)
            .bind("place", place)
            .bind("quarter", quarter)
            .execute();
    if (taken < LEAST) {
      handle
          .createUpdate("update need set group_id = null where group_id = :group")
          .bind("group", group)
          .execute();
      handle.createUpdate("delete from need_group where id = :id").bind("id", group).execute();
      return 0;
    }
    handle
        .createUpdate(
            "update need_group set answers = :taken, workers = (select sum(number) from need where"
                + " group_id = :group) where id = :group")
        .bind("taken", taken)
        .bind("group", group)
        .execute();
    return 1;
  }

  @Override
  public CompletableFuture<Integer> widen(Instant toldBefore) {
    return database
        .writes()
        .submit(
            handle -> {
              int added = 0;
              for (String[] cell : waiting(handle, toldBefore, "isco, municipality")) {
                added += publish(handle, cell[0], cell[1], 0, toldBefore);
              }
              for (String[] cell : waiting(handle, toldBefore, "isco, isco")) {
                added += publish(handle, cell[0], "", 0, toldBefore);
              }
              return added;
            });
  }

  private static List<String[]> waiting(Handle handle, Instant toldBefore, String columns) {
    return handle
        .createQuery(
            "select distinct "
                + columns
                + " from need where group_id is null and told_at <= :until order by 1, 2")
        .bind("until", toldBefore)
        .map((row, context) -> new String[] {row.getString(1), row.getString(2)})
        .list();
  }

  @Override
  public Optional<Told> find(String id) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select " + COLUMNS + " from need where id = :id")
                    .bind("id", id)
                    .map((row, context) -> told(row))
                    .findOne());
  }

  @Override
  public List<Told> all() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select " + COLUMNS + " from need order by quarter, isco, told_at")
                    .map((row, context) -> told(row))
                    .list());
  }

  private Told told(ResultSet row) throws SQLException {
    String id = row.getString("id");
    Need.Words words =
        codec.read(
            ConversationCipher.of(master, row.getBytes("data_key"), id).open(row.getBytes("words")),
            Need.Words.class);
    return new Told(
        new Need(
            id,
            row.getString("isco"),
            row.getInt("number"),
            Quarter.at(row.getInt("quarter")),
            Need.Lasting.of(row.getString("lasting")).orElse(Need.Lasting.PERMANENT),
            row.getString("municipality"),
            words),
        row.getTimestamp("told_at").toInstant());
  }

  @Override
  public List<Figure> published() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select isco, municipality, quarter, sum(answers) as answers, sum(workers)"
                            + " as workers from need_group group by isco, municipality, quarter"
                            + " order by isco, municipality, quarter")
                    .map(
                        (row, context) ->
                            new Figure(
                                row.getString("isco"),
                                Optional.of(row.getString("municipality"))
                                    .filter(place -> !place.isEmpty()),
                                Optional.of(row.getInt("quarter"))
                                    .filter(quarter -> quarter > 0)
                                    .map(Quarter::at),
                                row.getInt("answers"),
                                row.getInt("workers")))
                    .list());
  }

  @Override
  public CompletableFuture<Boolean> withdraw(String id) {
    return database
        .writes()
        .submit(
            handle ->
                handle.createUpdate("delete from need where id = :id").bind("id", id).execute()
                    > 0);
  }

  @Override
  public CompletableFuture<Integer> forget(Quarter needsBefore, Quarter figuresBefore) {
    return database
        .writes()
        .submit(
            handle ->
                handle
                        .createUpdate("delete from need where quarter < :before")
                        .bind("before", needsBefore.index())
                        .execute()
                    + handle
                        .createUpdate(
                            "delete from need_group where quarter < :before and (quarter > 0 or"
                                + " published_at < :at)")
                        .bind("before", figuresBefore.index())
                        .bind(
                            "at",
                            figuresBefore
                                .lastDay()
                                .atStartOfDay(java.time.ZoneOffset.UTC)
                                .toInstant())
                        .execute());
  }

  @Override
  public void export(Handle handle, ConversationId conversation, ObjectNode into) {
    ArrayNode needs = into.putArray("coming_needs");
    handle
        .createQuery(
            "select " + COLUMNS + " from need where conversation_id = :id order by told_at")
        .bind("id", conversation.value())
        .map((row, context) -> told(row))
        .forEach(told -> needs.add(codec.tree(told.need())));
  }

  @Override
  public void erase(Handle handle, ConversationId conversation) {
    handle
        .createUpdate("delete from need where conversation_id = :id")
        .bind("id", conversation.value())
        .execute();
  }
}
