package fi.majakka.bot.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fi.majakka.bot.config.Config;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guarded fetcher against a real server on this machine. */
class FetcherTest {
  private final AtomicInteger asked = new AtomicInteger();
  private final CountDownLatch end = new CountDownLatch(1);
  @TempDir Path folder;
  private HttpServer server;
  private String base;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::answer);
    server.start();
    base = "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    String path = exchange.getRequestURI().getPath();
    switch (path) {
      case "/here" -> exchange.getResponseHeaders().add("Location", "/text");
      case "/away" ->
          exchange
              .getResponseHeaders()
              .add("Location", "http://localhost:" + server.getAddress().getPort() + "/text");
      case "/round" -> exchange.getResponseHeaders().add("Location", "/round");
      default -> {
        // no redirect
      }
    }
    boolean redirect = exchange.getResponseHeaders().containsKey("Location");
    if (path.equals("/slow")) {
      try {
        end.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    byte[] body = path.equals("/large") ? new byte[3000] : "terve".getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(redirect ? 302 : path.equals("/gone") ? 410 : 200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private Fetcher fetcher(List<String> hosts, List<String> privateHosts) {
    return new Fetcher(
        new Config.Fetch(hosts, privateHosts, Duration.ofSeconds(1), 2000), List.of());
  }

  private String fetch(Fetcher fetcher, String address) throws IOException {
    Path target = folder.resolve("fetched");
    fetcher.fetch(Fetcher.Ask.get(URI.create(address)), target);
    return Files.readString(target);
  }

  @Test
  void anAllowedHostIsFetchedAndFollowedWithinItself() throws Exception {
    try (Fetcher fetcher = fetcher(List.of("127.0.0.1"), List.of("127.0.0.1"))) {
      assertThat(fetch(fetcher, base + "/text")).isEqualTo("terve");
      assertThat(fetch(fetcher, base + "/here")).isEqualTo("terve");
      Fetcher.Ask post =
          new Fetcher.Ask(URI.create(base + "/text"), Map.of("X-Key", "1"), Optional.of("{}"));
      assertThat(fetcher.fetch(post, folder.resolve("posted")).bytes()).isEqualTo(5);
    }
  }

  @Test
  void aHostThatIsNotNamedIsNotAsked() {
    try (Fetcher fetcher = fetcher(List.of("example.fi"), List.of())) {
      assertThatThrownBy(() -> fetch(fetcher, base + "/text"))
          .isInstanceOf(FetchException.class)
          .hasMessageContaining("fetch.hosts");
    }
    assertThat(asked).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/", "https://localhost/", "https://10.0.0.1/", "https://169.254.169.254/",
        "https://[::1]/", "https://[::ffff:127.0.0.1]/", "https://100.64.0.1/", "https://[fd00::1]/"
      })
  void anAllowedNameThatLeadsInsideIsNotAsked(String address) {
    String host = okhttp3.HttpUrl.get(address).host();
    try (Fetcher fetcher = fetcher(List.of(host), List.of())) {
      assertThatThrownBy(() -> fetch(fetcher, address))
          .isInstanceOf(FetchException.class)
          .hasMessageContaining("private network");
    }
  }

  @Test
  void aRedirectLeadsNowhereElse() {
    try (Fetcher fetcher = fetcher(List.of("127.0.0.1"), List.of("127.0.0.1"))) {
      assertThatThrownBy(() -> fetch(fetcher, base + "/away")).hasMessageContaining("localhost");
      assertThatThrownBy(() -> fetch(fetcher, base + "/round")).hasMessageContaining("too often");
    }
    try (Fetcher fetcher = fetcher(List.of("127.0.0.1", "localhost"), List.of("127.0.0.1"))) {
      assertThatThrownBy(() -> fetch(fetcher, base + "/away")).isInstanceOf(FetchException.class);
    }
  }

  @Test
  void whatIsTooLargeTooSlowOrGoneIsRefusedWithAReason() {
    try (Fetcher fetcher = fetcher(List.of("127.0.0.1"), List.of("127.0.0.1"))) {
      assertThatThrownBy(() -> fetch(fetcher, base + "/large")).hasMessageContaining("more than");
      assertThatThrownBy(() -> fetch(fetcher, base + "/slow")).hasMessageContaining("within 1 s");
      assertThatThrownBy(() -> fetch(fetcher, base + "/gone")).hasMessageContaining("410");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.1.2.3",
        "127.1.1.1",
        "169.254.1.1",
        "172.16.0.1",
        "192.168.1.1",
        "100.127.0.1",
        "192.0.0.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fc00::1",
        "2002:7f00:1::",
        "2001::1",
        "64:ff9b::7f00:1",
        "ff02::1"
      })
  void addressesThatNobodyOutsideHasArePrivate(String address) throws IOException {
    assertThat(PrivateNetworks.contain(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"8.8.8.8", "193.166.3.2", "2a00:1450:4026::1", "172.32.0.1", "100.128.0.1"})
  void addressesOfTheInternetAreNot(String address) throws IOException {
    assertThat(PrivateNetworks.contain(InetAddress.getByName(address))).isFalse();
  }
}
