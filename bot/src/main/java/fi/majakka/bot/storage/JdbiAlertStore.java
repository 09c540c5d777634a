package fi.majakka.bot.storage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.Turn;
import fi.majakka.bot.jobs.alerts.Alert;
import fi.majakka.bot.jobs.alerts.AlertKeep;
import fi.majakka.bot.jobs.alerts.AlertStore;
import fi.majakka.bot.mail.Mail;
import fi.majakka.bot.privacy.ConversationCipher;
import fi.majakka.bot.privacy.MasterKey;
import fi.majakka.bot.privacy.Signer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Keeps saved searches in the database, with the queue of each channel beside them. */
public final class JdbiAlertStore implements AlertStore, Keeper, PersonalRecords {
  private final Database database;
  private final MasterKey master;
  private final JdbiMailQueue mails;
  private final Signer signer;
  private final SecureRandom random = new SecureRandom();

  public JdbiAlertStore(Database database, MasterKey master, Signer signer, Clock clock) {
    this.database = database;
    this.master = master;
    this.mails = new JdbiMailQueue(database, master, clock);
    this.signer = signer;
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
                    .createQuery(
                        "select " + AlertRows.COLUMNS + " from job_alert a where a.id = :id")
                    .bind("id", id)
                    .map(
                        (row, context) ->
                            new Saved(AlertRows.alert(row), row.getBoolean("confirmed")))
                    .findOne());
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
    List<Finding> findings = new ArrayList<>();
    database
        .jdbi()
        .useHandle(
            handle ->
                handle
                    .createQuery(
                        "select f.vacancies, f.found_at, f.number <= a.told as told from job_alert a"
                            + " join job_alert_finding f on f.alert_id = a.id where a.id = :id"
                            + " order by f.number desc fetch first :most rows only")
                    .bind("id", id)
                    .bind("most", most)
                    .map((row, context) -> findings(row))
                    .forEach(findings::addAll));
    return findings.stream().limit(most).toList();
  }

  private static List<Finding> findings(ResultSet row) throws SQLException {
    Instant found = row.getTimestamp("found_at").toInstant();
    boolean told = row.getBoolean("told");
    return AlertRows.vacancies(row).values().stream()
        .map(vacancy -> new Finding(vacancy, found, told))
        .toList();
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
