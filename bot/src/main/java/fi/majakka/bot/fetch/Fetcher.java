package fi.majakka.bot.fetch;

import fi.majakka.bot.config.Config;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Fetches from allowed hosts, within a size and a time. An address is checked where the connection
 * goes, so that neither a name nor a redirect leads into a private network. Thread-safe.
 */
public final class Fetcher implements AutoCloseable {
  private static final int REDIRECTS = 3;
  private static final String JSON = "application/json; charset=utf-8";
  private final Config.Fetch config;
  private final Set<String> hosts = new HashSet<>();
  private final Borders borders;

  /**
   * @param more hosts that may be asked besides those of the settings
   */
  public Fetcher(Config.Fetch config, Iterable<String> more) {
    this.config = config;
    this.borders = new Borders(config.privateHosts(), config.timeout());
    config.hosts().forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
    more.forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
  }

  /**
   * What is asked for.
   *
   * @param json sent by POST when present
   */
  public record Ask(URI address, Map<String, String> headers, Optional<String> json) {
    public Ask {
      headers = Map.copyOf(headers);
    }

    /** A plain GET. */
    public static Ask get(URI address) {
      return new Ask(address, Map.of(), Optional.empty());
    }
  }

  /**
   * What came back.
   *
   * @param address where it came from after redirects
   */
  public record Fetched(URI address, String contentType, long bytes) {}

  /**
   * Fetches into a file.
   *
   * @throws FetchException when the address is not allowed, does not answer, answers with an error,
   *     too late or with too much
   */
  public Fetched fetch(Ask ask, Path target) {
    HttpUrl url = allowed(HttpUrl.get(ask.address()));
    for (int i = 0; i <= REDIRECTS; i++) {
      try (Response response = call(ask, url).execute()) {
        if (response.isRedirect()) {
          HttpUrl next = url.resolve(String.valueOf(response.header("Location")));
          if (next == null || (url.isHttps() && !next.isHttps())) {
            throw new FetchException(
                FetchException.Why.REDIRECTS,
                url.host() + " redirects to an address that cannot be used");
          }
          url = allowed(next);
          continue;
        }
        if (!response.isSuccessful()) {
          throw new FetchException(
              FetchException.Why.REFUSED, url.host() + " answered " + response.code());
        }
        return save(response, url, target);
      } catch (InterruptedIOException e) {
        throw new FetchException(
            FetchException.Why.LATE,
            url.host() + " did not answer within " + config.timeout().toSeconds() + " s",
            e);
      } catch (UnknownHostException e) {
        throw new FetchException(FetchException.Why.UNREACHABLE, String.valueOf(e.getMessage()), e);
      } catch (IOException e) {
        throw new FetchException(
            FetchException.Why.UNREACHABLE, url.host() + " cannot be reached", e);
      }
    }
    throw new FetchException(FetchException.Why.REDIRECTS, url.host() + " redirects too often");
  }

  private Call call(Ask ask, HttpUrl url) {
    Request.Builder request = new Request.Builder().url(url).header("User-Agent", "Majakka/1.0");
    // A secret in a header belongs to the host that it was meant for.
    if (url.host().equals(ask.address().getHost())) {
      ask.headers().forEach(request::header);
    }
    ask.json().ifPresent(body -> request.post(RequestBody.create(body, MediaType.get(JSON))));
    return borders.client().newCall(request.build());
  }

  private Fetched save(Response response, HttpUrl url, Path target) throws IOException {
    ResponseBody body = response.body();
    if (body == null) {
      throw new FetchException(FetchException.Why.REFUSED, url.host() + " answered with nothing");
    }
    long bytes = 0;
    byte[] buffer = new byte[64 * 1024];
    try (InputStream in = body.byteStream();
        OutputStream out = Files.newOutputStream(target)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        bytes += read;
        if (bytes > config.mostBytes()) {
          throw new FetchException(
              FetchException.Why.TOO_LARGE,
              url.host() + " sent more than " + config.mostBytes() / 1_000_000 + " MB");
        }
        out.write(buffer, 0, read);
      }
    }
    MediaType type = body.contentType();
    return new Fetched(url.uri(), type == null ? "" : type.toString(), bytes);
  }

  private HttpUrl allowed(HttpUrl url) {
    String host = url.host();
    if (!hosts.contains(host)) {
      throw new FetchException(
          FetchException.Why.NOT_ALLOWED,
          host + " may not be asked: name it in fetch.hosts to allow it");
    }
    if (borders.closed(host)) {
      throw new FetchException(FetchException.Why.NOT_ALLOWED, Borders.inside(host));
    }
    if (!url.isHttps() && !borders.exempts(host)) {
      throw new FetchException(
          FetchException.Why.NOT_ALLOWED, host + " may be asked over https only");
    }
    return url;
  }

  @Override
  public void close() {
    borders.close();
  }
}
