package fi.majakka.bot.storage;

import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.mail.Mail;
import fi.majakka.bot.mail.MailQueue;
import fi.majakka.bot.privacy.ConversationCipher;
import fi.majakka.bot.privacy.MasterKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;

/** Keeps mail in the database, each sealed with a key of its own that goes with it. */
public final class JdbiMailQueue implements MailQueue {
  private final Database database;
  private final MasterKey master;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Codec codec = new Codec();

  public JdbiMailQueue(Database database, MasterKey master, Clock clock) {
    this.database = database;
    this.master = master;
    this.clock = clock;
  }

  @Override
  public CompletableFuture<Void> add(Mail mail) {
    return database
        .writes()
        .submit(
            handle -> {
              add(handle, mail);
              return true;
            })
        .thenAccept(done -> {});
  }

  /** Queues a mail in a transaction that is under way. */
  void add(Handle handle, Mail mail) {
    byte[] key = ConversationCipher.newKey(master, random);
    handle
        .createUpdate(
            "insert into mail_outbox (mail_id, conversation_id, data_key, content, status,"
                + " attempts, created_at, next_at, owner, lease_until) values (:id, :about, :key,"
                + " :content, 'waiting', 0, :now, :now, '', :now) on conflict do nothing")
        .bind("id", mail.id())
        .bind("about", mail.about().map(ConversationId::value).orElse(null))
        .bind("key", key)
        .bind("content", ConversationCipher.of(master, key, mail.id()).seal(codec.write(mail)))
        .bind("now", clock.instant())
        .execute();
  }

  @Override
  public List<Queued> claim(String owner, Instant now, Duration lease, int most) {
    return database.writes().submit(handle -> claim(handle, owner, now, lease, most)).join();
  }

  private List<Queued> claim(Handle handle, String owner, Instant now, Duration lease, int most) {
    handle
        .createUpdate(
            "update mail_outbox set owner = :owner, lease_until = :until where seq in (select seq"
                + " from mail_outbox where status = 'waiting' and next_at <= :now and lease_until"
                + " <= :now order by seq fetch first :most rows only)")
        .bind("owner", owner)
        .bind("until", now.plus(lease))
        .bind("now", now)
        .bind("most", most)
        .execute();
    return handle
        .createQuery(
            "select seq, mail_id, data_key, content, attempts from mail_outbox where status ="
                + " 'waiting' and owner = :owner and next_at <= :now and lease_until > :now order"
                + " by seq")
        .bind("owner", owner)
        .bind("now", now)
        .map(
            (row, context) ->
                new Queued(
                    row.getLong("seq"),
                    codec.read(
                        ConversationCipher.of(
                                master, row.getBytes("data_key"), row.getString("mail_id"))
                            .open(row.getBytes("content")),
                        Mail.class),
                    row.getInt("attempts")))
        .list();
  }

  @Override
  public CompletableFuture<Void> sent(Queued mail) {
    return done(mail, "sent", "");
  }

  @Override
  public CompletableFuture<Void> dead(Queued mail, String why) {
    return done(mail, "dead", why);
  }

  private CompletableFuture<Void> done(Queued mail, String status, String why) {
    return update(
        handle ->
            handle
                .createUpdate(
                    "update mail_outbox set status = :status, failure = :why, done_at = :now,"
                        + " data_key = null, content = null where seq = :seq")
                .bind("status", status)
                .bind("why", why)
                .bind("now", clock.instant())
                .bind("seq", mail.seq())
                .execute());
  }

  @Override
  public CompletableFuture<Void> later(Queued mail, Instant next, String why) {
    return update(
        handle ->
            handle
                .createUpdate(
                    "update mail_outbox set attempts = attempts + 1, next_at = :next, lease_until ="
                        + " :next, failure = :why where seq = :seq")
                .bind("next", next)
                .bind("why", why)
                .bind("seq", mail.seq())
                .execute());
  }

  private CompletableFuture<Void> update(GroupCommit.Work<Integer> work) {
    return database.writes().submit(work).thenAccept(rows -> {});
  }

  @Override
  public long waiting() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select count(*) from mail_outbox where status = 'waiting'")
                    .mapTo(Long.class)
                    .one());
  }

  @Override
  public CompletableFuture<Integer> clean(Instant before) {
    return database
        .writes()
        .submit(
            handle ->
                handle
                    .createUpdate(
                        "delete from mail_outbox where status <> 'waiting' and done_at < :before")
                    .bind("before", before)
                    .execute());
  }
}
