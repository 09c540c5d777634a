package fi.majakka.bot.fetch;

import fi.majakka.bot.links.LinkProbe;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Visits public addresses to see whether they are there: HEAD first, GET where a server does not
 * like that; of an answer nothing but its head is read. Thread-safe.
 */
public final class LinkVisitor implements LinkProbe {
  private static final int REDIRECTS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** It is there, only not for a program. */
  private static final Set<Integer> GUARDED = Set.of(401, 403, 406, 429, 451);

  private static final Set<Integer> FOR_GOOD = Set.of(301, 308);
  private final Borders borders;

  /**
   * @param privateHosts hosts that may lie in a private network all the same
   */
  public LinkVisitor(Iterable<String> privateHosts) {
    this.borders = new Borders(privateHosts, PATIENCE);
  }

  @Override
  public Found look(String address) {
    HttpUrl url = HttpUrl.parse(address);
    if (url == null) {
      return Found.missing("address");
    }
    Optional<String> moved = Optional.empty();
    boolean forGood = true;
    try {
      for (int i = 0; i <= REDIRECTS; i++) {
        if (borders.closed(url.host())) {
          return Found.missing("private");
        }
        Answer answer = ask(url);
        if (answer.location().isEmpty()) {
          return found(answer.status(), moved);
        }
        HttpUrl next = url.resolve(answer.location().get());
        if (next == null) {
          return Found.missing("redirect");
        }
        forGood = forGood && FOR_GOOD.contains(answer.status());
        moved = forGood ? Optional.of(next.toString()) : moved;
        url = next;
      }
      return Found.missing("redirect");
    } catch (UnknownHostException e) {
      return String.valueOf(e.getMessage()).equals(Borders.inside(url.host()))
          ? Found.missing("private")
          : Found.silent("host");
    } catch (InterruptedIOException e) {
      return Found.silent("timeout");
    } catch (IOException | FetchException e) {
      return Found.silent("silent");
    }
  }

  /**
   * The head of an answer.
   *
   * @param location where it sends us instead
   */
  private record Answer(int status, Optional<String> location) {}

  private Answer ask(HttpUrl url) throws IOException {
    Answer head = ask(new Request.Builder().url(url).head());
    boolean there = head.status() < 400 || GUARDED.contains(head.status());
    // Many servers answer HEAD with whatever; only what GET says counts against an address.
    return there ? head : ask(new Request.Builder().url(url).get());
  }

  private Answer ask(Request.Builder request) throws IOException {
    try (Response response =
        borders
            .client()
            .newCall(request.header("User-Agent", "Majakka/1.0 (link check)").build())
            .execute()) {
      return new Answer(
          response.code(),
          response.isRedirect()
              ? Optional.ofNullable(response.header("Location"))
              : Optional.empty());
    }
  }

  private static Found found(int status, Optional<String> moved) {
    return status < 400 || GUARDED.contains(status)
        ? Found.there(moved)
        : Found.missing(Integer.toString(status));
  }
}
