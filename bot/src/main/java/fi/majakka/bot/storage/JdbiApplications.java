package fi.majakka.bot.storage;

import fi.majakka.bot.applications.Application;
import fi.majakka.bot.applications.Application.Shared;
import fi.majakka.bot.applications.ApplicationKeep;
import fi.majakka.bot.applications.Applications;
import fi.majakka.bot.applications.Contact;
import fi.majakka.bot.applications.Employer;
import fi.majakka.bot.applications.Facts;
import fi.majakka.bot.applications.Reading;
import fi.majakka.bot.applications.Receipt;
import fi.majakka.bot.applications.Sharing;
import fi.majakka.bot.config.Config;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.Turn;
import fi.majakka.bot.privacy.MasterKey;
import fi.majakka.kb.Text;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Keeps open applications for those who made them. */
public final class JdbiApplications implements Applications, Keeper {
  private final Database database;
  private final ApplicationRows rows;
  private final Config.Applications periods;
  private final Supplier<List<Employer>> known;
  private final Clock clock;

  /**
   * @param known employers of the knowledge base
   */
  public JdbiApplications(
      Database database,
      MasterKey master,
      Config.Applications periods,
      Supplier<List<Employer>> known,
      Clock clock) {
    this.database = database;
    this.rows = new ApplicationRows(master);
    this.periods = periods;
    this.known = known;
    this.clock = clock;
  }

  @Override
  public Optional<Application> find(String id) {
    return database.jdbi().withHandle(handle -> rows.find(handle, id, clock.instant()));
  }

  @Override
  public Optional<Application> of(ConversationId conversation) {
    return database
        .jdbi()
        .withHandle(handle -> rows.of(handle, conversation, clock.instant()))
        .stream()
        .findFirst();
  }

  @Override
  public List<Employer> employers() {
    return database.jdbi().withHandle(this::employers);
  }

  private List<Employer> employers(Handle handle) {
    List<Employer> all = new ArrayList<>(known.get());
    handle
        .createQuery("select id, name from application_employer order by name")
        .map(
            (row, context) ->
                new Employer(
                    row.getString("id"), new Text(row.getString("name"), row.getString("name"))))
        .forEach(all::add);
    return all;
  }

  @Override
  public CompletableFuture<Outcome> share(
      String id, int version, Language language, Facts facts, Contact contact, Sharing with) {
    return database
        .writes()
        .submit(handle -> share(handle, id, version, language, facts, contact, with));
  }

  private Outcome share(
      Handle handle,
      String id,
      int version,
      Language language,
      Facts facts,
      Contact contact,
      Sharing with) {
    Instant now = clock.instant();
    Optional<Application> before = rows.find(handle, id, now);
    if (before.isEmpty() && version > 0) {
      return Outcome.GONE;
    }
    if (before.map(Application::version).orElse(0) != version) {
      return Outcome.CHANGED_MEANWHILE;
    }
    Optional<Shared> sharedBefore = before.flatMap(Application::shared);
    Application after =
        new Application(
            id,
            before.flatMap(Application::conversation),
            language,
            facts,
            Optional.of(new Shared(contact, with, sharedBefore.map(Shared::at).orElse(now))),
            before.map(Application::createdAt).orElse(now),
            now.plus(periods.valid()),
            version + 1);
    if (before.isEmpty()) {
      rows.insert(handle, after);
    } else if (!rows.update(handle, after)) {
      return Outcome.CHANGED_MEANWHILE;
    }
    receipt(
        handle, after, sharedBefore.isPresent() ? Receipt.Kind.CHANGED : Receipt.Kind.SHARED, now);
    return Outcome.SAVED;
  }

  /** Only what was shared needs a receipt: nobody consented to a draft. */
  private void receipt(Handle handle, Application application, Receipt.Kind kind, Instant now) {
    application
        .shared()
        .ifPresent(
            shared ->
                rows.receipt(
                    handle,
                    application,
                    kind,
                    now,
                    names(handle, shared.with(), application.language())));
  }

  private List<String> names(Handle handle, Sharing sharing, Language language) {
    return employers(handle).stream()
        .filter(employer -> sharing.employers().contains(employer.id()))
        .map(employer -> language == Language.FI ? employer.name().fi() : employer.name().en())
        .toList();
  }

  @Override
  public CompletableFuture<Boolean> withdraw(String id) {
    return database.writes().submit(handle -> withdraw(handle, id));
  }

  private boolean withdraw(Handle handle, String id) {
    Instant now = clock.instant();
    rows.find(handle, id, now)
        .ifPresent(application -> receipt(handle, application, Receipt.Kind.WITHDRAWN, now));
    return rows.delete(handle, id);
  }

  @Override
  public CompletableFuture<Boolean> renew(String id) {
    return database.writes().submit(handle -> renew(handle, id));
  }

  private boolean renew(Handle handle, String id) {
    Instant now = clock.instant();
    Optional<Application> before =
        rows.find(handle, id, now).filter(application -> application.shared().isPresent());
    if (before.isEmpty() || !rows.update(handle, next(before.get(), before.get().facts(), now))) {
      return false;
    }
    receipt(handle, before.get(), Receipt.Kind.RENEWED, now);
    return true;
  }

  private Application next(Application before, Facts facts, Instant now) {
    return new Application(
        before.id(),
        before.conversation(),
        before.language(),
        facts,
        before.shared(),
        before.createdAt(),
        now.plus(before.shared().isPresent() ? periods.valid() : periods.draft()),
        before.version() + 1);
  }

  @Override
  public List<Receipt> receipts(String id) {
    return database.jdbi().withHandle(handle -> rows.receipts(handle, id));
  }

  @Override
  public List<Reading> readings(String id) {
    return database.jdbi().withHandle(handle -> rows.readings(handle, id));
  }

  @Override
  public boolean keeps(Turn.Keep what) {
    return what instanceof ApplicationKeep;
  }

  @Override
  public void keep(Handle handle, Turn turn, Turn.Keep what) {
    if (what instanceof ApplicationKeep.Withdraw gone) {
      withdraw(handle, gone.id());
    } else if (what instanceof ApplicationKeep.Renew longer) {
      renew(handle, longer.id());
    } else if (what instanceof ApplicationKeep.Told told) {
      tell(handle, turn.after().id(), told);
    }
  }

  private void tell(Handle handle, ConversationId conversation, ApplicationKeep.Told told) {
    Instant now = clock.instant();
    Optional<Application> before = rows.find(handle, told.id(), now);
    if (before.isPresent()) {
      rows.update(handle, next(before.get(), told.facts(), now));
      receipt(handle, before.get(), Receipt.Kind.CHANGED, now);
      return;
    }
    rows.insert(
        handle,
        new Application(
            told.id(),
            Optional.of(conversation),
            told.language(),
            told.facts(),
            Optional.empty(),
            now,
            now.plus(periods.draft()),
            1));
  }
}
