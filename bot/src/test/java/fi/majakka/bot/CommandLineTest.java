package fi.majakka.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the commands say to those who get them wrong. */
class CommandLineTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... words) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bogus",
        "--bogus",
        "serve --port x",
        "serve --port 99999",
        "serve --bogus",
        "serve --config /nowhere/x.yaml",
        "chat --language sv",
        "nlu",
        "nlu bogus",
        "nlu parse /nowhere/x",
        "nlu parse /",
        "nlu evaluate --train / --test /",
        "nlu evaluate --train x",
        "nlu evaluate --train /nowhere/x --test /nowhere/x",
        "nlu evaluate --language xx",
        "kb",
        "kb check more",
        "kb export",
        "kb import /nowhere/x",
        "jobs",
        "jobs import",
        "jobs import /nowhere/x",
        "user",
        "user add",
        "user add aino",
        "user add aino --role king",
        "audit"
      })
  void wrongUsageGetsOneSentenceAndStatusTwo(String words) {
    assertThat(run(words.isEmpty() ? new String[0] : words.split(" "))).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("majakka: ")
        .doesNotContain("Exception");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "--version", "kb check --help", "nlu evaluate --help"})
  void whoAsksGetsAnAnswerOnStandardOutput(String words) {
    assertThat(run(words.split(" "))).isZero();
    assertThat(out.toString()).isNotBlank();
    assertThat(err.toString()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', holds no examples",
    "no tab, not label<TAB>text",
    "'a\tone\nb\ttwo\n', needs 3 labels",
  })
  void aSetThatTeachesNothingIsRefusedInWords(String text, String why, @TempDir Path folder)
      throws IOException {
    Path set = folder.resolve("set.tsv");
    Files.write(
        set, text.replace("\\t", "\t").replace("\\n", "\n").getBytes(StandardCharsets.UTF_8));
    assertThat(run("nlu", "evaluate", "--train", set.toString(), "--test", set.toString()))
        .isEqualTo(1);
    assertThat(err.toString().lines()).singleElement().asString().contains(why);
  }

  @Test
  void aSetThatIsNoTextIsRefusedByName(@TempDir Path folder) throws IOException {
    Path set = Files.write(folder.resolve("set.tsv"), new byte[] {'a', '\t', (byte) 0xe4, '\n'});
    assertThat(run("nlu", "evaluate", "--train", set.toString(), "--test", set.toString()))
        .isEqualTo(1);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .isEqualTo("majakka: " + set + " is not text in UTF-8");
  }

  @Test
  void aFewExamplesOfEachLabelAreEnoughToLearnFrom(@TempDir Path folder) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String word : new String[] {"tax", "home", "school", "bank"}) {
      for (String rest : new String[] {"now", "please", "in town", "for me", "again"}) {
        text.append(word).append('\t').append(word).append(' ').append(rest).append('\n');
      }
    }
    Path set = folder.resolve("set.tsv");
    Files.writeString(set, text);
    String file = set.toString();
    assertThat(run("nlu", "evaluate", "--train", file, "--test", file, "--language", "fi"))
        .as(err.toString())
        .isZero();
    assertThat(out.toString())
        .contains("\"examples\":20,\"labels\":4")
        .contains("\"accuracy\":1.0");
  }
}
