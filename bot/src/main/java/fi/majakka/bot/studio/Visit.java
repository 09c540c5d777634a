package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.Right;
import fi.majakka.bot.accounts.Session;
import fi.majakka.bot.accounts.User;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.web.HttpServer;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.Place;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One request of somebody inside the studio, and how it is answered. */
public final class Visit {
  private final Context ctx;
  private final Session session;
  private final Desk desk;

  Visit(Context ctx, Session session, Desk desk) {
    this.ctx = ctx;
    this.session = session;
    this.desk = desk;
  }

  /** Who it is. */
  public User user() {
    return session.user();
  }

  Session session() {
    return session;
  }

  Context ctx() {
    return ctx;
  }

  /** The network address that the request came from. */
  String address() {
    return HttpServer.asker(ctx);
  }

  /** The language of the user's pages. */
  public Language language() {
    return user().language();
  }

  /** Words of the studio in the user's language. */
  public String say(String key, String... values) {
    return desk.words().say(language(), key, values);
  }

  /** Words of the studio, if there are any of this key. */
  public Optional<String> find(String key) {
    return desk.words().find(language(), key);
  }

  /** What waits for the user. */
  List<TodayPages.Note> waiting() {
    return desk.waiting(user());
  }

  /** A time as people write it. */
  public String time(Instant time) {
    return StudioPage.time(language(), time);
  }

  /** A part of the path, such as {@code id} of {@code /studio/things/{id}}. */
  public String part(String name) {
    return ctx.pathParam(name);
  }

  /** A value of the query, if it was given and is not blank. */
  public Optional<String> query(String name) {
    return Optional.ofNullable(ctx.queryParam(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  /** Which page of a long list is asked for, from 1. */
  int pageNumber() {
    return query("page")
        .filter(text -> text.matches("[1-9]\\d{0,5}"))
        .map(Integer::valueOf)
        .orElse(1);
  }

  /** A field of the form, if it was filled in. */
  public Optional<String> field(String name) {
    return Optional.ofNullable(ctx.formParam(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  /** A field exactly as it was sent; empty when it was not. */
  public String raw(String name) {
    String value = ctx.formParam(name);
    return value == null ? "" : value;
  }

  /** True when the form has such a field, filled in or not. */
  public boolean sent(String name) {
    return ctx.formParam(name) != null;
  }

  /** All values of a field, such as ticked boxes. */
  public List<String> fields(String name) {
    return ctx.formParams(name);
  }

  /** True when htmx asks for a part of a page. */
  public boolean partial() {
    return "true".equals(ctx.header("HX-Request"));
  }

  /**
   * Answers with a page of {@code src/main/jte}, which gets a {@link StudioPage} as {@code page}.
   *
   * @param title words of the studio
   */
  public void page(String title, String template, Map<String, ?> values) {
    titled(say(title), template, values);
  }

  /** The same with a title that is not one of the studio's words, such as an article's. */
  public void titled(String title, String template, Map<String, ?> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.put("page", desk.page(ctx, Optional.of(session), title, user().language()));
    desk.templates().render(ctx, template, all);
  }

  /** The same with a status other than 200, for a form that is shown again with what is wrong. */
  public void again(int status, String title, String template, Map<String, ?> values) {
    ctx.status(status);
    page(title, template, values);
  }

  /** Goes on to another page, so that a reload does nothing twice. */
  public void go(String path) {
    ctx.redirect(path, io.javalin.http.HttpStatus.SEE_OTHER);
  }

  /**
   * Goes on to another page, which says what was done.
   *
   * @param key words of the studio that begin with {@code done.}
   */
  public void done(String path, String key) {
    go(
        path
            + (path.contains("?") ? "&" : "?")
            + "done="
            + URLEncoder.encode(key.substring("done.".length()), StandardCharsets.UTF_8));
  }

  /** The municipalities whose texts the visitor may edit. */
  List<String> editable(KnowledgeBase knowledge) {
    return knowledge.municipalities().stream()
        .map(Place::name)
        .filter(name -> user().mayEdit(Optional.of(name)))
        .toList();
  }

  /** Refuses what the user may not do to something that belongs to a municipality. */
  public void needEdit(Optional<String> municipality) {
    if (!user().mayEdit(municipality)) {
      throw new StudioException(403, "error.municipality");
    }
  }

  /** Refuses what the user may not do at all. */
  public void need(Right right) {
    if (!user().may(right)) {
      throw new StudioException(403, "error.right");
    }
  }

  /** What is thrown when there is no such thing. */
  public RuntimeException missing() {
    return new StudioException(404, "error.missing");
  }
}
