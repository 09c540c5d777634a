package fi.majakka.bot.studio;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.Optional;

/** The session's token in the browser; browsers take a Secure cookie from localhost, too. */
final class SessionCookie {
  private static final String NAME = "__Host-majakka";

  private SessionCookie() {}

  static Optional<String> read(Context ctx) {
    return Optional.ofNullable(ctx.cookie(NAME)).filter(token -> !token.isEmpty());
  }

  static void write(Context ctx, String token) {
    ctx.cookie(cookie(token, -1));
  }

  private static Cookie cookie(String token, int maxAge) {
    return new Cookie(NAME, token, "/", maxAge, true, true, null, SameSite.STRICT);
  }

  static void remove(Context ctx) {
    ctx.cookie(cookie("", 0));
  }
}
