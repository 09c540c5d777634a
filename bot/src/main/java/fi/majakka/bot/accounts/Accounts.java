package fi.majakka.bot.accounts;

import fi.majakka.bot.accounts.AccountException.Why;
import fi.majakka.bot.conversation.Language;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * What administrators do with users, in the studio and at the terminal. Nothing is done to a user
 * that would leave the studio without an administrator. Thread-safe.
 */
public final class Accounts {
  /** How long a one-time password can be used. */
  public static final Duration ONE_TIME = Duration.ofDays(3);

  private final Users users;
  private final Passwords passwords;
  private final Supplier<? extends Collection<String>> municipalities;
  private final Clock clock;

  /**
   * @param municipalities the names of the region's municipalities
   */
  public Accounts(
      Users users,
      Passwords passwords,
      Supplier<? extends Collection<String>> municipalities,
      Clock clock) {
    this.users = users;
    this.passwords = passwords;
    this.municipalities = municipalities;
    this.clock = clock;
  }

  /** The region's municipalities, which an owner may be of. */
  public Collection<String> municipalities() {
    return municipalities.get();
  }

  /** Everybody, by name. */
  public List<User> all() {
    return users.all();
  }

  /**
   * A user of a name.
   *
   * @throws AccountException when there is none
   */
  public User user(String name) {
    return users
        .find(name)
        .orElseThrow(() -> new AccountException(Why.NO_SUCH_USER, "there is no user " + name));
  }

  /**
   * Adds a user.
   *
   * @param federated signs in at the organisation's own service; gets no password
   * @param by who adds
   * @return the one-time password, unless federated
   * @throws AccountException when the name is taken, or the role and the municipality do not fit
   */
  public Optional<String> add(
      String name, Role role, Optional<String> municipality, boolean federated, String by) {
    UserName valid = new UserName(name);
    Optional<String> place = fitting(role, municipality);
    Optional<String> oneTime = federated ? Optional.empty() : Optional.of(passwords.oneTime());
    Users.NewUser user =
        new Users.NewUser(
            valid,
            role,
            place,
            oneTime.map(passwords::hash),
            oneTime.map(password -> clock.instant().plus(ONE_TIME)),
            Language.FI,
            clock.instant());
    AuditEntry entry = AuditEntry.of(by, "user.added", valid.text()).with("role", role.code());
    AuditEntry placed = place.map(where -> entry.with("municipality", where)).orElse(entry);
    if (users.add(user, placed).join().isEmpty()) {
      throw new AccountException(Why.NAME_TAKEN, "there is already a user " + valid.text());
    }
    return oneTime;
  }

  private Optional<String> fitting(Role role, Optional<String> municipality) {
    if (role == Role.OWNER && municipality.isEmpty()) {
      throw new AccountException(Why.OWNER_NEEDS_MUNICIPALITY, "an owner needs a municipality");
    }
    if (role != Role.OWNER && municipality.isPresent()) {
      throw new AccountException(
          Why.ONLY_OWNER_HAS_MUNICIPALITY, "only an owner has a municipality");
    }
    municipality
        .filter(name -> !municipalities.get().contains(name))
        .ifPresent(
            name -> {
              throw new AccountException(
                  Why.NO_SUCH_MUNICIPALITY, "there is no municipality " + name + " in the region");
            });
    return municipality;
  }

  /**
   * Gives a user a new one-time password and ends the sessions; the authenticator stays.
   *
   * @throws AccountException when the user has no password with us
   */
  public String reset(User user, String by) {
    if (user.federated()) {
      throw new AccountException(
          Why.FEDERATED, user.name() + " signs in at the organisation's own service");
    }
    String oneTime = passwords.oneTime();
    users
        .password(
            user.id(),
            passwords.hash(oneTime),
            Optional.of(clock.instant().plus(ONE_TIME)),
            Optional.empty(),
            AuditEntry.of(by, "user.reset", user.name()))
        .join();
    return oneTime;
  }

  /** Takes a lost authenticator away; a new one is enrolled at the next sign-in. */
  public void noAuthenticator(User user, String by) {
    users
        .noAuthenticator(user.id(), AuditEntry.of(by, "authenticator.removed", user.name()))
        .join();
  }

  /** Disables a user, whose sessions end at once, or lets the user in again. */
  public void disabled(User user, boolean disabled, String by) {
    if (disabled) {
      keepAnAdministrator(user, by);
    }
    users
        .disabled(
            user.id(),
            disabled,
            AuditEntry.of(by, disabled ? "user.disabled" : "user.enabled", user.name()))
        .join();
  }

  /** Gives a user another role. */
  public void role(User user, Role role, Optional<String> municipality, String by) {
    Optional<String> place = fitting(role, municipality);
    if (role != Role.ADMINISTRATOR) {
      keepAnAdministrator(user, by);
    }
    AuditEntry entry =
        AuditEntry.of(by, "user.role", user.name())
            .with("from", user.role().code())
            .with("to", role.code());
    users
        .role(
            user.id(),
            role,
            place,
            place.map(where -> entry.with("municipality", where)).orElse(entry))
        .join();
  }

  /** The language of a user's pages. */
  public CompletableFuture<Void> language(User user, Language language) {
    return users.language(user.id(), language);
  }

  /** At the terminal everything can be mended; in the studio nobody may lock all out. */
  private void keepAnAdministrator(User user, String by) {
    boolean last =
        user.role() == Role.ADMINISTRATOR
            && users.all().stream()
                .noneMatch(
                    other ->
                        other.id() != user.id()
                            && other.role() == Role.ADMINISTRATOR
                            && !other.disabled());
    if (last && !by.equals(AuditEntry.OPERATOR)) {
      throw new AccountException(
          Why.LAST_ADMINISTRATOR, "the studio needs another administrator first");
    }
  }
}
