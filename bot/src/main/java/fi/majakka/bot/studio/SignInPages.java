package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.Accounts;
import fi.majakka.bot.accounts.Session;
import fi.majakka.bot.accounts.Session.Stage;
import fi.majakka.bot.accounts.SignIn;
import fi.majakka.bot.accounts.Step;
import fi.majakka.bot.accounts.Users;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.privacy.Signer;
import fi.majakka.bot.web.HttpServer;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The way in: name and password, code, own password, authenticator; and the way out. */
public final class SignInPages {
  private static final String CODE = Door.SIGN_IN + "/code";
  private static final String PASSWORD = Door.SIGN_IN + "/password";
  private static final String ENROL = Door.SIGN_IN + "/authenticator";
  private final SignIn signIn;
  private final Users users;
  private final Accounts accounts;
  private final Signer signer;
  private final Optional<OrganisationSignIn> organisation;

  /**
   * @param organisation when the organisation has a sign-in service of its own
   */
  public SignInPages(
      SignIn signIn,
      Users users,
      Accounts accounts,
      Signer signer,
      Optional<OrganisationSignIn> organisation) {
    this.signIn = signIn;
    this.users = users;
    this.accounts = accounts;
    this.signer = signer;
    this.organisation = organisation;
  }

  void add(Door door, Desk desk) {
    door.open(Door.SIGN_IN, ctx -> ask(ctx, door, desk));
    door.openPost(Door.SIGN_IN, ctx -> password(ctx, desk));
    door.halfway(
        CODE, Stage.CODE, (ctx, session) -> show(ctx, desk, session, "code", Map.of(), ""));
    door.halfwayPost(CODE, Stage.CODE, (ctx, session) -> code(ctx, desk, session));
    door.halfway(
        PASSWORD,
        Stage.NEW_PASSWORD,
        (ctx, session) -> show(ctx, desk, session, "password", Map.of(), ""));
    door.halfwayPost(
        PASSWORD, Stage.NEW_PASSWORD, (ctx, session) -> newPassword(ctx, desk, session));
    door.halfway(ENROL, Stage.ENROL, (ctx, session) -> enrolment(ctx, desk, session, ""));
    door.halfwayPost(ENROL, Stage.ENROL, (ctx, session) -> enrol(ctx, desk, session));
    organisation.ifPresent(service -> service.add(door, desk));
    door.openPost("/studio/sign-out", ctx -> out(ctx, door));
  }

  private void ask(Context ctx, Door door, Desk desk) {
    Optional<Session> session = door.session(ctx);
    if (session.isPresent()) {
      ctx.redirect(path(session.get().stage()), HttpStatus.SEE_OTHER);
    } else {
      ask(ctx, desk, "", "");
    }
  }

  private void ask(Context ctx, Desk desk, String name, String error) {
    Language language = language(ctx);
    render(
        ctx,
        desk,
        Optional.empty(),
        language,
        "sign-in",
        Map.of(
            "name",
            name,
            "error",
            error,
            "federated",
            organisation.isPresent(),
            "signedOut",
            ctx.queryParam("out") != null,
            "chosen",
            ctx.queryParam("language") != null || !form(ctx, "chosen").isEmpty()));
  }

  private static Language language(Context ctx) {
    String sent = ctx.formParam("language");
    return Language.of(sent == null ? "" : sent).orElseGet(() -> Desk.guess(ctx));
  }

  private void password(Context ctx, Desk desk) {
    String name = form(ctx, "name");
    Step step = signIn.password(name, form(ctx, "password"), HttpServer.asker(ctx));
    Language language = language(ctx);
    if (step instanceof Step.On on) {
      // Who changed the language of the sign-in page wants the studio in it, too.
      if (!form(ctx, "chosen").isEmpty()) {
        users
            .find(name)
            .filter(user -> user.language() != language)
            .ifPresent(user -> accounts.language(user, language).join());
      }
      go(ctx, on);
    } else {
      ctx.status(step instanceof Step.Wait ? 429 : 401);
      ask(ctx, desk, name, why(ctx, desk, language, step));
    }
  }

  private void code(Context ctx, Desk desk, Session session) {
    Step step = signIn.code(session, form(ctx, "code"), HttpServer.asker(ctx));
    if (step instanceof Step.On on) {
      go(ctx, on);
    } else {
      ctx.status(step instanceof Step.Wait ? 429 : 401);
      show(ctx, desk, session, "code", Map.of(), why(ctx, desk, session.user().language(), step));
    }
  }

  private void newPassword(Context ctx, Desk desk, Session session) {
    String first = form(ctx, "password");
    Language language = session.user().language();
    if (!first.equals(form(ctx, "again"))) {
      ctx.status(422);
      show(ctx, desk, session, "password", Map.of(), desk.words().say(language, "password.differ"));
      return;
    }
    Step step = signIn.newPassword(session, first, HttpServer.asker(ctx));
    if (step instanceof Step.On on) {
      go(ctx, on);
    } else {
      ctx.status(422);
      show(ctx, desk, session, "password", Map.of(), why(ctx, desk, language, step));
    }
  }

  private void enrolment(Context ctx, Desk desk, Session session, String error) {
    Enrolment enrolment = Enrolment.begin(signer, session, signIn.newSecret());
    show(ctx, desk, session, "authenticator", Map.of("enrolment", enrolment), error);
  }

  private void enrol(Context ctx, Desk desk, Session session) {
    Language language = session.user().language();
    Optional<Enrolment> enrolment =
        Enrolment.again(signer, session, form(ctx, "secret"), form(ctx, "signature"));
    if (enrolment.isEmpty()) {
      throw new StudioException(400, "error.request");
    }
    Optional<SignIn.Enrolled> enrolled =
        signIn.enrol(session, enrolment.get().bytes(), form(ctx, "code"), HttpServer.asker(ctx));
    if (enrolled.isEmpty()) {
      ctx.status(422);
      show(
          ctx,
          desk,
          session,
          "authenticator",
          Map.of("enrolment", enrolment.get()),
          desk.words().say(language, "code.wrong_first"));
      return;
    }
    SessionCookie.write(ctx, enrolled.get().step().token());
    render(
        ctx,
        desk,
        Optional.empty(),
        language,
        "recovery",
        Map.of("codes", enrolled.get().recoveryCodes(), "user", session.user().name()));
  }

  private void out(Context ctx, Door door) {
    Optional<Session> session = door.session(ctx);
    session.ifPresent(signIn::out);
    SessionCookie.remove(ctx);
    String language =
        session.map(known -> "&language=" + known.user().language().code()).orElse("");
    ctx.redirect(Door.SIGN_IN + "?out=1" + language, HttpStatus.SEE_OTHER);
  }

  /** On to the next step, with the new token. */
  static void go(Context ctx, Step.On on) {
    SessionCookie.write(ctx, on.token());
    ctx.redirect(path(on.stage()), HttpStatus.SEE_OTHER);
  }

  private static String path(Stage stage) {
    return switch (stage) {
      case CODE -> CODE;
      case NEW_PASSWORD -> PASSWORD;
      case ENROL -> ENROL;
      case IN -> "/studio";
    };
  }

  private static void show(
      Context ctx,
      Desk desk,
      Session session,
      String template,
      Map<String, Object> values,
      String error) {
    Map<String, Object> all = new HashMap<>(values);
    all.put("error", error);
    all.put("user", session.user().name());
    render(ctx, desk, Optional.of(session), session.user().language(), template, all);
  }

  private static void render(
      Context ctx,
      Desk desk,
      Optional<Session> session,
      Language language,
      String template,
      Map<String, Object> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.put(
        "page", desk.page(ctx, session, desk.words().say(language, "door." + template), language));
    desk.templates().render(ctx, "studio/door/" + template, all);
  }

  private static String why(Context ctx, Desk desk, Language language, Step step) {
    if (step instanceof Step.Wait wait) {
      ctx.header("Retry-After", Long.toString(seconds(wait.time())));
      return desk.words().say(language, "sign-in.wait", Long.toString(seconds(wait.time())));
    }
    Step.Reason reason = ((Step.No) step).reason();
    return desk.words().say(language, "sign-in." + reason.name().toLowerCase(Locale.ROOT));
  }

  private static long seconds(Duration time) {
    return Math.max(1, time.plusMillis(999).toSeconds());
  }

  private static String form(Context ctx, String name) {
    String value = ctx.formParam(name);
    return value == null ? "" : value;
  }
}
