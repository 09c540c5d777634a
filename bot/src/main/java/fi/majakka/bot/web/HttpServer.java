package fi.majakka.bot.web;

import fi.majakka.bot.config.Config;
import fi.majakka.bot.delivery.Workers;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinLogger;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.handler.StatisticsHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The web server: every route behind the same limits, headers and errors. */
public final class HttpServer implements AutoCloseable {
  /** The contract's limit on bodies. */
  private static final int BODY_LIMIT = 64 * 1024;

  /** Of a body that is refused, what is still read before the answer. */
  private static final int READ_AWAY = 16 * BODY_LIMIT;

  /** Milliseconds after which a thread that nobody needs ends. */
  private static final int IDLE = 60_000;

  private static final String WEBHOOK = "/telegram/webhook";
  private static final String ADDRESS = "client address";

  private final Javalin javalin;
  private final Config.Server config;

  /**
   * @param routes in the order in which they are matched
   */
  public HttpServer(Config.Server config, RateLimits addresses, List<Routes> routes) {
    this.config = config;
    SecurityHeaders headers = new SecurityHeaders(config);
    Set<String> uploads =
        routes.stream()
            .flatMap(part -> part.uploads().stream())
            .collect(Collectors.toUnmodifiableSet());
    this.javalin =
        Javalin.create(
            javalin -> {
              javalin.startup.showJavalinBanner = false;
              javalin.startup.showOldJavalinVersionWarning = false;
              javalin.startup.startupWatcherEnabled = false;
              javalin.http.maxRequestSize = BODY_LIMIT;
              javalin.http.prefer405over404 = true;
              javalin.http.asyncTimeout = 60_000;
              javalin.concurrency.useVirtualThreads = Workers.virtual();
              if (!Workers.virtual()) {
                javalin.jetty.threadPool = threads();
              }
              javalin.jetty.modifyHttpConfiguration(
                  http -> {
                    http.setSendServerVersion(false);
                    http.setRequestHeaderSize(16 * 1024);
                  });
              javalin.jetty.modifyServer(
                  server -> {
                    server.setStopTimeout(10_000);
                    server.insertHandler(new StatisticsHandler());
                    server.setErrorHandler(new UnroutedProblems());
                  });
              javalin.routes.before(
                  ctx -> {
                    headers.add(ctx);
                    if (!uploads.contains(ctx.path())) {
                      refuseLargeBodies(ctx);
                    }
                    ctx.attribute(ADDRESS, address(ctx));
                    if (!ctx.path().equals(WEBHOOK)) {
                      addresses.take(address(ctx)); // Telegram is limited by chat, once it is known
                    }
                  });
              javalin.routes.after(ctx -> readAway(ctx, READ_AWAY));
              new Problems().add(javalin.routes);
              routes.forEach(part -> part.add(javalin.routes));
            });
  }

  /** A queue of Jetty's own would start all of the JVM's management beans. */
  static QueuedThreadPool threads() {
    return new QueuedThreadPool(64, 4, IDLE, new LinkedBlockingQueue<>());
  }

  private static void refuseLargeBodies(Context ctx) {
    if (ctx.req().getContentLengthLong() > BODY_LIMIT) {
      throw ProblemException.of(413, "too-large", "The body is larger than 64 KiB.");
    }
    if (ctx.isMultipart()) { // its size is not limited by the limit on bodies
      throw ProblemException.of(415, "no-file", "Files cannot be sent here.");
    }
  }

  /**
   * Reads away what nobody read of a body, within a limit: a connection that is closed on unread
   * bytes is reset, and the client would never see why it was refused. Where more is left, the
   * client is told that the connection ends.
   *
   * @param most bytes
   */
  public static void readAway(Context ctx, long most) {
    if (ctx.header("Expect") == null) { // else nothing is sent before we ask for it
      try {
        InputStream rest = ctx.req().getInputStream();
        long left = most;
        long read;
        do {
          read = rest.skip(left);
          left -= read;
        } while (read > 0 && left > 0);
        if (left > 0) {
          return;
        }
      } catch (IOException e) { // a body that breaks off
      }
    }
    ctx.header("Connection", "close");
  }

  /** Who asks, for limits: the address that the request came from. */
  public static String asker(Context ctx) {
    return String.valueOf((String) ctx.attribute(ADDRESS));
  }

  /** The last address that our own proxy added; what a client wrote before it is not believed. */
  private String address(Context ctx) {
    String forwarded = ctx.header("X-Forwarded-For");
    if (config.trustProxy() && forwarded != null) {
      return forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    }
    return ctx.ip();
  }

  /**
   * Starts serving. A port in use is told by the exception, not by a log line before it.
   *
   * @throws IllegalStateException when nothing can listen there
   */
  public void start() {
    JavalinLogger.enabled = false;
    try {
      javalin.start(config.host(), config.port());
    } catch (JavalinBindException e) {
      throw new IllegalStateException(
          "nothing can listen at %s:%d: another program does, or it is no address of this machine"
              .formatted(config.host(), config.port()),
          e);
    } finally {
      JavalinLogger.enabled = true;
    }
  }

  /** The port in use. */
  public int port() {
    return javalin.port();
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
