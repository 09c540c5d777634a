package fi.majakka.bot.storage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.majakka.bot.accounts.AuditEntry;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.Turn;
import fi.majakka.bot.jobs.held.HeldNews;
import fi.majakka.bot.jobs.held.HeldVacancies;
import fi.majakka.bot.jobs.held.HeldVacancy;
import fi.majakka.bot.jobs.held.HeldVacancy.State;
import fi.majakka.bot.jobs.held.KeepOffer;
import fi.majakka.bot.jobs.held.Offer;
import fi.majakka.bot.privacy.ConversationCipher;
import fi.majakka.bot.privacy.MasterKey;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/** Keeps vacancies that employers leave; their texts are sealed with a key that goes with them. */
public final class JdbiHeldVacancies implements HeldVacancies, Keeper, PersonalRecords {
  private static final String SELECT =
      "select id, state, version, language, left_at, changed_at, decided_by, data_key, words from"
          + " held_vacancy where state <> 'withdrawn'";
  private static final String WITHDRAW =
      "update held_vacancy set state = 'withdrawn', version = version + 1, changed_at = :now,"
          + " decided_by = null, data_key = null, words = null, conversation_id = null where state"
          + " <> 'withdrawn'";
  private final Database database;
  private final MasterKey master;
  private final AuditTrail audit;
  private final HeldNews news;
  private final JdbiMailQueue mails;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Codec codec = new Codec();

  /**
   * @param news what an employer is written once a decision is made
   */
  public JdbiHeldVacancies(
      Database database, MasterKey master, AuditTrail audit, HeldNews news, Clock clock) {
    this.database = database;
    this.master = master;
    this.audit = audit;
    this.news = news;
    this.mails = new JdbiMailQueue(database, master, clock);
    this.clock = clock;
  }

  /** What is sealed. */
  private record Words(Offer offer, Optional<String> reason) {}

  @Override
  public CompletableFuture<Boolean> leave(String id, Language language, Offer offer) {
    return database
        .writes()
        .submit(handle -> insert(handle, id, language, offer, Optional.empty()));
  }

  @Override
  public boolean keeps(Turn.Keep what) {
    return what instanceof KeepOffer;
  }

  @Override
  public void keep(Handle handle, Turn turn, Turn.Keep what) {
    if (what instanceof KeepOffer kept) {
      insert(
          handle,
          kept.id(),
          kept.language(),
          kept.offer(),
          Optional.of(turn.message().conversation()));
    }
  }

  private boolean insert(
      Handle handle,
      String id,
      Language language,
      Offer offer,
      Optional<ConversationId> conversation) {
    Update insert =
        handle.createUpdate(
            "insert into held_vacancy (id, conversation_id, state, version, language, last_day,"
                + " left_at, changed_at, data_key, words) values (:id, :conversation, 'waiting', 1,"
                + " :language, :until, :now, :now, :key, :words) on conflict do nothing");
    return sealed(insert, id, new Words(offer, Optional.empty()))
            .bind("conversation", conversation.map(ConversationId::value).orElse(null))
            .bind("language", language.code())
            .bind("until", offer.until())
            .execute()
        == 1;
  }

  private Update sealed(Update update, String id, Words words) {
    byte[] key = ConversationCipher.newKey(master, random);
    return update
        .bind("id", id)
        .bind("now", clock.instant())
        .bind("key", key)
        .bind("words", ConversationCipher.of(master, key, id).seal(codec.write(words)));
  }

  @Override
  public CompletableFuture<Boolean> change(String id, int version, Offer offer) {
    return database
        .writes()
        .submit(
            handle ->
                sealed(
                            handle.createUpdate(
                                "update held_vacancy set state = 'waiting', version = version + 1,"
                                    + " changed_at = :now, last_day = :until, decided_by = null,"
                                    + " data_key = :key, words = :words where id = :id and version ="
                                    + " :version and state <> 'withdrawn'"),
                            id,
                            new Words(offer, Optional.empty()))
                        .bind("until", offer.until())
                        .bind("version", version)
                        .execute()
                    == 1);
  }

  @Override
  public CompletableFuture<Boolean> withdraw(String id) {
    return database
        .writes()
        .submit(
            handle ->
                handle
                        .createUpdate(WITHDRAW + " and id = :id")
                        .bind("id", id)
                        .bind("now", clock.instant())
                        .execute()
                    == 1);
  }

  @Override
  public CompletableFuture<Boolean> accept(String id, int version, String who) {
    return decide(id, version, who, State.ACCEPTED, Optional.empty());
  }

  @Override
  public CompletableFuture<Boolean> refuse(String id, int version, String who, String reason) {
    return decide(id, version, who, State.REFUSED, Optional.of(reason));
  }

  /** The version is looked at in the write itself: what was read is what is decided. */
  private CompletableFuture<Boolean> decide(
      String id, int version, String who, State state, Optional<String> reason) {
    return database
        .writes()
        .submit(
            handle -> {
              Optional<HeldVacancy> waiting =
                  find(handle, id)
                      .filter(found -> found.state() == State.WAITING)
                      .filter(found -> found.version() == version);
              if (waiting.isEmpty()) {
                return false;
              }
              int changed =
                  sealed(
                          handle.createUpdate(
                              "update held_vacancy set state = :state, version = version + 1,"
                                  + " changed_at = :now, decided_by = :who, data_key = :key, words ="
                                  + " :words where id = :id and version = :version"),
                          id,
                          new Words(waiting.get().offer(), reason))
                      .bind("state", state.code())
                      .bind("who", who)
                      .bind("version", version)
                      .execute();
              if (changed == 1) {
                audit.append(handle, AuditEntry.of(who, "vacancy." + state.code(), id));
                find(handle, id).flatMap(news::of).ifPresent(mail -> mails.add(handle, mail));
              }
              return changed == 1;
            });
  }

  @Override
  public Optional<HeldVacancy> find(String id) {
    return database.jdbi().withHandle(handle -> find(handle, id));
  }

  private Optional<HeldVacancy> find(Handle handle, String id) {
    return vacancies(handle.createQuery(SELECT + " and id = :id").bind("id", id)).stream()
        .findFirst();
  }

  @Override
  public List<HeldVacancy> all() {
    return database
        .jdbi()
        .withHandle(handle -> vacancies(handle.createQuery(SELECT + " order by left_at, id")));
  }

  private List<HeldVacancy> vacancies(Query query) {
    return query.map((row, context) -> vacancy(row)).list();
  }

  private HeldVacancy vacancy(ResultSet row) throws SQLException {
    String id = row.getString("id");
    Words words =
        codec.read(
            ConversationCipher.of(master, row.getBytes("data_key"), id).open(row.getBytes("words")),
            Words.class);
    return new HeldVacancy(
        id,
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getInt("version"),
        Language.of(row.getString("language")).orElse(Language.FI),
        words.offer(),
        row.getTimestamp("left_at").toInstant(),
        row.getTimestamp("changed_at").toInstant(),
        words.reason(),
        Optional.ofNullable(row.getString("decided_by")));
  }

  @Override
  public Set<String> notAccepted() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select id from held_vacancy where state <> 'accepted'")
                    .mapTo(String.class)
                    .set());
  }

  @Override
  public CompletableFuture<Integer> forget(LocalDate before) {
    return database
        .writes()
        .submit(
            handle ->
                handle
                    .createUpdate("delete from held_vacancy where last_day < :before")
                    .bind("before", before)
                    .execute());
  }

  @Override
  public void export(Handle handle, ConversationId conversation, ObjectNode into) {
    ArrayNode vacancies = into.putArray("left_vacancies");
    vacancies(
            handle
                .createQuery(SELECT + " and conversation_id = :id order by left_at, id")
                .bind("id", conversation.value()))
        .forEach(vacancy -> vacancies.add(codec.tree(vacancy)));
  }

  @Override
  public void erase(Handle handle, ConversationId conversation) {
    handle
        .createUpdate(WITHDRAW + " and conversation_id = :id")
        .bind("id", conversation.value())
        .bind("now", clock.instant())
        .execute();
  }
}
