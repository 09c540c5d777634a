package fi.majakka.kb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KnowledgeArchiveTest {
  private final KnowledgeBaseReader reader = new KnowledgeBaseReader("sydansuomi");
  @TempDir Path folder;

  private static KnowledgeTree shipped() throws IOException {
    return KnowledgeArchive.read(Path.of("."));
  }

  @Test
  void aRoundTripThroughAFolderChangesNothing() throws IOException {
    KnowledgeTree tree = shipped();
    KnowledgeArchive.write(tree, folder);
    assertThat(KnowledgeArchive.read(folder)).isEqualTo(tree);
    assertThat(tree.paths())
        .contains("topics.csv", "finland/phrases.yaml", "sydansuomi/articles/jobs/plan.yaml")
        .noneMatch(path -> path.startsWith("src/") || path.startsWith("target/"));
  }

  @Test
  void aRoundTripThroughAZipFileChangesNothing() throws IOException {
    KnowledgeTree tree = shipped();
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    KnowledgeArchive.writeZip(tree, zip);
    assertThat(KnowledgeArchive.readZip(new ByteArrayInputStream(zip.toByteArray())))
        .isEqualTo(tree);
  }

  @Test
  void aFolderWithOtherContentIsLeftAlone() throws IOException {
    Files.createDirectories(folder.resolve("finland/articles/settle"));
    Path other = folder.resolve("finland/articles/settle/own.yaml");
    Files.writeString(other, "topic: settle.own\n");
    KnowledgeTree tree = shipped();
    assertThatThrownBy(() -> KnowledgeArchive.write(tree, folder))
        .isInstanceOf(KnowledgeException.class)
        .hasMessageContaining("finland/articles/settle/own.yaml");
    assertThat(folder.resolve("topics.csv")).doesNotExist();
  }

  @Test
  void linksAreNotFollowed() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
    Path base = Files.createDirectories(folder.resolve("base/finland/facts"));
    Files.createSymbolicLink(base.resolve("a.yaml"), secret);
    assertThatThrownBy(() -> KnowledgeArchive.read(folder.resolve("base")))
        .hasMessageContaining("links are not followed");
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.createSymbolicLink(other.resolve("finland"), folder.resolve("base/finland"));
    assertThatThrownBy(() -> KnowledgeArchive.read(other))
        .hasMessageContaining("links are not followed");
  }

  @Test
  void aHugeFileIsRefused() throws IOException {
    Files.createDirectories(folder.resolve("finland"));
    Files.write(folder.resolve("finland/phrases.yaml"), new byte[KnowledgeTree.LARGEST + 1]);
    assertThatThrownBy(() -> KnowledgeArchive.read(folder)).hasMessageContaining("larger than");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../etc/passwd.yaml",
        "/etc/passwd.yaml",
        "finland/../../evil.yaml",
        "finland/..%2fevil.yaml",
        "finland\\..\\evil.yaml",
        "C:\\evil.yaml",
        "finland/facts/a\u0000.yaml",
        "finland/facts/a.yaml.exe",
        "src/main/java/Evil.yaml",
        ".git/hooks/a.yaml"
      })
  void aZipEntryThatLeadsElsewhereIsRefused(String path) throws IOException {
    byte[] zip = zip(path, "a: b\n");
    assertThatThrownBy(() -> KnowledgeArchive.readZip(new ByteArrayInputStream(zip)))
        .isInstanceOf(KnowledgeException.class);
    assertThatThrownBy(() -> KnowledgeTree.empty().with(path, "a: b\n"))
        .isInstanceOf(KnowledgeException.class);
  }

  @Test
  void aNameOf255BytesIsRefused() {
    assertThatThrownBy(
            () -> KnowledgeTree.empty().with("finland/facts/" + "a".repeat(250) + ".yaml", "a"))
        .isInstanceOf(KnowledgeException.class);
  }

  @Test
  void aZipBombIsRefused() throws IOException {
    byte[] bomb = zip("finland/facts/a.yaml", "0".repeat(KnowledgeTree.LARGEST));
    assertThatThrownBy(() -> KnowledgeArchive.readZip(new ByteArrayInputStream(bomb)))
        .hasMessageContaining("unpacks to more");
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(many)) {
      for (int i = 0; i < 1_001; i++) {
        zip.putNextEntry(new ZipEntry("finland/facts/f" + i + ".yaml"));
        zip.write(new byte[] {'a'});
      }
    }
    assertThatThrownBy(() -> KnowledgeArchive.readZip(new ByteArrayInputStream(many.toByteArray())))
        .hasMessageContaining("at most 1000 files");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no zip at all", "PK\u0003\u0004"})
  void whatIsNoZipFileIsRefused(String text) {
    assertThatThrownBy(
            () ->
                KnowledgeArchive.readZip(
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1))))
        .isInstanceOf(KnowledgeException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "Katso [tästä](javascript:alert(1)).",
        "javascript:alert(1)",
        "&#60;script&#62;",
        "teksti \u202e käännettynä",
        "näkymätön\u200bväli",
        "piippaus\u0007",
        "rivi\u2028vaihto"
      })
  void markupScriptsAndHiddenLettersInTextsAreProblems(String text) throws IOException {
    String path = "finland/phrases.yaml";
    KnowledgeTree tree =
        shipped()
            .with(
                path,
                shipped().text(path).orElseThrow()
                    + "evil: {fi: |-\n      "
                    + text
                    + "\n  , en: x}\n");
    String quoted = "evil: {fi: \"" + escaped(text) + "\", en: \"x\"}\n";
    KnowledgeTree flow = shipped().with(path, shipped().text(path).orElseThrow() + quoted);
    for (KnowledgeTree hostile : List.of(tree, flow)) {
      assertThat(new ContentCheck(LocalDate.of(2026, 11, 24)).check(reader.read(hostile)))
          .isNotEmpty();
    }
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars()
        .forEach(
            letter -> {
              if (letter < ' ' || letter > '~') {
                escaped.append(String.format("\\u%04x", letter));
              } else {
                escaped.append((char) letter);
              }
            });
    return escaped.toString();
  }

  @Test
  void aFormulaInTheTopicListIsAProblem() throws IOException {
    KnowledgeTree tree = shipped();
    KnowledgeTree hostile =
        tree.with(
            "topics.csv",
            tree.text("topics.csv").orElseThrow() + "a.b,all,answer,=HYPERLINK(\"x\")\n");
    assertThat(reader.read(hostile).problems())
        .anyMatch(problem -> problem.message().contains("no formula"));
  }

  private static byte[] zip(String path, String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(path));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }
}
