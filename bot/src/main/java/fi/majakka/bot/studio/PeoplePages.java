package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.AccountException;
import fi.majakka.bot.accounts.Accounts;
import fi.majakka.bot.accounts.Right;
import fi.majakka.bot.accounts.Role;
import fi.majakka.bot.accounts.User;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Who may enter the studio: everybody sees the list, administrators change it. */
public final class PeoplePages implements StudioPages {
  private static final String PATH = "/studio/people";
  private final Accounts accounts;

  public PeoplePages(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public void add(Door door) {
    door.nav(new NavItem("people", PATH, Right.READ, 80));
    door.get(PATH, Right.READ, visit -> list(visit, 200, ""));
    door.post(PATH, Right.USERS, this::add);
    door.get(PATH + "/{id}", Right.USERS, visit -> one(visit, 200, ""));
    door.post(PATH + "/{id}/role", Right.USERS, this::role);
    door.post(PATH + "/{id}/reset", Right.USERS, this::reset);
    door.post(
        PATH + "/{id}/authenticator",
        Right.USERS,
        visit -> change(visit, "done.authenticator_removed", accounts::noAuthenticator));
    door.post(
        PATH + "/{id}/disable",
        Right.USERS,
        visit -> change(visit, "done.disabled", (user, by) -> accounts.disabled(user, true, by)));
    door.post(
        PATH + "/{id}/enable",
        Right.USERS,
        visit -> change(visit, "done.enabled", (user, by) -> accounts.disabled(user, false, by)));
  }

  private void list(Visit visit, int status, String error) {
    visit.again(
        status,
        "people.title",
        "studio/people",
        Map.of(
            "users",
            accounts.all(),
            "mayChange",
            visit.user().may(Right.USERS),
            "roles",
            List.of(Role.values()),
            "municipalities",
            accounts.municipalities(),
            "form",
            new Form(visit),
            "error",
            error));
  }

  /**
   * What was typed, so that it stands there still when something was wrong with it.
   *
   * @param municipality may be empty
   */
  public record Form(String name, String role, String municipality, boolean federated) {
    Form(Visit visit) {
      this(
          visit.raw("name"),
          visit.field("role").orElse("coordinator"),
          visit.raw("municipality"),
          visit.field("federated").isPresent());
    }
  }

  private void add(Visit visit) {
    Optional<String> name = visit.field("name");
    if (name.isEmpty()) {
      list(visit, 422, visit.say("people.error.name_form"));
      return;
    }
    trying(
        visit,
        error -> list(visit, 422, error),
        () -> {
          Optional<String> oneTime =
              accounts.add(
                  name.get(),
                  sentRole(visit),
                  visit.field("municipality"),
                  visit.field("federated").isPresent(),
                  visit.user().name());
          if (oneTime.isPresent()) {
            oneTime(visit, name.get(), oneTime.get());
          } else {
            visit.done(PATH, "done.user_added");
          }
        });
  }

  private static void oneTime(Visit visit, String name, String oneTime) {
    visit.page(
        "people.one_time",
        "studio/one-time",
        Map.of(
            "name", name, "oneTime", oneTime, "hours", Long.toString(Accounts.ONE_TIME.toHours())));
  }

  private static Role sentRole(Visit visit) {
    return Role.of(visit.raw("role")).orElseThrow(() -> new StudioException(400, "error.request"));
  }

  private void one(Visit visit, int status, String error) {
    User user = user(visit);
    visit.ctx().status(status);
    visit.titled(
        user.name(),
        "studio/person",
        Map.of(
            "user",
            user,
            "self",
            user.id() == visit.user().id(),
            "roles",
            List.of(Role.values()),
            "municipalities",
            accounts.municipalities(),
            "error",
            error));
  }

  private User user(Visit visit) {
    return accounts.all().stream()
        .filter(user -> Long.toString(user.id()).equals(visit.part("id")))
        .findFirst()
        .orElseThrow(visit::missing);
  }

  private void role(Visit visit) {
    User user = user(visit);
    trying(
        visit,
        error -> one(visit, 422, error),
        () -> {
          accounts.role(user, sentRole(visit), visit.field("municipality"), visit.user().name());
          visit.done(path(user), "done.role");
        });
  }

  private void reset(Visit visit) {
    User user = user(visit);
    trying(
        visit,
        error -> one(visit, 422, error),
        () -> oneTime(visit, user.name(), accounts.reset(user, visit.user().name())));
  }

  /** Does something to a user. */
  @FunctionalInterface
  private interface Change {
    void apply(User user, String by);
  }

  private void change(Visit visit, String done, Change change) {
    User user = user(visit);
    trying(
        visit,
        error -> one(visit, 422, error),
        () -> {
          change.apply(user, visit.user().name());
          visit.done(path(user), done);
        });
  }

  private static void trying(Visit visit, Consumer<String> again, Runnable work) {
    try {
      work.run();
    } catch (AccountException e) {
      again.accept(visit.say("people.error." + e.why().name().toLowerCase(Locale.ROOT)));
    }
  }

  private static String path(User user) {
    return PATH + "/" + user.id();
  }
}
