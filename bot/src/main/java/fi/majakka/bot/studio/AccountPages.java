package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.Accounts;
import fi.majakka.bot.accounts.AuditEntry;
import fi.majakka.bot.accounts.Right;
import fi.majakka.bot.accounts.Session;
import fi.majakka.bot.accounts.Sessions;
import fi.majakka.bot.accounts.SignIn;
import fi.majakka.bot.accounts.Step;
import fi.majakka.bot.accounts.Users;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.privacy.Signer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A user's own account: password, authenticator, recovery codes, sessions, language. */
public final class AccountPages implements StudioPages {
  private static final String PATH = "/studio/account";
  private final SignIn signIn;
  private final Users users;
  private final Sessions sessions;
  private final Accounts accounts;
  private final Signer signer;

  public AccountPages(
      SignIn signIn, Users users, Sessions sessions, Accounts accounts, Signer signer) {
    this.signIn = signIn;
    this.users = users;
    this.sessions = sessions;
    this.accounts = accounts;
    this.signer = signer;
  }

  @Override
  public void add(Door door) {
    door.get(PATH, Right.READ, visit -> show(visit, 200, ""));
    door.post(PATH + "/password", Right.READ, this::password);
    door.post(PATH + "/recovery", Right.READ, this::recovery);
    door.post(PATH + "/authenticator", Right.READ, this::authenticator);
    door.post(PATH + "/authenticator/confirm", Right.READ, this::enrol);
    door.post(PATH + "/sessions", Right.READ, this::endOthers);
    door.post("/studio/language", Right.READ, this::language);
  }

  private void show(Visit visit, int status, String error) {
    List<Session> all =
        sessions.of(visit.user().id()).stream()
            .filter(session -> session.stage() == Session.Stage.IN)
            .toList();
    visit.again(
        status,
        "account.title",
        "studio/account",
        Map.of(
            "user",
            visit.user(),
            "sessions",
            all,
            "here",
            visit.session().id(),
            "codesLeft",
            users.recoveryCodesLeft(visit.user().id()),
            "error",
            error));
  }

  /** Whoever changes how one signs in shows the password once more (ASVS 7.5.1). */
  private boolean confirmed(Visit visit) {
    Step step = signIn.confirm(visit.session(), visit.raw("current"), visit.address());
    if (step instanceof Step.Wait wait) {
      show(
          visit,
          429,
          visit.say("sign-in.wait", Long.toString(Math.max(1, wait.time().toSeconds()))));
    } else if (step instanceof Step.No) {
      show(visit, 401, visit.say("account.current_wrong"));
    }
    return step instanceof Step.On;
  }

  private void password(Visit visit) {
    if (!visit.raw("password").equals(visit.raw("again"))) {
      show(visit, 422, visit.say("password.differ"));
    } else if (confirmed(visit)) {
      Step step = signIn.newPassword(visit.session(), visit.raw("password"), visit.address());
      if (step instanceof Step.On on) {
        SessionCookie.write(visit.ctx(), on.token());
        visit.done(PATH, "done.password");
      } else if (step instanceof Step.No no) {
        show(visit, 422, visit.say("sign-in." + no.reason().name().toLowerCase(Locale.ROOT)));
      }
    }
  }

  private void recovery(Visit visit) {
    if (confirmed(visit)) {
      visit.page(
          "door.recovery",
          "studio/recovery-codes",
          Map.of("codes", signIn.newRecoveryCodes(visit.user())));
    }
  }

  private void authenticator(Visit visit) {
    if (confirmed(visit)) {
      enrolment(visit, 200, Enrolment.begin(signer, visit.session(), signIn.newSecret()), "");
    }
  }

  private static void enrolment(Visit visit, int status, Enrolment enrolment, String error) {
    visit.again(
        status,
        "door.authenticator",
        "studio/authenticator",
        Map.of("enrolment", enrolment, "user", visit.user().name(), "error", error));
  }

  private void enrol(Visit visit) {
    Enrolment enrolment =
        Enrolment.again(signer, visit.session(), visit.raw("secret"), visit.raw("signature"))
            .orElseThrow(() -> new StudioException(400, "error.request"));
    Optional<SignIn.Enrolled> enrolled =
        signIn.enrol(visit.session(), enrolment.bytes(), visit.raw("code"), visit.address());
    if (enrolled.isEmpty()) {
      enrolment(visit, 422, enrolment, visit.say("code.wrong_first"));
      return;
    }
    SessionCookie.write(visit.ctx(), enrolled.get().step().token());
    visit.page(
        "door.recovery", "studio/recovery-codes", Map.of("codes", enrolled.get().recoveryCodes()));
  }

  private void endOthers(Visit visit) {
    sessions
        .endOthers(
            visit.user().id(),
            visit.session().id(),
            AuditEntry.of(visit.user().name(), "sessions.ended", visit.user().name()))
        .join();
    visit.done(PATH, "done.sessions");
  }

  private void language(Visit visit) {
    Language language =
        Language.of(visit.raw("language"))
            .orElseThrow(() -> new StudioException(400, "error.request"));
    accounts.language(visit.user(), language).join();
    String back = visit.raw("back");
    visit.go(back.matches("/studio[\\w/.?&=%-]*") ? back : "/studio");
  }
}
