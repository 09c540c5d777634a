package fi.majakka.bot.web;

import io.javalin.Javalin;

/** A Javalin server with one handler that does nothing, for benchmarks to be measured against. */
public final class BareServer implements AutoCloseable {
  /** Looks like an answer of Telegram's Bot API, so that it can stand in for that, too. */
  private static final String ANSWER =
      "{\"ok\":true,\"result\":{\"message_id\":1,\"date\":1,\"text\":\"-\","
          + "\"chat\":{\"id\":1,\"type\":\"private\"}}}";

  private final Javalin javalin =
      Javalin.create(
              config -> {
                config.startup.showJavalinBanner = false;
                config.jetty.threadPool = HttpServer.threads();
                config.routes.post(
                    "/*",
                    ctx -> {
                      byte[] unused = ctx.bodyAsBytes(); // unread, it would end the connection
                      ctx.contentType("application/json").result(ANSWER);
                    });
              })
          .start("127.0.0.1", 0);

  /** The port in use. */
  public int port() {
    return javalin.port();
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
