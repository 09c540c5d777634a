package fi.majakka.bot.web;

import io.javalin.config.RoutesConfig;
import java.util.Set;

/** Adds its routes to the web server. */
@FunctionalInterface
public interface Routes {
  void add(RoutesConfig routes);

  /**
   * Paths that take files: they limit bodies themselves, and nothing else takes a multipart form.
   */
  default Set<String> uploads() {
    return Set.of();
  }
}
