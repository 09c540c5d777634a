package fi.majakka.bot.storage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.Reply;
import fi.majakka.bot.conversation.Turn;
import fi.majakka.bot.jobs.VacancyQuery;
import fi.majakka.bot.jobs.alerts.Alert;
import fi.majakka.bot.jobs.alerts.AlertKeep;
import fi.majakka.bot.jobs.alerts.AlertStore;
import fi.majakka.bot.jobs.alerts.Rhythm;
import fi.majakka.bot.mail.Mail;
import fi.majakka.bot.privacy.ConversationCipher;
import fi.majakka.bot.privacy.MasterKey;
import fi.majakka.bot.privacy.Signer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Keeps saved searches in the database, with the queue of each channel beside them. */
public final class JdbiAlertStore implements AlertStore, Keeper, PersonalRecords {
  private static final String COLUMNS =
      "a.id, a.conversation_id, a.channel, a.language, a.query, a.rhythm, a.confirmed,"
          + " a.created_at, a.expires_at, a.data_key, a.address, a.messages";
  private final Database database;
  private final MasterKey master;
  private final Ciphers ciphers;
  private final JdbiMailQueue mails;
  private final Signer signer;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Codec codec = new Codec();

  public JdbiAlertStore(Database database, MasterKey master, Signer signer, Clock clock) {
    this.database = database;
    this.master = master;
    this.ciphers = new Ciphers(master);
    this.mails = new JdbiMailQueue(database, master, clock);
    this.signer = signer;
    this.clock = clock;
  }

  @Override
  public boolean keeps(Turn.Keep what) {
    return what instanceof AlertKeep;
  }

  @Override
  public void keep(Handle handle, Turn turn, Turn.Keep what) {
    if (what instanceof AlertKeep.Save save) {
      save(handle, save);
    } else if (what instanceof AlertKeep.Stop stop) {
      handle
          .createUpdate("delete from job_alert where id = :id and conversation_id = :conversation")
          .bind("id", stop.id())
          .bind("conversation", turn.after().id().value())
          .execute();
    }
  }

  /** Saves a search of a conversation in a transaction that is under way. */
  void save(Handle handle, AlertKeep.Save save) {
    insert(handle, save.alert(), Optional.empty());
  }

  private void insert(Handle handle, Alert alert, Optional<String> address) {
    byte[] key = address.isPresent() ? ConversationCipher.newKey(master, random) : null;
    handle
        .createUpdate(
            "insert into job_alert (id, conversation_id, channel, language, query, rhythm,"
                + " confirmed, data_key, address, address_hash, created_at, expires_at) values"
                + " (:id, :conversation, :channel, :language, :query, :rhythm, :confirmed, :key,"
                + " :address, :hash, :created, :expires) on conflict do nothing")
        .bind("id", alert.id())
        .bind("conversation", alert.conversation().map(ConversationId::value).orElse(null))
        .bind("channel", alert.channel())
        .bind("language", alert.language().code())
        .bind("query", alert.query().code())
        .bind("rhythm", alert.rhythm().letter())
        .bind("confirmed", address.isEmpty())
        .bind("key", key)
        .bind("address", address.map(to -> sealed(key, alert.id(), to)).orElse(null))
        .bind("hash", address.map(this::hash).orElse(null))
        .bind("created", alert.created())
        .bind("expires", alert.expires())
        .execute();
  }

  private byte[] sealed(byte @org.jspecify.annotations.Nullable [] key, String id, String address) {
    if (key == null) {
      throw new IllegalArgumentException("an address needs a key");
    }
    return ConversationCipher.of(master, key, id).seal(address.getBytes(StandardCharsets.UTF_8));
  }

  /** Tells whether two addresses are the same, and nothing else. */
  private String hash(String address) {
    return signer.sign("alert address", address.toLowerCase(Locale.ROOT), 32);
  }

  @Override
  public void saveForMail(Alert alert, String address, Mail confirmation) {
    database
        .writes()
        .submit(
            handle -> {
              insert(handle, alert, Optional.of(address));
              mails.add(handle, confirmation);
              return true;
            })
        .join();
  }

  @Override
  public int begunFor(String address, Instant since) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select count(*) from job_alert where address_hash = :hash and created_at >"
                            + " :since")
                    .bind("hash", hash(address))
                    .bind("since", since)
                    .mapTo(Integer.class)
                    .one());
  }

  @Override
  public boolean confirm(String id) {
    return database
            .writes()
            .submit(
                handle ->
                    handle
                        .createUpdate("update job_alert set confirmed = true where id = :id")
                        .bind("id", id)
                        .execute())
            .join()
        == 1;
  }

  @Override
  public Optional<Saved> find(String id) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select " + COLUMNS + " from job_alert a where a.id = :id")
                    .bind("id", id)
                    .map((row, context) -> new Saved(alert(row), row.getBoolean("confirmed")))
                    .findOne());
  }

  private static Alert alert(ResultSet row) throws SQLException {
    return new Alert(
        row.getString("id"),
        row.getString("channel"),
        Optional.ofNullable(row.getString("conversation_id")).map(ConversationId::new),
        Language.of(row.getString("language")).orElse(Language.FI),
        VacancyQuery.parse(row.getString("query")),
        Rhythm.of(row.getString("rhythm")).orElse(Rhythm.DAILY),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("expires_at").toInstant());
  }

  @Override
  public void stop(String id) {
    database
        .writes()
        .submit(
            handle ->
                handle
                    .createUpdate("delete from job_alert where id = :id")
                    .bind("id", id)
                    .execute())
        .join();
  }

  @Override
  public List<Finding> findings(String id, int most) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select vacancy_id, found_at, told_at from job_alert_hit where alert_id ="
                            + " :id order by found_at desc fetch first :most rows only")
                    .bind("id", id)
                    .bind("most", most)
                    .map(
                        (row, context) ->
                            new Finding(
                                row.getString("vacancy_id"),
                                row.getTimestamp("found_at").toInstant(),
                                row.getTimestamp("told_at") != null))
                    .list());
  }

  @Override
  public Optional<Long> beginMatching(String owner, Duration lease) {
    Instant now = clock.instant();
    return database
        .writes()
        .submit(
            handle -> {
              int taken =
                  handle
                      .createUpdate(
                          "update job_alert_matching set owner = :owner, lease_until = :until where"
                              + " one = 1 and (lease_until is null or lease_until <= :now or owner"
                              + " = :owner)")
                      .bind("owner", owner)
                      .bind("until", now.plus(lease))
                      .bind("now", now)
                      .execute();
              return taken == 0
                  ? Optional.<Long>empty()
                  : handle
                      .createQuery("select revision from job_alert_matching where one = 1")
                      .mapTo(Long.class)
                      .findOne();
            })
        .join();
  }

  @Override
  public long freshAfter(long revision, Consumer<Fresh> fresh) {
    return database
        .jdbi()
        .inTransaction(
            handle -> {
              long to =
                  handle
                      .createQuery("select latest from vacancy_revision where one = 1")
                      .mapTo(Long.class)
                      .one();
              if (to > revision) {
                handle
                    .createQuery(
                        "select "
                            + JdbiVacancyStore.COLUMNS
                            + ", first_seen_at from vacancy where revision > :from and revision <="
                            + " :to and status = 'open'")
                    .bind("from", revision)
                    .bind("to", to)
                    .setFetchSize(1000)
                    .map(
                        (row, context) ->
                            new Fresh(
                                JdbiVacancyStore.vacancy(row),
                                row.getTimestamp("first_seen_at").toInstant()))
                    .forEach(fresh);
              }
              return to;
            });
  }

  @Override
  public void each(Consumer<Alert> alerts) {
    Instant now = clock.instant();
    database
        .jdbi()
        .useTransaction(
            handle ->
                handle
                    .createQuery(
                        "select "
                            + COLUMNS
                            + " from job_alert a where a.confirmed and a.expires_at > :now")
                    .bind("now", now)
                    .setFetchSize(1000)
                    .map((row, context) -> alert(row))
                    .forEach(alerts));
  }

  @Override
  public void found(List<Match> matches) {
    Instant now = clock.instant();
    List<Match> all = List.copyOf(matches);
    database
        .writes()
        .submit(
            handle -> {
              found(handle, all, now);
              return true;
            })
        .join();
  }

  private static void found(Handle handle, List<Match> matches, Instant now) {
    PreparedBatch hits =
        handle.prepareBatch(
            "insert into job_alert_hit (alert_id, same_as, vacancy_id, found_at) select :alert,"
                + " :sameAs, :vacancy, :now from job_alert where id = :alert on conflict do"
                + " nothing");
    PreparedBatch due =
        handle.prepareBatch(
            "update job_alert set due_at = :due where id = :alert and (due_at is null or due_at >"
                + " :due)");
    for (Match match : matches) {
      match
          .vacancies()
          .forEach(
              (sameAs, vacancy) ->
                  hits.bind("alert", match.alert().id())
                      .bind("sameAs", sameAs)
                      .bind("vacancy", vacancy)
                      .bind("now", now)
                      .add());
      due.bind("alert", match.alert().id()).bind("due", match.due()).add();
    }
    hits.execute();
    due.execute();
  }

  @Override
  public void endMatching(long revision) {
    database
        .writes()
        .submit(
            handle ->
                handle
                    .createUpdate(
                        "update job_alert_matching set revision = :revision, lease_until = null"
                            + " where one = 1")
                    .bind("revision", revision)
                    .execute())
        .join();
  }

  @Override
  public List<Due> due(Instant now, int most) {
    return database
        .jdbi()
        .withHandle(
            handle -> {
              Map<String, Map<Long, String>> untold = new LinkedHashMap<>();
              List<Row> rows =
                  handle
                      .createQuery(
                          "select "
                              + COLUMNS
                              + " from job_alert a where a.due_at <= :now and a.confirmed order by"
                              + " a.due_at, a.id fetch first :most rows only")
                      .bind("now", now)
                      .bind("most", most)
                      .map(
                          (row, context) ->
                              new Row(alert(row), row.getInt("messages"), address(row)))
                      .list();
              if (rows.isEmpty()) {
                return List.<Due>of();
              }
              handle
                  .createQuery(
                      "select alert_id, same_as, vacancy_id from job_alert_hit where told_at is"
                          + " null and alert_id in (<ids>)")
                  .bindList("ids", rows.stream().map(row -> row.alert().id()).toList())
                  .map(
                      (row, context) ->
                          untold
                              .computeIfAbsent(
                                  row.getString("alert_id"), id -> new LinkedHashMap<>())
                              .put(row.getLong("same_as"), row.getString("vacancy_id")))
                  .forEach(done -> {});
              List<Due> due = new ArrayList<>();
              for (Row row : rows) {
                due.add(
                    new Due(
                        row.alert(),
                        untold.getOrDefault(row.alert().id(), Map.of()),
                        row.messages() + 1,
                        row.address()));
              }
              return due;
            });
  }

  private record Row(Alert alert, int messages, Optional<String> address) {}

  private Optional<String> address(ResultSet row) throws SQLException {
    byte[] key = row.getBytes("data_key");
    return key == null
        ? Optional.empty()
        : Optional.of(
            new String(
                ConversationCipher.of(master, key, row.getString("id"))
                    .open(row.getBytes("address")),
                StandardCharsets.UTF_8));
  }

  @Override
  public void tell(List<Due> due, Function<Due, Telling> message) {
    Map<Due, Telling> messages = new LinkedHashMap<>();
    due.forEach(one -> messages.put(one, message.apply(one)));
    database
        .writes()
        .submit(
            handle -> {
              messages.forEach((one, telling) -> tell(handle, one, telling));
              return true;
            })
        .join();
  }

  private void tell(Handle handle, Due due, Telling telling) {
    Instant now = clock.instant();
    int mine =
        handle
            .createUpdate(
                "update job_alert set messages = :number where id = :id and messages = :before and"
                    + " due_at is not null")
            .bind("id", due.alert().id())
            .bind("number", due.number())
            .bind("before", due.number() - 1)
            .execute();
    if (mine == 0) {
      return; // ended meanwhile, or another instance was first
    }
    if (!due.vacancies().isEmpty()) {
      handle
          .createUpdate(
              "update job_alert_hit set told_at = :now where alert_id = :id and told_at is null and"
                  + " same_as in (<told>)")
          .bindList("told", List.copyOf(due.vacancies().keySet()))
          .bind("now", now)
          .bind("id", due.alert().id())
          .execute();
    }
    handle
        .createUpdate(
            "update job_alert set due_at = null where id = :id and not exists (select 1 from"
                + " job_alert_hit h where h.alert_id = :id and h.told_at is null)")
        .bind("id", due.alert().id())
        .execute();
    telling.mail().ifPresent(mail -> mails.add(handle, mail));
    telling.reply().ifPresent(reply -> queue(handle, due.alert(), reply, now));
  }

  /** Nobody's yet: whichever instance looks for sends left behind takes it. */
  private void queue(Handle handle, Alert alert, Reply reply, Instant now) {
    Optional<ConversationCipher> cipher =
        alert.conversation().flatMap(id -> ciphers.find(handle, id));
    if (cipher.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            "insert into outbox (conversation_id, message_id, channel, reply, status, created_at,"
                + " next_at, owner, lease_until) values (:conversation, :message, :channel, :reply,"
                + " 'waiting', :now, :now, '', :now) on conflict do nothing")
        .bind("conversation", alert.conversation().orElseThrow().value())
        .bind("message", reply.id())
        .bind("channel", alert.channel())
        .bind("reply", cipher.get().seal(codec.write(reply)))
        .bind("now", now)
        .execute();
  }

  @Override
  public void clean(Instant now, Instant unconfirmedBefore) {
    database
        .writes()
        .submit(
            handle ->
                handle
                    .createUpdate(
                        "delete from job_alert where expires_at <= :now or (not confirmed and"
                            + " created_at < :before)")
                    .bind("now", now)
                    .bind("before", unconfirmedBefore)
                    .execute())
        .join();
  }

  @Override
  public long count() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select count(*) from job_alert where confirmed")
                    .mapTo(Long.class)
                    .one());
  }

  @Override
  public void export(Handle handle, ConversationId conversation, ObjectNode into) {
    ArrayNode alerts = into.putArray("job_alerts");
    handle
        .createQuery(
            "select id, query, rhythm, created_at, expires_at from job_alert where conversation_id ="
                + " :id order by created_at")
        .bind("id", conversation.value())
        .map(
            (row, context) ->
                alerts
                    .addObject()
                    .put("id", row.getString("id"))
                    .put("search", row.getString("query"))
                    .put("rhythm", row.getString("rhythm"))
                    .put("saved", row.getTimestamp("created_at").toInstant().toString())
                    .put("ends", row.getTimestamp("expires_at").toInstant().toString()))
        .forEach(done -> {});
  }

  @Override
  public void erase(Handle handle, ConversationId conversation) {
    endAll(handle, conversation);
  }

  /** Ends what was saved in a conversation. */
  @Override
  public void stop(Handle handle, ConversationId conversation) {
    endAll(handle, conversation);
  }

  private static void endAll(Handle handle, ConversationId conversation) {
    handle
        .createUpdate("delete from job_alert where conversation_id = :id")
        .bind("id", conversation.value())
        .execute();
  }
}
