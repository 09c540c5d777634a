package fi.majakka.bot.web;

import fi.majakka.bot.config.Config;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.List;

/**
 * The headers that every answer carries (OWASP ASVS 5.0, chapter 3.4). Nothing inline runs, nothing
 * comes from third parties, and only the configured sites may frame the chat or call the API.
 */
final class SecurityHeaders {
  private static final String CONTENT =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; font-src 'self'; manifest-src 'self'; object-src 'none';"
          + " base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'";

  /** The studio is never framed; its one trusted-types policy is made by studio.js for htmx. */
  private static final String STUDIO = CONTENT + "; frame-ancestors 'none'; trusted-types default";

  private final String policy;
  private final List<String> origins;

  SecurityHeaders(Config.Server config) {
    String ancestors =
        config.frameAncestors().isEmpty() ? "'none'" : String.join(" ", config.frameAncestors());
    this.policy = CONTENT + "; frame-ancestors " + ancestors;
    this.origins = config.corsOrigins();
  }

  void add(Context ctx) {
    boolean studio = ctx.path().equals("/studio") || ctx.path().startsWith("/studio/");
    ctx.header("Content-Security-Policy", studio ? STUDIO : policy);
    ctx.header("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
    ctx.header("X-Content-Type-Options", "nosniff");
    // Without any referrer, browsers hide the origin of a form, which the studio checks.
    ctx.header("Referrer-Policy", studio ? "same-origin" : "no-referrer");
    ctx.header("Cross-Origin-Opener-Policy", "same-origin");
    ctx.header(
        "Cross-Origin-Resource-Policy",
        ctx.path().equals("/widget.js") ? "cross-origin" : "same-origin");
    ctx.header("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
    if (ctx.path().startsWith("/api/") || studio) {
      ctx.header("Cache-Control", "no-store");
    }
    allowConfiguredSites(ctx);
  }

  private void allowConfiguredSites(Context ctx) {
    String origin = ctx.header("Origin");
    if (origin != null && origins.contains(origin) && ctx.path().startsWith("/api/")) {
      ctx.header("Access-Control-Allow-Origin", origin);
      ctx.header("Vary", "Origin");
      ctx.header("Access-Control-Allow-Headers", "Authorization, Content-Type");
      ctx.header("Access-Control-Allow-Methods", "GET, POST, DELETE");
      ctx.header("Cross-Origin-Resource-Policy", "cross-origin");
      if (ctx.method().equals(HandlerType.OPTIONS)) {
        ctx.status(204).skipRemainingHandlers(); // a browser asks before it calls
      }
    }
  }
}
