package fi.majakka.bot.accounts;

import fi.majakka.bot.operator.Operator;
import fi.majakka.bot.operator.Order;
import fi.majakka.bot.operator.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the terminal may ask about users and the audit log. */
public final class AccountOrders {
  private final Accounts accounts;
  private final AuditLog audit;
  private final AuditHeads heads;

  public AccountOrders(Accounts accounts, AuditLog audit, AuditHeads heads) {
    this.accounts = accounts;
    this.audit = audit;
    this.heads = heads;
  }

  /** The orders by name. */
  public Map<String, Operator> all() {
    return Map.of(
        "user.add",
        this::add,
        "user.list",
        order -> list(),
        "user.reset",
        this::reset,
        "user.disable",
        order -> disable(order, true),
        "user.enable",
        order -> disable(order, false),
        "audit.verify",
        this::verify);
  }

  private Outcome add(Order order) {
    Role role = Role.of(order.need("role")).orElseThrow();
    boolean federated = order.value("federated").isPresent();
    Optional<String> oneTime =
        accounts.add(
            order.need("name"), role, order.value("municipality"), federated, AuditEntry.OPERATOR);
    return oneTime.isPresent()
        ? Outcome.done(oneTime.get(), oneTimeRemark(order.need("name")))
        : Outcome.done("", order.need("name") + " signs in at the organisation's own service.");
  }

  private static String oneTimeRemark(String name) {
    return "The one-time password of "
        + name
        + ". It can be used for "
        + Accounts.ONE_TIME.toHours()
        + " hours, and must be changed at the first sign-in.";
  }

  private Outcome list() {
    return Outcome.done(
        accounts.all().stream().map(AccountOrders::line).collect(Collectors.joining("\n")), "");
  }

  private static String line(User user) {
    return String.join(
        "\t",
        user.name(),
        user.role().code() + user.municipality().map(name -> " (" + name + ")").orElse(""),
        user.disabled() ? "disabled" : user.temporary() ? "one-time password" : "enabled",
        user.signedInAt().map(at -> "signed in " + at).orElse("never signed in"));
  }

  private Outcome reset(Order order) {
    User user = accounts.user(order.need("name"));
    if (order.value("authenticator").isPresent()) {
      accounts.noAuthenticator(user, AuditEntry.OPERATOR);
    }
    return Outcome.done(accounts.reset(user, AuditEntry.OPERATOR), oneTimeRemark(user.name()));
  }

  private Outcome disable(Order order, boolean disabled) {
    User user = accounts.user(order.need("name"));
    accounts.disabled(user, disabled, AuditEntry.OPERATOR);
    return Outcome.done("", user.name() + (disabled ? " is disabled." : " may sign in."));
  }

  /** The heads that the terminal knows come as {@code head.0}, {@code head.1}, each NUMBER:MAC. */
  private Outcome verify(Order order) {
    List<AuditLog.Head> known = new ArrayList<>(heads.known());
    order.values().forEach((key, head) -> known.add(AuditHeads.head(head)));
    AuditLog.Check check = audit.verify(known);
    if (check.broken().isPresent()) {
      return Outcome.refused(
          "the audit log is broken at row "
              + check.broken().get()
              + "; the "
              + check.rows()
              + " rows before it are as they were written");
    }
    String head = check.head().map(last -> last.number() + ":" + last.mac()).orElse("empty");
    return Outcome.done(
        head, check.rows() + " rows, each follows the one before. The end of the log:");
  }
}
