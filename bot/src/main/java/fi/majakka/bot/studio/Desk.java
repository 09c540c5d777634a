package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.Session;
import fi.majakka.bot.accounts.User;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.privacy.Signer;
import fi.majakka.bot.web.Templates;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What every page is made with: words, templates, navigation, form tokens. */
final class Desk {
  private static final String CSRF = "studio-form";
  private final Words words;
  private final Templates templates;
  private final Signer signer;
  private final List<NavItem> nav = new ArrayList<>();
  private final List<Waiting> waiting = new ArrayList<>();

  Desk(Words words, Templates templates, Signer signer) {
    this.words = words;
    this.templates = templates;
    this.signer = signer;
  }

  Words words() {
    return words;
  }

  Templates templates() {
    return templates;
  }

  /** Adds a page to the navigation; only while the routes are put together. */
  void nav(NavItem item) {
    nav.add(item);
    nav.sort(Comparator.comparingInt(NavItem::place));
  }

  /** Adds something that the first page tells of; only while the routes are put together. */
  void waiting(Waiting thing) {
    waiting.add(thing);
  }

  /** What waits for a user. */
  List<TodayPages.Note> waiting(User user) {
    return waiting.stream()
        .filter(thing -> user.may(thing.right()))
        .map(
            thing ->
                new TodayPages.Note(
                    thing.key(), thing.path(), thing.count().applyAsInt(user), thing.action()))
        .filter(note -> note.count() > 0)
        .toList();
  }

  /** The token that a session's forms carry. */
  String csrf(Session session) {
    return signer.sign(CSRF, session.id(), 32);
  }

  boolean csrfFits(Session session, String token) {
    return signer.verify(CSRF, session.id(), token);
  }

  StudioPage page(Context ctx, Optional<Session> session, String title, Language language) {
    Optional<Session> inside = session.filter(known -> known.stage() == Session.Stage.IN);
    return new StudioPage(
        language,
        title,
        ctx.path(),
        words,
        inside.map(Session::user),
        inside.map(known -> nav(known, ctx.path(), language)).orElse(List.of()),
        session.map(this::csrf).orElse(""),
        Optional.ofNullable(ctx.queryParam("done"))
            .flatMap(key -> words.find(language, "done." + key)));
  }

  private List<StudioPage.Nav> nav(Session session, String path, Language language) {
    return nav.stream()
        .filter(item -> session.user().may(item.right()))
        .map(
            item ->
                new StudioPage.Nav(
                    words.say(language, "nav." + item.key()), item.path(), isHere(item, path)))
        .toList();
  }

  private static boolean isHere(NavItem item, String path) {
    return path.equals(item.path())
        || (!item.path().equals("/studio") && path.startsWith(item.path() + "/"));
  }

  /** The language of somebody who is not known yet. */
  static Language guess(Context ctx) {
    String asked = ctx.queryParam("language");
    return Language.of(asked == null ? "" : asked)
        .orElseGet(
            () -> {
              String accepted = ctx.header("Accept-Language");
              return accepted == null || accepted.isBlank() || prefersFinnish(accepted)
                  ? Language.FI
                  : Language.EN;
            });
  }

  private static boolean prefersFinnish(String accepted) {
    int finnish = accepted.indexOf("fi");
    int english = accepted.indexOf("en");
    return finnish >= 0 && (english < 0 || finnish < english);
  }
}
