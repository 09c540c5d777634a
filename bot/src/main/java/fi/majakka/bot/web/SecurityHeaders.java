package fi.majakka.bot.web;

import fi.majakka.bot.config.Config;
import io.javalin.http.Context;
import java.util.List;

/**
 * The headers that every answer carries (OWASP ASVS 5.0, chapter 3.4). Nothing inline runs, nothing
 * comes from third parties, and only the configured sites may frame the chat or call the API.
 */
final class SecurityHeaders {
  private final String policy;
  private final List<String> origins;

  SecurityHeaders(Config.Server config) {
    String ancestors =
        config.frameAncestors().isEmpty() ? "'none'" : String.join(" ", config.frameAncestors());
    this.policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none';"
            + " form-action 'self'; frame-ancestors "
            + ancestors
            + "; require-trusted-types-for 'script'";
    this.origins = config.corsOrigins();
  }

  void add(Context ctx) {
    ctx.header("Content-Security-Policy", policy);
    ctx.header("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Referrer-Policy", "no-referrer");
    ctx.header("Cross-Origin-Opener-Policy", "same-origin");
    ctx.header(
        "Cross-Origin-Resource-Policy",
        ctx.path().equals("/widget.js") ? "cross-origin" : "same-origin");
    ctx.header("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
    if (ctx.path().startsWith("/api/") || ctx.path().startsWith("/studio")) {
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
    }
  }
}
