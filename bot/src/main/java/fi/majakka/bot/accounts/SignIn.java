package fi.majakka.bot.accounts;

import fi.majakka.bot.accounts.Session.Stage;
import fi.majakka.bot.accounts.Step.Reason;
import fi.majakka.bot.privacy.Signer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The way in: password, code of the authenticator, and at the first time an own password and an
 * authenticator. Every step gives a new token. Thread-safe.
 */
public final class SignIn {
  private static final int TOKEN_BYTES = 32;
  private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

  /** Half-way sessions are short. */
  private static final Duration HALFWAY = Duration.ofMinutes(15);

  private final Users users;
  private final Sessions sessions;
  private final Attempts attempts;
  private final AuditLog audit;
  private final Passwords passwords;
  private final SecondFactor secondFactor;
  private final Signer signer;
  private final Rules rules;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  public SignIn(
      Users users,
      Sessions sessions,
      Attempts attempts,
      AuditLog audit,
      Passwords passwords,
      Authenticator authenticator,
      Signer signer,
      Rules rules,
      Clock clock) {
    this.users = users;
    this.sessions = sessions;
    this.attempts = attempts;
    this.audit = audit;
    this.passwords = passwords;
    this.secondFactor = new SecondFactor(users, authenticator, signer, clock);
    this.signer = signer;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * How strict the door is.
   *
   * @param secondFactor everybody with a password needs an authenticator too
   * @param idle a session ends after so long without a request
   * @param longest a session ends after so long in any case
   */
  public record Rules(boolean secondFactor, Duration idle, Duration longest) {}

  /** The session of a token, unless it has ended or its user may not come in any more. */
  public Optional<Session> session(String token) {
    Instant now = clock.instant();
    Optional<Session> session = unused(token);
    session
        .filter(found -> found.seenAt().plus(SEEN_EVERY).isBefore(now))
        .ifPresent(found -> sessions.seen(found.id(), now).join());
    return session;
  }

  /** The same for what a page asks by itself: nobody has done anything, so it may end meanwhile. */
  public Optional<Session> unused(String token) {
    Instant now = clock.instant();
    return sessions
        .find(id(token))
        .filter(found -> !found.user().disabled())
        .filter(found -> found.seenAt().plus(rules.idle()).isAfter(now))
        .filter(found -> found.startedAt().plus(longest(found.stage())).isAfter(now));
  }

  private Duration longest(Stage stage) {
    return stage == Stage.IN ? rules.longest() : HALFWAY;
  }

  /** A name and a password. */
  public Step password(String name, String password, String address) {
    String account = account("password", UserName.key(name));
    Optional<Duration> wait = begin(account, address);
    if (wait.isPresent()) {
      return new Step.Wait(wait.get());
    }
    Optional<User> user = users.find(name);
    Optional<Credentials> credentials = user.map(known -> users.credentials(known.id()));
    boolean right =
        passwords.matches(password, credentials.flatMap(Credentials::passwordHash))
            && user.filter(known -> !known.disabled()).isPresent();
    if (!right) {
      refused(user, "password", address);
      return new Step.No(Reason.WRONG);
    }
    User known = user.orElseThrow();
    boolean ended =
        credentials
            .flatMap(Credentials::temporaryUntil)
            .filter(until -> until.isBefore(clock.instant()))
            .isPresent();
    if (ended) {
      refused(user, "one-time password has ended", address);
      return new Step.No(Reason.ENDED);
    }
    attempts.succeeded(account, address(address)).join();
    Stage stage = known.secondFactor() ? Stage.CODE : afterCode(known);
    return on(known, stage, Optional.empty(), "password", address);
  }

  private Stage afterCode(User user) {
    return user.temporary() ? Stage.NEW_PASSWORD : afterPassword(user);
  }

  private Stage afterPassword(User user) {
    return rules.secondFactor() && !user.secondFactor() ? Stage.ENROL : Stage.IN;
  }

  /** The code of the authenticator, or a recovery code. */
  public Step code(Session session, String typed, String address) {
    User user = session.user();
    String account = account("code", Long.toString(user.id()));
    Optional<Duration> wait = begin(account, address);
    if (wait.isPresent()) {
      return new Step.Wait(wait.get());
    }
    Optional<String> used = secondFactor.use(user, typed);
    if (used.isEmpty()) {
      refused(Optional.of(user), "code", address);
      return new Step.No(Reason.CODE);
    }
    attempts.succeeded(account, address(address)).join();
    return on(user, afterCode(user), Optional.of(session), "password, " + used.get(), address);
  }

  /** An own password in the place of a one-time one, or of an earlier one. */
  public Step newPassword(Session session, String password, String address) {
    User user = session.user();
    Optional<Reason> wrong = unfit(user, password);
    if (wrong.isPresent()) {
      return new Step.No(wrong.get());
    }
    users
        .password(
            user.id(),
            passwords.hash(password),
            Optional.empty(),
            Optional.of(session.id()),
            AuditEntry.of(user.name(), "password.changed", user.name()))
        .join();
    return on(user, afterPassword(user), Optional.of(session), "new password", address);
  }

  private Optional<Reason> unfit(User user, String password) {
    Optional<Reason> weakness =
        passwords.weakness(password, user).map(weak -> Reason.valueOf(weak.name()));
    return weakness.isPresent()
        ? weakness
        : Optional.of(Reason.SAME)
            .filter(
                same -> passwords.matches(password, users.credentials(user.id()).passwordHash()));
  }

  /** True when this is the user's password; counted like a sign-in. */
  public Step confirm(Session session, String password, String address) {
    User user = session.user();
    String account = account("password", UserName.key(user.name()));
    Optional<Duration> wait = begin(account, address);
    if (wait.isPresent()) {
      return new Step.Wait(wait.get());
    }
    if (!passwords.matches(password, users.credentials(user.id()).passwordHash())) {
      refused(Optional.of(user), "password", address);
      return new Step.No(Reason.WRONG);
    }
    attempts.succeeded(account, address(address)).join();
    return new Step.On("", session.stage());
  }

  /** A secret for an authenticator that is to be enrolled. */
  public byte[] newSecret() {
    return secondFactor.newSecret();
  }

  /**
   * Enrols an authenticator that has shown its first code.
   *
   * @return the recovery codes, to be shown once; empty when the code was not right
   */
  public Optional<Enrolled> enrol(Session session, byte[] secret, String typed, String address) {
    User user = session.user();
    Optional<List<String>> codes = secondFactor.enrol(user, secret, typed);
    if (codes.isEmpty()) {
      return Optional.empty();
    }
    sessions
        .endOthers(
            user.id(),
            session.id(),
            AuditEntry.of(user.name(), "sessions.ended", user.name()).with("why", "authenticator"))
        .join();
    Step.On on = on(user, Stage.IN, Optional.of(session), "authenticator enrolled", address);
    return Optional.of(new Enrolled(on, codes.get()));
  }

  /** An authenticator was enrolled. */
  public record Enrolled(Step.On step, List<String> recoveryCodes) {}

  /** New recovery codes in the place of the old, to be shown once. */
  public List<String> newRecoveryCodes(User user) {
    return secondFactor.newRecoveryCodes(user);
  }

  /** Lets in somebody whom the organisation's own service has vouched for. */
  public Step.On federated(User user, String address) {
    return on(user, Stage.IN, Optional.empty(), "organisation", address);
  }

  /** Notes that somebody whom the organisation's service vouched for may not come in. */
  public void federatedRefused(Optional<User> user, String why, String address) {
    refused(user, why, address);
  }

  /** Out. */
  public void out(Session session) {
    sessions
        .end(session.id(), AuditEntry.of(session.user().name(), "sign-out", session.user().name()))
        .join();
  }

  private Step.On on(User user, Stage stage, Optional<Session> instead, String by, String address) {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant now = clock.instant();
    sessions.begin(id(token), user.id(), stage, now, instead.map(Session::id)).join();
    boolean arrives = instead.map(Session::stage).filter(Stage.IN::equals).isEmpty();
    if (stage == Stage.IN && arrives) {
      users
          .signedIn(
              user.id(),
              now,
              AuditEntry.of(user.name(), "sign-in", user.name())
                  .with("by", by)
                  .with("from", area(address)))
          .join();
    }
    return new Step.On(token, stage);
  }

  private void refused(Optional<User> user, String why, String address) {
    String name = user.map(User::name).orElse(AuditEntry.NOBODY);
    audit
        .record(
            AuditEntry.of(AuditEntry.NOBODY, "sign-in.refused", name)
                .with("why", why)
                .with("from", area(address)))
        .join();
  }

  private Optional<Duration> begin(String account, String address) {
    return attempts.begin(List.of(account, address(address)), clock.instant()).join();
  }

  private String account(String what, String key) {
    return signer.sign("studio-attempt-" + what, key, 32);
  }

  private String address(String address) {
    return signer.sign("studio-attempt-address", address, 32);
  }

  private String id(String token) {
    return signer.sign("studio-session", token, 32);
  }

  /** The network that an address lies in; the log need not know more. */
  static String area(String address) {
    return address.contains(":")
        ? address.replaceAll("^((?:[0-9a-fA-F]*:){3}).*$", "$1:")
        : address.replaceAll("\\.\\d+$", ".0");
  }
}
