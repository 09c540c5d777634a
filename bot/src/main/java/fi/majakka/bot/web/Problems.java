package fi.majakka.bot.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fi.majakka.bot.config.Trace;
import fi.majakka.bot.delivery.BusyException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns every failure into a problem document; what happened goes to the log, never the answer. */
final class Problems {
  static final String CONTENT_TYPE = "application/problem+json; charset=utf-8";
  private static final String TYPES = "urn:majakka:problem:";
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  void add(RoutesConfig routes) {
    routes.exception(Exception.class, (e, ctx) -> answer(e, ctx));
    for (int status : new int[] {404, 405}) {
      routes.error(
          status,
          ctx -> {
            if (ctx.resultInputStream() == null || isPlain(ctx)) {
              write(ctx, status, status == 404 ? "not-found" : "method-not-allowed", title(status));
            }
          });
    }
  }

  private static boolean isPlain(Context ctx) {
    String type = ctx.res().getContentType();
    return type == null || type.startsWith("text/plain");
  }

  private void answer(Throwable thrown, Context ctx) {
    Throwable e = thrown;
    while (e instanceof CompletionException && e.getCause() != null) {
      e = e.getCause();
    }
    if (e instanceof ProblemException problem) {
      problem.retryAfter().ifPresent(after -> retryAfter(ctx, after));
      write(ctx, problem.status(), problem.type(), String.valueOf(problem.getMessage()));
    } else if (e instanceof BusyException busy) {
      retryAfter(ctx, busy.retryAfter());
      write(ctx, 503, "busy", "More is waiting than can be taken. Try again in a moment.");
    } else if (e instanceof JsonProcessingException) {
      write(ctx, 400, "bad-json", "The body is not the JSON that is expected here.");
    } else if (e instanceof UnsupportedCharsetException
        || e instanceof IllegalCharsetNameException) {
      write(ctx, 415, "bad-charset", "The body's charset is not known here. Send UTF-8.");
    } else if (e instanceof TimeoutException) {
      retryAfter(ctx, Duration.ofSeconds(5));
      write(ctx, 503, "timeout", "The answer took too long. Ask again with the same id.");
    } else if (e instanceof HttpResponseException response) {
      write(ctx, response.getStatus(), "http-" + response.getStatus(), title(response.getStatus()));
    } else {
      LOG.error("a request failed: {} {}", ctx.method(), new Trace(e));
      write(ctx, 500, "internal", "Something went wrong here. It has been noted.");
    }
  }

  private static void retryAfter(Context ctx, Duration after) {
    ctx.header("Retry-After", Long.toString(Math.max(1, after.toSeconds())));
  }

  static String title(int status) {
    return switch (status) {
      case 404 -> "There is nothing at this address.";
      case 405 -> "This address does not take such a request.";
      case 413 -> "The body is larger than 64 KiB.";
      case 414 -> "The address is too long.";
      case 431 -> "The headers of the request are too long.";
      default -> "The request cannot be served.";
    };
  }

  static void write(Context ctx, int status, String type, String title) {
    ctx.status(status).result(document(status, type, title)).contentType(CONTENT_TYPE);
  }

  static String document(int status, String type, String title) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", TYPES + type)
        .put("title", title)
        .put("status", status)
        .toString();
  }
}
