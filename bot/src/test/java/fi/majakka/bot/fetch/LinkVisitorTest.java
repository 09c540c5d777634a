package fi.majakka.bot.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fi.majakka.bot.links.LinkProbe.Found;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking at addresses, against a real server on this machine. */
class LinkVisitorTest {
  private HttpServer server;
  private String base;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", LinkVisitorTest::answer);
    server.start();
    base = "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    boolean head = exchange.getRequestMethod().equals("HEAD");
    int status = 200;
    switch (path) {
      case "/no-head" -> status = head ? 405 : 200;
      case "/gone" -> status = 410;
      case "/guarded" -> status = 403;
      case "/moved" -> status = 301;
      case "/for-now" -> status = 302;
      case "/round" -> status = 308;
      default -> {
        // it is there
      }
    }
    if (status / 100 == 3) {
      exchange.getResponseHeaders().add("Location", path.equals("/round") ? "/round" : "/there");
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private Found look(String path) {
    return new LinkVisitor(List.of("127.0.0.1")).look(base + path);
  }

  @ParameterizedTest
  @CsvSource({
    "/there, THERE, ''",
    "/no-head, THERE, ''",
    "/guarded, THERE, ''",
    "/for-now, THERE, ''",
    "/gone, MISSING, 410",
    "/round, MISSING, redirect"
  })
  void anAddressIsThereOrNot(String path, Found.Kind kind, String why) {
    assertThat(look(path)).isEqualTo(new Found(kind, why, Optional.empty()));
  }

  @Test
  void aMoveForGoodIsRecorded() {
    assertThat(look("/moved")).isEqualTo(Found.there(Optional.of(base + "/there")));
  }

  @Test
  void nobodyThereIsSilence() throws IOException {
    // A port that is taken and at which nobody listens.
    try (Socket silent = new Socket()) {
      silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      Found found =
          new LinkVisitor(List.of("127.0.0.1"))
              .look("http://127.0.0.1:" + silent.getLocalPort() + "/");
      assertThat(found.kind()).isEqualTo(Found.Kind.SILENT);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:1/",
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data",
        "http://[::1]/",
        "http://localhost:1/"
      })
  void whatLiesInAPrivateNetworkIsNotAsked(String address) {
    assertThat(new LinkVisitor(List.of()).look(address)).isEqualTo(Found.missing("private"));
  }
}
