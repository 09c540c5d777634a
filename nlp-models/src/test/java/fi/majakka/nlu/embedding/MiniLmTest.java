package fi.majakka.nlu.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MiniLmTest {
  private static final String UNPACKED = "all-minilm-l6-v2-q.onnx";
  private static final List<String> TEXTS =
      List.of("How do I get a tax card?", "where could my child play", "Näin käy: ääkköset", "");
  @TempDir private Path folder;

  @Test
  void thePreparedModelPlacesTextsWhereTheOriginalDoes() throws IOException {
    try (InputStream model = MiniLm.class.getResourceAsStream("/" + UNPACKED)) {
      assertThat(model).isNotNull();
      Files.copy(model, folder.resolve(UNPACKED));
    }
    try (MiniLm original = MiniLm.open(folder)) {
      MiniLm.prepare(folder);
      assertThat(folder.resolve(UNPACKED)).doesNotExist();
      try (MiniLm prepared = MiniLm.open(folder)) {
        List<float[]> together = prepared.embed(TEXTS);
        for (int i = 0; i < TEXTS.size(); i++) {
          float[] point = original.embed(TEXTS.get(i));
          assertThat(prepared.embed(TEXTS.get(i))).containsExactly(point, within(1e-4f));
          assertThat(together.get(i)).containsExactly(point, within(1e-4f));
        }
      }
    }
  }

  @Test
  void aFolderWithoutTheModelIsLeftAlone() throws IOException {
    MiniLm.prepare(folder.resolve("nowhere"));
    MiniLm.prepare(folder);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void textsThatMeanTheSameLieClose() {
    try (MiniLm model = MiniLm.open(folder)) {
      float[] playing = model.embed("where could my child play");
      assertThat(cosine(playing, model.embed("is there a playground for kids")))
          .isGreaterThan(cosine(playing, model.embed("my tax card is wrong")) + 0.3);
    }
  }

  private static double cosine(float[] a, float[] b) {
    double cosine = 0;
    for (int i = 0; i < a.length; i++) {
      cosine += a[i] * b[i];
    }
    return cosine;
  }
}
