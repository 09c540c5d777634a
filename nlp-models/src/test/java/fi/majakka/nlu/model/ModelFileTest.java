package fi.majakka.nlu.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
  @TempDir private Path folder;

  private Path written(int value) throws IOException {
    Path file = folder.resolve("model.bin");
    ModelFile.write(file, out -> out.bytes(ByteBuffer.wrap(new byte[] {1, (byte) value, 3})));
    return file;
  }

  @Test
  void whatWasWrittenIsReadInItsOrder() throws IOException {
    Path file = folder.resolve("all.bin");
    ModelFile.write(
        file,
        out -> {
          out.number(-7);
          out.real(Math.PI);
          out.flag(true);
          out.texts(List.of("", "hyvää päivää", "дом 🏠"));
          out.ints(new int[] {1, Integer.MIN_VALUE});
          out.rows(new float[][] {{}, {1.5f, -2}});
          out.number(8);
        });
    ModelFile.read(
        file,
        in -> {
          assertThat(in.number()).isEqualTo(-7);
          assertThat(in.real()).isEqualTo(Math.PI);
          assertThat(in.flag()).isTrue();
          assertThat(in.texts()).containsExactly("", "hyvää päivää", "дом 🏠");
          assertThat(in.ints()).containsExactly(1, Integer.MIN_VALUE);
          assertThat(in.rows()).isDeepEqualTo(new float[][] {{}, {1.5f, -2}});
          assertThat(in.number()).isEqualTo(8);
          return true;
        });
  }

  @Test
  void aFileInUseCanBeReplacedAndDeleted() throws IOException {
    ByteBuffer old = ModelFile.read(written(2), ModelReader::bytes);
    ByteBuffer other = ModelFile.read(written(4), ModelReader::bytes);
    Files.delete(folder.resolve("model.bin"));
    assertThat(old.get(1)).isEqualTo((byte) 2);
    assertThat(other.get(1)).isEqualTo((byte) 4);
    assertThat(old.isReadOnly()).isTrue();
  }

  @Test
  void anyChangedByteIsRefused() throws IOException {
    Path file = written(2);
    byte[] whole = Files.readAllBytes(file);
    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= 1;
      Files.write(file, damaged);
      assertThatThrownBy(() -> ModelFile.read(file, ModelReader::bytes))
          .as("byte %d", i)
          .isInstanceOf(IOException.class)
          .hasMessageContaining(i < Integer.BYTES ? "is not a model" : "is damaged");
    }
  }

  @Test
  void aFileThatWasCutOffIsRefused() throws IOException {
    Path file = written(2);
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> ModelFile.read(file, ModelReader::bytes))
          .as("%d bytes", length)
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void nothingIsLeftOfAFileThatCouldNotBeWritten() throws IOException {
    Path file = written(2);
    assertThatThrownBy(
            () ->
                ModelFile.write(
                    file,
                    out -> {
                      throw new IOException("the disk is full");
                    }))
        .isInstanceOf(IOException.class);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
    assertThat(ModelFile.read(file, ModelReader::bytes).get(1)).isEqualTo((byte) 2);
  }
}
