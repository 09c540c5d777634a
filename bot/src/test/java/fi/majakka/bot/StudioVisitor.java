package fi.majakka.bot;

import static org.assertj.core.api.Assertions.assertThat;

import fi.majakka.bot.accounts.Authenticator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.binary.Base32;

/** A browser without pictures: follows forms by HTTP and holds the session's cookie. */
final class StudioVisitor {
  static final String COOKIE = "__Host-majakka";
  static final String PASSWORD = "tuuli kantaa lumen yli";
  private static final AtomicInteger NEXT = new AtomicInteger();
  private final HttpClient client = HttpClient.newHttpClient();
  private final String url;
  private String token = "";
  private String csrf = "";
  private byte[] secret = {};
  private List<String> codes = List.of();

  /** Everybody comes from an address of their own, so that the throttling of one harms no other. */
  private final String address = "10.1.0." + NEXT.incrementAndGet();

  StudioVisitor(String url) {
    this.url = url;
  }

  /** Goes the whole way in of a new user. */
  static StudioVisitor enter(String url, String name, String oneTime, Clock clock) {
    StudioVisitor visitor = new StudioVisitor(url);
    visitor.post("/studio/sign-in", Map.of("name", name, "password", oneTime));
    visitor.get("/studio/sign-in/password");
    visitor.post("/studio/sign-in/password", Map.of("password", PASSWORD, "again", PASSWORD));
    String page = visitor.get("/studio/sign-in/authenticator").body();
    String spelled = value(page, "secret");
    visitor.secret = new Base32().decode(spelled);
    HttpResponse<String> in =
        visitor.post(
            "/studio/sign-in/authenticator",
            Map.of(
                "secret",
                spelled,
                "signature",
                value(page, "signature"),
                "code",
                new Authenticator().code(visitor.secret, clock.instant())));
    assertThat(in.statusCode()).as(in.body()).isEqualTo(200);
    visitor.codes =
        Pattern.compile("<li><code>([a-z2-7-]+)</code>")
            .matcher(in.body())
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(visitor.get("/studio").statusCode()).isEqualTo(200);
    return visitor;
  }

  String token() {
    return token;
  }

  /** One of the recovery codes that has not been used yet. */
  String recoveryCode() {
    String next = codes.get(0);
    codes = codes.subList(1, codes.size());
    return next;
  }

  byte[] secret() {
    return secret.clone();
  }

  static String value(String page, String name) {
    Matcher field = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
    return field.find() ? field.group(1) : "";
  }

  HttpResponse<String> get(String path) {
    HttpResponse<String> answer = send(request(path).GET());
    String found = value(answer.body(), "csrf");
    csrf = found.isEmpty() ? csrf : found;
    return answer;
  }

  /** Sends a form with the token of the last page, from the same origin. */
  HttpResponse<String> post(String path, Map<String, String> fields) {
    Map<String, String> all = new TreeMap<>(fields);
    all.putIfAbsent("csrf", csrf);
    return send(form(path, all).header("Origin", url).header("Sec-Fetch-Site", "same-origin"));
  }

  /** Sends a form with a file in it, from the same origin. */
  HttpResponse<String> upload(String path, String token, String file, byte[] content) {
    String boundary = "----between";
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(
        """
        --%s
        Content-Disposition: form-data; name="csrf"

        %s
        --%s
        Content-Disposition: form-data; name="file"; filename="%s"
        Content-Type: application/json

        """
            .formatted(boundary, token, boundary, file)
            .replace("\n", "\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return multipart(path, boundary, body.toByteArray());
  }

  /** Sends what calls itself a form with parts. */
  HttpResponse<String> multipart(String path, String boundary, byte[] body) {
    return send(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .header("Origin", url)
            .header("Sec-Fetch-Site", "same-origin")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path)).header("X-Forwarded-For", address);
    return token.isEmpty() ? request : request.header("Cookie", COOKIE + "=" + token);
  }

  HttpRequest.Builder form(String path, Map<String, String> fields) {
    List<String> pairs = new ArrayList<>();
    fields.forEach(
        (name, value) -> pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return request(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs)));
  }

  String csrf() {
    return csrf;
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      cookie(answer).ifPresent(fresh -> token = fresh);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<String> cookie(HttpResponse<String> answer) {
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(one -> one.startsWith(COOKIE + "="))
        .map(one -> one.substring(COOKIE.length() + 1, one.indexOf(';')))
        .findFirst();
  }
}
