package fi.majakka.bot.studio;

import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;

/** The scripts of the studio: htmx as its makers ship it, and our few lines beside it. */
final class StudioAssets {
  private static final String HTMX = "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";

  void add(RoutesConfig routes) {
    serve(routes, "/studio/assets/htmx.js", HTMX);
    serve(routes, "/studio/assets/studio.js", "/studio/studio.js");
  }

  private static void serve(RoutesConfig routes, String path, String resource) {
    byte[] script = read(resource);
    routes.get(
        path,
        ctx ->
            ctx.contentType("text/javascript; charset=utf-8")
                .header("Cache-Control", "max-age=86400")
                .result(script));
  }

  private static byte[] read(String resource) {
    try (InputStream file = StudioAssets.class.getResourceAsStream(resource)) {
      if (file == null) {
        throw new IllegalStateException(resource + " is missing from the build");
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(resource + " cannot be read", e);
    }
  }
}
