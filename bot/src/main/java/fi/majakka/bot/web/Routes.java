package fi.majakka.bot.web;

import io.javalin.config.RoutesConfig;

/** Adds its routes to the web server. */
@FunctionalInterface
public interface Routes {
  void add(RoutesConfig routes);
}
