package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.Passwords;
import fi.majakka.bot.accounts.Right;
import fi.majakka.bot.accounts.Session;
import fi.majakka.bot.accounts.Session.Stage;
import fi.majakka.bot.accounts.SignIn;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.web.HttpServer;
import fi.majakka.bot.web.ProblemException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one door of the studio: every route goes through it and names the right that it asks for, so
 * that none can be left open by mistake. A change must come from a page of ours and carry its
 * form's token; reading never changes anything.
 */
public final class Door {
  static final String SIGN_IN = "/studio/sign-in";

  /** How many times the allowed size is still taken, to be thrown away. */
  private static final int MOST_DRAINED = 10;

  private static final Logger LOG = LoggerFactory.getLogger(Door.class);
  private final RoutesConfig routes;
  private final SignIn signIn;
  private final Desk desk;
  private final SameOrigin sameOrigin;

  Door(RoutesConfig routes, SignIn signIn, Desk desk, SameOrigin sameOrigin) {
    this.routes = routes;
    this.signIn = signIn;
    this.desk = desk;
    this.sameOrigin = sameOrigin;
  }

  /** Answers a request of somebody inside. */
  @FunctionalInterface
  public interface Page {
    void show(Visit visit);
  }

  /** Answers a request of somebody who is on the way in. */
  @FunctionalInterface
  interface Halfway {
    void show(Context ctx, Session session);
  }

  /** Adds a page to the navigation. */
  public void nav(NavItem item) {
    desk.nav(item);
  }

  /** Adds something that the first page tells of while it waits. */
  public void waiting(Waiting thing) {
    desk.waiting(thing);
  }

  /** A page to read. */
  public void get(String path, Right right, Page page) {
    routes.get(path, guarded(ctx -> inside(ctx, right, page)));
  }

  /**
   * A part of a page that asks by itself how something goes on; it does not keep a session alive.
   * Once the session has ended, the browser is sent to the door.
   */
  public void watch(String path, Right right, Page page) {
    routes.get(
        path,
        guarded(
            ctx -> {
              Optional<Session> session =
                  SessionCookie.read(ctx)
                      .flatMap(signIn::unused)
                      .filter(found -> found.stage() == Stage.IN);
              if (session.isEmpty() && "true".equals(ctx.header("HX-Request"))) {
                ctx.status(HttpStatus.UNAUTHORIZED).header("HX-Redirect", SIGN_IN);
              } else {
                inside(ctx, session, right, page);
              }
            }));
  }

  /** A change. */
  public void post(String path, Right right, Page page) {
    routes.post(path, guarded(ctx -> changing(ctx, right, page)));
  }

  /**
   * A change that brings a file with it. Who may not send one is refused before it is read.
   *
   * @param most bytes of the whole form
   */
  public void upload(String path, Right right, long most, Page page) {
    routes.post(path, guarded(ctx -> uploading(ctx, right, most, page)));
  }

  private void uploading(Context ctx, Right right, long most, Page page) {
    sameOrigin.check(ctx);
    entered(ctx).need(right);
    long size = ctx.req().getContentLengthLong();
    if (size < 0 || size > most) {
      if (size >= 0 && size <= most * MOST_DRAINED) {
        HttpServer.readAway(ctx, most * MOST_DRAINED);
      }
      throw new StudioException(413, "error.file_size");
    }
    if (!ctx.isMultipart() || !readable(ctx)) {
      // The web server ends the connection on a broken form, and would not say so.
      ctx.header("Connection", "close");
      throw new StudioException(400, "error.request");
    }
    changing(ctx, right, page);
  }

  /** True when the form is whole; the server throws this and that for one that is not. */
  private static boolean readable(Context ctx) {
    try {
      ctx.formParamMap();
      return true;
    } catch (Exception e) { // also checked ones, which the web server's Kotlin does not declare
      LOG.debug("a form with a file cannot be read", e);
      return false;
    }
  }

  /** A page that anybody may read. */
  void open(String path, Handler handler) {
    routes.get(path, guarded(handler));
  }

  /** A form that anybody may send, from a page of ours. */
  void openPost(String path, Handler handler) {
    routes.post(
        path,
        guarded(
            ctx -> {
              sameOrigin.check(ctx);
              handler.handle(ctx);
            }));
  }

  /** A step on the way in. */
  void halfway(String path, Stage stage, Halfway page) {
    routes.get(path, guarded(ctx -> onTheWay(ctx, stage, page)));
  }

  /** The form of a step on the way in. */
  void halfwayPost(String path, Stage stage, Halfway page) {
    routes.post(
        path,
        guarded(
            ctx -> {
              sameOrigin.check(ctx);
              onTheWay(
                  ctx,
                  stage,
                  (same, session) -> {
                    checkToken(same, session);
                    page.show(same, session);
                  });
            }));
  }

  private void onTheWay(Context ctx, Stage stage, Halfway page) {
    Optional<Session> session = session(ctx).filter(found -> found.stage() == stage);
    if (session.isPresent()) {
      page.show(ctx, session.get());
    } else {
      ctx.redirect(SIGN_IN, HttpStatus.SEE_OTHER);
    }
  }

  private void inside(Context ctx, Right right, Page page) {
    inside(ctx, session(ctx).filter(found -> found.stage() == Stage.IN), right, page);
  }

  private void inside(Context ctx, Optional<Session> session, Right right, Page page) {
    if (session.isEmpty()) {
      ctx.redirect(SIGN_IN, HttpStatus.SEE_OTHER);
      return;
    }
    Visit visit = new Visit(ctx, session.get(), desk);
    visit.need(right);
    page.show(visit);
  }

  private void changing(Context ctx, Right right, Page page) {
    sameOrigin.check(ctx);
    Visit visit = entered(ctx);
    checkToken(ctx, visit.session());
    visit.need(right);
    page.show(visit);
  }

  /** Somebody inside who is about to change something. */
  private Visit entered(Context ctx) {
    return session(ctx)
        .filter(found -> found.stage() == Stage.IN)
        .map(session -> new Visit(ctx, session, desk))
        .orElseThrow(() -> new StudioException(401, "error.ended"));
  }

  private void checkToken(Context ctx, Session session) {
    String field = ctx.formParam("csrf");
    if (field == null || !desk.csrfFits(session, field)) {
      throw new StudioException(403, "error.token");
    }
  }

  Optional<Session> session(Context ctx) {
    return SessionCookie.read(ctx).flatMap(signIn::session);
  }

  /** What goes wrong becomes a page in the user's language that shows nothing of the inside. */
  private Handler guarded(Handler handler) {
    return ctx -> {
      try {
        handler.handle(ctx);
      } catch (StudioException e) {
        refuse(ctx, e.status(), e.key());
      } catch (Passwords.CrowdedException e) {
        ctx.header("Retry-After", "10");
        refuse(ctx, 503, "error.crowded");
      } catch (ProblemException e) {
        refuse(ctx, e.status(), "error.request");
      }
    };
  }

  private void refuse(Context ctx, int status, String key) {
    // What was refused may have been asked by a page itself.
    Optional<Session> session = SessionCookie.read(ctx).flatMap(signIn::unused);
    Language language =
        session.map(known -> known.user().language()).orElseGet(() -> Desk.guess(ctx));
    ctx.status(status);
    desk.templates()
        .render(
            ctx,
            "studio/error",
            Map.of(
                "page",
                desk.page(ctx, session, desk.words().say(language, "error.title"), language),
                "text",
                desk.words().say(language, key)));
  }
}
