package fi.majakka.bot.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.majakka.bot.MovableClock;
import fi.majakka.bot.accounts.AccountException;
import fi.majakka.bot.accounts.Accounts;
import fi.majakka.bot.accounts.Attempts;
import fi.majakka.bot.accounts.AuditEntry;
import fi.majakka.bot.accounts.AuditLog;
import fi.majakka.bot.accounts.AuditRow;
import fi.majakka.bot.accounts.Authenticator;
import fi.majakka.bot.accounts.Passwords;
import fi.majakka.bot.accounts.Role;
import fi.majakka.bot.accounts.Session;
import fi.majakka.bot.accounts.Session.Stage;
import fi.majakka.bot.accounts.SignIn;
import fi.majakka.bot.accounts.Step;
import fi.majakka.bot.accounts.Users;
import fi.majakka.bot.config.Config;
import fi.majakka.bot.privacy.MasterKey;
import fi.majakka.bot.privacy.Signer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users, sessions, throttling and the audit log, as every database must keep them. */
abstract class AccountsContract {
  private static final String PASSWORD = "tuuli kantaa lumen yli";
  private static final String ADDRESS = "192.0.2.17";

  /** One key for all tests of a class: PostgreSQL keeps their rows from one to the next. */
  @TempDir static Path keys;

  @TempDir Path folder;
  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T10:00:00Z"));
  private final Authenticator authenticator = new Authenticator();
  private Database database;
  private AuditTrail audit;
  private Users users;
  private JdbiSessions sessions;
  private Accounts accounts;
  private SignIn signIn;

  abstract Config.Database config();

  @BeforeEach
  void open() {
    MasterKey master = MasterKey.open(keys.resolve("master.json"), folder.resolve("data"));
    database = Database.open(config(), folder.resolve("data"));
    database
        .writes()
        .run(
            handle ->
                handle
                    .createScript(
                        "delete from studio_user; delete from sign_in_attempt; delete from audit;"
                            + " update audit_head set number = 0, mac = ''")
                    .execute())
        .join();
    JdbiSecrets secrets = new JdbiSecrets(database, master);
    audit = new AuditTrail(database, secrets.key("audit"), clock);
    users = new JdbiUsers(database, master, audit);
    sessions = new JdbiSessions(database, audit);
    Passwords passwords = new Passwords();
    accounts = new Accounts(users, passwords, () -> List.of("Karstula", "Kinnula"), clock);
    signIn =
        new SignIn(
            users,
            sessions,
            new JdbiAttempts(database),
            audit,
            passwords,
            authenticator,
            new Signer(secrets.key("signing")),
            new SignIn.Rules(true, Duration.ofMinutes(30), Duration.ofHours(12)),
            clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private String add(String name, Role role) {
    return accounts.add(name, role, Optional.empty(), false, "test").orElseThrow();
  }

  private Session on(Step step, Stage stage) {
    assertThat(step).isInstanceOf(Step.On.class);
    Session session = signIn.session(((Step.On) step).token()).orElseThrow();
    assertThat(session.stage()).isEqualTo(stage);
    return session;
  }

  /** The whole way in of somebody new. */
  private Inside enter(String name, Role role) {
    String oneTime = add(name, role);
    Session first = on(signIn.password(name, oneTime, ADDRESS), Stage.NEW_PASSWORD);
    Session second = on(signIn.newPassword(first, PASSWORD, ADDRESS), Stage.ENROL);
    byte[] secret = signIn.newSecret();
    SignIn.Enrolled enrolled =
        signIn
            .enrol(second, secret, authenticator.code(secret, clock.instant()), ADDRESS)
            .orElseThrow();
    return new Inside(
        enrolled.step().token(), on(enrolled.step(), Stage.IN), secret, enrolled.recoveryCodes());
  }

  private record Inside(String token, Session session, byte[] secret, List<String> codes) {}

  @Test
  void aNewUserChoosesAPasswordEnrolsAnAuthenticatorAndIsIn() {
    Inside inside = enter("aino", Role.COORDINATOR);
    assertThat(inside.session().user().temporary()).isFalse();
    assertThat(inside.session().user().secondFactor()).isTrue();
    assertThat(users.recoveryCodesLeft(inside.session().user().id())).isEqualTo(10);
    assertThat(actions())
        .containsExactly("user.added", "password.changed", "authenticator.enrolled", "sign-in");
  }

  private List<String> actions() {
    List<AuditRow> rows = new ArrayList<>(audit.rows(AuditLog.Filter.all(), Optional.empty(), 100));
    java.util.Collections.reverse(rows);
    return rows.stream().map(AuditRow::action).toList();
  }

  @Test
  void everyStepGivesANewTokenAndTheOldOneOpensNothing() {
    String oneTime = add("aino", Role.COORDINATOR);
    Step.On first = (Step.On) signIn.password("AINO", oneTime, ADDRESS);
    Step.On second = (Step.On) signIn.newPassword(on(first, Stage.NEW_PASSWORD), PASSWORD, ADDRESS);
    assertThat(second.token()).isNotEqualTo(first.token());
    assertThat(signIn.session(first.token())).isEmpty();
    assertThat(signIn.session("made up")).isEmpty();
  }

  @Test
  void aOneTimePasswordEndsAfterThreeDays() {
    String oneTime = add("aino", Role.COORDINATOR);
    clock.pass(Accounts.ONE_TIME.plusSeconds(1));
    assertThat(signIn.password("aino", oneTime, ADDRESS)).isEqualTo(new Step.No(Step.Reason.ENDED));
  }

  @Test
  void aNameIsTakenOnceHoweverItIsSpelled() {
    add("Aino", Role.COORDINATOR);
    assertThatThrownBy(() -> add("aino", Role.REVIEWER)).isInstanceOf(AccountException.class);
    assertThatThrownBy(() -> add("a b", Role.REVIEWER)).isInstanceOf(AccountException.class);
    assertThatThrownBy(() -> add("Olli", Role.OWNER)).hasMessageContaining("municipality");
    assertThat(accounts.all()).hasSize(1);
  }

  @Test
  void aCodeWorksOnce() {
    Inside inside = enter("aino", Role.COORDINATOR);
    clock.pass(Duration.ofMinutes(5));
    String code = authenticator.code(inside.secret(), clock.instant());
    Session first = on(signIn.password("aino", PASSWORD, ADDRESS), Stage.CODE);
    on(signIn.code(first, code, ADDRESS), Stage.IN);
    Session second = on(signIn.password("aino", PASSWORD, ADDRESS), Stage.CODE);
    assertThat(signIn.code(second, code, ADDRESS)).isEqualTo(new Step.No(Step.Reason.CODE));
  }

  @Test
  void aRecoveryCodeWorksOnceAndNineAreLeft() {
    Inside inside = enter("aino", Role.COORDINATOR);
    Session first = on(signIn.password("aino", PASSWORD, ADDRESS), Stage.CODE);
    on(signIn.code(first, inside.codes().get(3), ADDRESS), Stage.IN);
    Session second = on(signIn.password("aino", PASSWORD, ADDRESS), Stage.CODE);
    assertThat(signIn.code(second, inside.codes().get(3), ADDRESS))
        .isEqualTo(new Step.No(Step.Reason.CODE));
    assertThat(users.recoveryCodesLeft(inside.session().user().id())).isEqualTo(9);
    assertThat(actions()).contains("recovery-code.used");
  }

  @Test
  void aSessionEndsWhenIdleAndInAnyCaseAfterTwelveHours() {
    Inside inside = enter("aino", Role.COORDINATOR);
    for (int i = 0; i < 28; i++) {
      clock.pass(Duration.ofMinutes(25));
      assertThat(signIn.session(inside.token())).as("after %s", clock.instant()).isPresent();
    }
    clock.pass(Duration.ofMinutes(25));
    assertThat(signIn.session(inside.token())).as("twelve hours").isEmpty();
    Inside other = enter("olli", Role.REVIEWER);
    for (int i = 0; i < 2; i++) {
      clock.pass(Duration.ofMinutes(12));
      assertThat(signIn.unused(other.token())).as("a page that asks by itself").isPresent();
    }
    clock.pass(Duration.ofMinutes(7));
    assertThat(signIn.unused(other.token())).as("idle").isEmpty();
    assertThat(signIn.session(other.token())).as("idle").isEmpty();
    assertThat(sessions.endOld(clock.instant(), clock.instant()).join()).isPositive();
  }

  @Test
  void aNewPasswordEndsTheOtherSessions() {
    Inside here = enter("aino", Role.COORDINATOR);
    Session elsewhere =
        on(
            signIn.code(
                on(signIn.password("aino", PASSWORD, ADDRESS), Stage.CODE),
                here.codes().get(0),
                ADDRESS),
            Stage.IN);
    Step changed =
        signIn.newPassword(
            signIn.session(here.token()).orElseThrow(), "hiljaa virtaa musta joki", ADDRESS);
    on(changed, Stage.IN);
    assertThat(sessions.find(elsewhere.id())).isEmpty();
    assertThat(signIn.session(here.token())).as("rotated").isEmpty();
    assertThat(signIn.password("aino", PASSWORD, ADDRESS)).isInstanceOf(Step.No.class);
  }

  @Test
  void signingOutDisablingAndANewRoleEndSessions() {
    Inside aino = enter("aino", Role.COORDINATOR);
    signIn.out(aino.session());
    assertThat(signIn.session(aino.token())).isEmpty();
    Inside olli = enter("olli", Role.REVIEWER);
    accounts.role(accounts.user("olli"), Role.AUDITOR, Optional.empty(), "test");
    assertThat(signIn.session(olli.token())).isEmpty();
    Inside liisa = enter("liisa", Role.REVIEWER);
    accounts.disabled(accounts.user("liisa"), true, "test");
    assertThat(signIn.session(liisa.token())).isEmpty();
    assertThat(signIn.password("liisa", PASSWORD, ADDRESS))
        .isEqualTo(new Step.No(Step.Reason.WRONG));
  }

  @Test
  void aResetKeepsTheAuthenticatorSoThatAPasswordAloneIsNotEnough() {
    Inside inside = enter("aino", Role.COORDINATOR);
    String oneTime = accounts.reset(accounts.user("aino"), "test");
    Session first = on(signIn.password("aino", oneTime, ADDRESS), Stage.CODE);
    on(signIn.code(first, inside.codes().get(0), ADDRESS), Stage.NEW_PASSWORD);
  }

  @Test
  void theStudioKeepsAnAdministrator() {
    add("aino", Role.ADMINISTRATOR);
    assertThatThrownBy(() -> accounts.disabled(accounts.user("aino"), true, "aino"))
        .isInstanceOf(AccountException.class);
    add("olli", Role.ADMINISTRATOR);
    accounts.disabled(accounts.user("aino"), true, "aino");
    assertThatThrownBy(
            () -> accounts.role(accounts.user("olli"), Role.AUDITOR, Optional.empty(), "olli"))
        .isInstanceOf(AccountException.class);
  }

  @Test
  void guessingIsSlowedDownForTheAccountAndForTheAddress() {
    add("aino", Role.COORDINATOR);
    for (int i = 0; i < Attempts.FREE; i++) {
      assertThat(signIn.password("aino", "wrong " + i, "192.0.2." + i)).isInstanceOf(Step.No.class);
    }
    assertThat(signIn.password("aino", "wrong", "198.51.100.1"))
        .as("the account, from anywhere")
        .isEqualTo(new Step.Wait(Duration.ofSeconds(1)));
    clock.pass(Duration.ofSeconds(1));
    assertThat(signIn.password("aino", "wrong", "198.51.100.1")).isInstanceOf(Step.No.class);
    assertThat(signIn.password("aino", "wrong", "198.51.100.1"))
        .isEqualTo(new Step.Wait(Duration.ofSeconds(2)));
    for (int i = 0; i < Attempts.FREE; i++) {
      signIn.password("nobody" + i, "wrong", "203.0.113.9");
    }
    assertThat(signIn.password("nobody-else", "wrong", "203.0.113.9"))
        .as("the address, for any account")
        .isInstanceOf(Step.Wait.class);
    clock.pass(Attempts.FORGOTTEN.plusSeconds(1));
    assertThat(signIn.password("aino", "wrong", "203.0.113.9")).isInstanceOf(Step.No.class);
  }

  @Test
  void manyGuessesAtOnceGainNothing() {
    add("aino", Role.COORDINATOR);
    JdbiAttempts attempts = new JdbiAttempts(database);
    List<CompletableFuture<Optional<Duration>>> tries =
        IntStream.range(0, 50)
            .mapToObj(i -> attempts.begin(List.of("account", "address" + i), clock.instant()))
            .toList();
    assertThat(tries.stream().filter(one -> one.join().isEmpty()).count()).isEqualTo(Attempts.FREE);
  }

  @Test
  void codesAreThrottledApartFromPasswords() {
    enter("aino", Role.COORDINATOR);
    for (int i = 0; i < Attempts.FREE; i++) {
      Session session = on(signIn.password("aino", PASSWORD, "192.0.2." + i), Stage.CODE);
      assertThat(signIn.code(session, "000000", "192.0.2." + i)).isInstanceOf(Step.No.class);
    }
    Session session = on(signIn.password("aino", PASSWORD, "192.0.2.99"), Stage.CODE);
    assertThat(signIn.code(session, "000000", "192.0.2.99")).isInstanceOf(Step.Wait.class);
  }

  @Test
  void nothingInTheDatabaseOpensTheStudio() {
    Inside inside = enter("aino", Role.COORDINATOR);
    String all =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle.select("select * from studio_session").mapToMap().list().toString()
                        + handle.select("select * from studio_user").mapToMap().list()
                        + handle.select("select * from recovery_code").mapToMap().list()
                        + handle.select("select * from audit").mapToMap().list());
    assertThat(all)
        .contains("aino")
        .doesNotContain(inside.token())
        .doesNotContain(PASSWORD)
        .doesNotContain(inside.codes().get(0).replace("-", ""))
        .doesNotContain(Authenticator.spelled(inside.secret()))
        .doesNotContain(ADDRESS);
  }

  private void write(int rows) {
    for (int i = 1; i <= rows; i++) {
      audit.record(AuditEntry.of("aino", "article.saved", "topic." + i).with("n", "" + i)).join();
    }
  }

  private AuditLog.Check after(String sql) {
    database.writes().run(handle -> handle.createScript(sql).execute()).join();
    return audit.verify(List.of());
  }

  @Test
  void aLogThatNobodyTouchedIsWhole() {
    write(5);
    AuditLog.Check check = audit.verify(List.of());
    assertThat(check.rows()).isEqualTo(5);
    assertThat(check.broken()).isEmpty();
    assertThat(check.head().orElseThrow().number()).isEqualTo(5);
  }

  @Test
  void aChangedRowIsFound() {
    write(5);
    assertThat(after("update audit set who = 'olli' where number = 3").broken()).contains(3L);
  }

  @Test
  void aDroppedRowIsFoundEvenWhenTheOthersMoveUp() {
    write(5);
    assertThat(after("delete from audit where number = 3").broken()).contains(3L);
    assertThat(
            after(
                    "update audit set number = 3 where number = 4;"
                        + " update audit set number = 4 where number = 5")
                .broken())
        .contains(3L);
  }

  @Test
  void swappedRowsAreFound() {
    write(5);
    assertThat(
            after(
                    "update audit set number = -1 where number = 2;"
                        + " update audit set number = 2 where number = 4;"
                        + " update audit set number = 4 where number = -1")
                .broken())
        .contains(2L);
  }

  @Test
  void anAddedRowIsFound() {
    write(2);
    assertThat(
            after(
                    "insert into audit (number, written_at, who, action, subject, detail, mac)"
                        + " select 3, written_at, who, action, subject, detail, mac from audit"
                        + " where number = 2")
                .broken())
        .contains(3L);
  }

  @Test
  void anEndThatWasCutOffIsFoundByWhatWasNotedElsewhere() {
    write(5);
    AuditLog.Head noted = audit.head().orElseThrow();
    assertThat(after("delete from audit where number > 3").broken()).contains(4L);
    database
        .writes()
        .run(
            handle ->
                handle.execute(
                    "update audit_head set number = 3, mac = (select mac from audit where number ="
                        + " 3)"))
        .join();
    assertThat(audit.verify(List.of()).broken()).as("cut so that it looks whole").isEmpty();
    assertThat(audit.verify(List.of(noted)).broken()).contains(4L);
  }

  @Test
  void theLogIsReadFromItsEndAndFiltered() {
    write(5);
    add("aino", Role.COORDINATOR);
    assertThat(audit.rows(AuditLog.Filter.all(), Optional.empty(), 3))
        .extracting(AuditRow::number)
        .containsExactly(6L, 5L, 4L);
    assertThat(audit.rows(new AuditLog.Filter("", "user.", ""), Optional.empty(), 10))
        .extracting(AuditRow::subject)
        .containsExactly("aino");
    assertThat(audit.rows(new AuditLog.Filter("aino", "", "topic.2"), Optional.of(3L), 10))
        .hasSize(1);
  }
}
