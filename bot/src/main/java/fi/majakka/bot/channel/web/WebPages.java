package fi.majakka.bot.channel.web;

import fi.majakka.bot.web.ProblemException;
import fi.majakka.bot.web.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The widget, and what the pages are made of, from the class path. */
public final class WebPages implements Routes {
  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml",
          "woff2", "font/woff2",
          "txt", "text/plain; charset=utf-8");

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/widget.js", ctx -> send(ctx, "widget.js", "max-age=300"));
    routes.get("/favicon.ico", ctx -> ctx.redirect("/web/mark.svg"));
    routes.get("/web/{file}", ctx -> send(ctx, ctx.pathParam("file"), "max-age=86400"));
  }

  private static void send(Context ctx, String name, String caching) {
    String type =
        name.matches("[a-z0-9-]+\\.[a-z0-9]+")
            ? TYPES.get(name.substring(name.indexOf('.') + 1))
            : null;
    if (type == null) {
      throw ProblemException.of(404, "not-found", "There is nothing at this address.");
    }
    try (InputStream file = WebPages.class.getResourceAsStream("/web/" + name)) {
      if (file == null) {
        throw ProblemException.of(404, "not-found", "There is nothing at this address.");
      }
      ctx.contentType(type).header("Cache-Control", caching).result(file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
