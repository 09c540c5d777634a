package fi.majakka.bot;

import fi.majakka.bot.accounts.AccountOrders;
import fi.majakka.bot.accounts.Accounts;
import fi.majakka.bot.accounts.Attempts;
import fi.majakka.bot.accounts.AuditHeads;
import fi.majakka.bot.accounts.AuditLog;
import fi.majakka.bot.accounts.Authenticator;
import fi.majakka.bot.accounts.Passwords;
import fi.majakka.bot.accounts.Sessions;
import fi.majakka.bot.accounts.SignIn;
import fi.majakka.bot.accounts.Users;
import fi.majakka.bot.config.Config;
import fi.majakka.bot.storage.AuditTrail;
import fi.majakka.bot.storage.JdbiAttempts;
import fi.majakka.bot.storage.JdbiSessions;
import fi.majakka.bot.storage.JdbiUsers;
import fi.majakka.bot.studio.AccountPages;
import fi.majakka.bot.studio.AuditPages;
import fi.majakka.bot.studio.OrganisationSignIn;
import fi.majakka.bot.studio.PeoplePages;
import fi.majakka.kb.Place;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Users of the studio, their way in, and the log of what they do. */
final class AccountsFeature {
  private AccountsFeature() {}

  /** What the studio's doors and pages are built from. */
  record Parts(
      Users users,
      Sessions sessions,
      Attempts attempts,
      AuditLog audit,
      AuditHeads heads,
      Accounts accounts,
      SignIn signIn) {

    /** What the terminal may ask. */
    AccountOrders orders() {
      return new AccountOrders(accounts, audit, heads);
    }
  }

  static Parts accounts(Foundations on) {
    AuditTrail audit = on.audit();
    Users users = new JdbiUsers(on.database(), on.master(), audit);
    Sessions sessions = new JdbiSessions(on.database(), audit);
    Attempts attempts = new JdbiAttempts(on.database());
    Passwords passwords = new Passwords();
    Config.Studio rules = on.config().studio();
    Path heads =
        on.config()
            .privacy()
            .keyFile()
            .resolveSibling("audit-" + on.signer().sign("audit-heads", "file", 10) + ".txt");
    return new Parts(
        users,
        sessions,
        attempts,
        audit,
        new AuditHeads(heads),
        new Accounts(
            users,
            passwords,
            () -> on.knowledge().get().municipalities().stream().map(Place::name).toList(),
            on.clock()),
        new SignIn(
            users,
            sessions,
            attempts,
            audit,
            passwords,
            new Authenticator(),
            on.signer(),
            new SignIn.Rules(rules.secondFactor(), rules.idle(), rules.longest()),
            on.clock()));
  }

  static Feature feature(Foundations on, Parts parts) {
    return new Feature(
            List.of(),
            List.of(),
            List.of(),
            Map.of(),
            List.of(
                new Feature.Task(
                    "ending old sessions",
                    Duration.ofMinutes(2),
                    Duration.ofHours(1),
                    () -> forget(parts, on.config().studio(), on.clock())),
                new Feature.Task(
                    "noting the end of the audit log",
                    Duration.ofMinutes(1),
                    Duration.ofHours(24),
                    () -> parts.audit().head().ifPresent(parts.heads()::note))))
        .withPages(
            List.of(
                new PeoplePages(parts.accounts()),
                new AuditPages(parts.audit(), parts.heads()),
                new AccountPages(
                    parts.signIn(),
                    parts.users(),
                    parts.sessions(),
                    parts.accounts(),
                    on.signer())))
        .withOrders(parts.orders().all());
  }

  /** The organisation's own sign-in service, if it has one. */
  static Optional<OrganisationSignIn> organisation(Foundations on, Parts parts) {
    return on.config()
        .studio()
        .oidc()
        .map(
            oidc ->
                new OrganisationSignIn(
                    oidc, on.site(), parts.signIn(), parts.users(), on.signer(), on.clock()));
  }

  private static void forget(Parts parts, Config.Studio rules, Clock clock) {
    Instant now = clock.instant();
    parts.sessions().endOld(now.minus(rules.longest()), now.minus(rules.idle())).join();
    parts.attempts().forget(now.minus(Attempts.FORGOTTEN)).join();
  }
}
