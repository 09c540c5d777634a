package fi.majakka.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.majakka.kb.Article;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the real process at random moments under load: nothing acknowledged is lost or out of
 * order.
 */
class KillIT {
  private static final int ROUNDS = 20;
  private static final int CHATS = 8;
  private final Random random = new Random(7);
  private final List<Article> questions =
      Trained.knowing().knowledge().articles().stream()
          // Topics that an article answers word for word, without a skill of their own before it.
          .filter(article -> article.topic().matches("(living|family|education|settle|jobs)[.].*"))
          .filter(article -> !article.topic().matches("jobs[.](plan|search|alerts|open_.*)"))
          .filter(article -> article.lead().inserted().isEmpty())
          .toList();
  @TempDir Path folder;

  @Test
  void nothingAcknowledgedIsLost() throws Exception {
    try (FakeBotApi api = new FakeBotApi()) {
      List<List<Integer>> acknowledged = new ArrayList<>();
      for (int chat = 0; chat < CHATS; chat++) {
        acknowledged.add(new ArrayList<>());
      }
      int update = 1;
      int[] asked = new int[CHATS];
      for (int round = 0; round < ROUNDS; round++) {
        Running server = start(api);
        int messages = 3 + random.nextInt(10);
        for (int i = 0; i < messages; i++) {
          int chat = random.nextInt(CHATS);
          int question = asked[chat]++;
          if (post(server.port(), update++, chat, questions.get(question).topic())) {
            acknowledged.get(chat).add(question);
          }
        }
        if (round % 2 == 0) {
          LockSupport.parkNanos(random.nextInt(60) * 1_000_000L);
        } else {
          // After a quiet moment, when the database's own writer would wake up, and at once.
          LockSupport.parkNanos((450 + random.nextInt(200)) * 1_000_000L);
          int chat = random.nextInt(CHATS);
          int question = asked[chat]++;
          if (post(server.port(), update++, chat, questions.get(question).topic())) {
            acknowledged.get(chat).add(question);
          }
        }
        server.process().destroyForcibly().waitFor();
      }
      Running last = start(api);
      // A chat gets one message a second at most, so what is left of many rounds takes its time.
      await()
          .atMost(Duration.ofMinutes(2))
          .pollInterval(Duration.ofMillis(500))
          .untilAsserted(
              () -> {
                for (int chat = 0; chat < CHATS; chat++) {
                  assertThat(answered(api, chat)).containsAll(acknowledged.get(chat));
                }
              });
      last.process().destroyForcibly().waitFor();
      for (int chat = 0; chat < CHATS; chat++) {
        List<Integer> answers = answered(api, chat);
        assertThat(answers).as("in order in chat %d", chat).isSorted();
        long twice = answers.size() - answers.stream().distinct().count();
        assertThat(twice).as("at most one send in flight a kill").isLessThanOrEqualTo(ROUNDS);
      }
    }
  }

  @Test
  void toldToStopItEndsWithZeroAndLeavesNothingHalfDone() throws Exception {
    try (FakeBotApi api = new FakeBotApi()) {
      Running first = start(api);
      int update = 1;
      for (int question = 0; question < 3; question++) {
        for (int chat = 0; chat < CHATS; chat++) {
          assertThat(post(first.port(), update++, chat, questions.get(question).topic())).isTrue();
        }
      }
      stop(first);
      Running second = start(api);
      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(
              () -> {
                for (int chat = 0; chat < CHATS; chat++) {
                  assertThat(answered(api, chat))
                      .as("each once, in order")
                      .containsExactly(0, 1, 2);
                }
              });
      stop(second);
    }
  }

  /** What the system sends first when it wants a process to end. */
  private static void stop(Running server) throws InterruptedException {
    server.process().destroy();
    assertThat(server.process().waitFor(30, TimeUnit.SECONDS)).as("ends within 30 s").isTrue();
    assertThat(server.process().exitValue()).isZero();
  }

  /** Every message of a chat asks another question, and the answer tells which. */
  private List<Integer> answered(FakeBotApi api, int chat) {
    return api.sentTo(1000 + chat).stream()
        .map(sent -> sent.text().replace("&quot;", "\"").replace("&amp;", "&"))
        .map(
            text ->
                IntStream.range(0, questions.size())
                    .filter(i -> text.contains(questions.get(i).lead().text().en()))
                    .boxed()
                    .findFirst()
                    .orElse(-1))
        .toList();
  }

  private record Running(Process process, int port) {}

  private Running start(FakeBotApi api) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dmajakka.home=" + Trained.HOME.root(),
            "-cp",
            System.getProperty("java.class.path"),
            "fi.majakka.bot.Main",
            "serve",
            "--port",
            "0",
            "--data",
            folder.resolve("data").toString());
    builder.environment().put("MAJAKKA_PRIVACY_KEYFILE", folder.resolve("k/key.json").toString());
    builder.environment().put("MAJAKKA_TELEGRAM_TOKEN", FakeBotApi.TOKEN);
    builder.environment().put("MAJAKKA_TELEGRAM_SECRET", Webhook.SECRET);
    builder.environment().put("MAJAKKA_TELEGRAM_APIURL", api.url());
    builder.redirectError(ProcessBuilder.Redirect.appendTo(new File("target/kill-it.log")));
    Process process = builder.start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("ready http://localhost:")) {
        return new Running(process, Integer.parseInt(line.substring(line.lastIndexOf(':') + 1)));
      }
    }
    throw new IOException("the server did not start; see target/kill-it.log");
  }

  private static boolean post(int port, int update, int chat, String topic)
      throws InterruptedException {
    String start = "/start en--" + topic.replace('.', '-');
    try {
      return new Webhook(port).post(Webhook.text(update, 1000L + chat, "en", start)) == 200;
    } catch (IOException e) {
      return false;
    }
  }
}
