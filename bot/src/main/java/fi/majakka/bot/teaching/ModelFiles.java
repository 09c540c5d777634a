package fi.majakka.bot.teaching;

import fi.majakka.nlu.training.Models;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * The files of taught models in the data directory, carried to the database and back part by part,
 * so that no write of a turn waits behind tens of megabytes.
 */
final class ModelFiles {
  private final Path root;
  private final ModelBook book;

  /**
   * @param root holds a folder for each model, named by its id
   */
  ModelFiles(Path root, ModelBook book) {
    this.root = root;
    this.book = book;
  }

  Path root() {
    return root;
  }

  Path folder(String model) {
    return root.resolve(model);
  }

  /**
   * Stores a model's files.
   *
   * @param on asked before each part; false gives up
   * @return their digest; empty when it was given up
   */
  Optional<String> store(long id, String model, BooleanSupplier on) {
    try {
      for (String file : Models.FILES) {
        try (InputStream in = Files.newInputStream(folder(model).resolve(file))) {
          int number = 0;
          for (byte[] part = in.readNBytes(ModelBook.PART);
              part.length > 0;
              part = in.readNBytes(ModelBook.PART)) {
            if (!on.getAsBoolean()) {
              return Optional.empty();
            }
            book.put(id, file, number++, part).join();
          }
        }
      }
      return Optional.of(digest(folder(model)));
    } catch (IOException e) {
      throw new UncheckedIOException("the files of a model cannot be read", e);
    }
  }

  /**
   * The folder of a model, fetched from the database if it is not here yet.
   *
   * @throws UncheckedIOException when its files are not what was stored
   */
  Path fetched(TaughtModel model) {
    Path folder = folder(model.model().orElseThrow());
    try {
      if (whole(folder, model)) {
        return folder;
      }
      Files.createDirectories(root);
      Path draft = Files.createTempDirectory(root, "fetching");
      for (String file : Models.FILES) {
        try (OutputStream out = Files.newOutputStream(draft.resolve(file))) {
          int number = 0;
          for (Optional<byte[]> part = book.part(model.id(), file, number);
              part.isPresent();
              part = book.part(model.id(), file, ++number)) {
            out.write(part.get());
          }
        }
      }
      if (!whole(draft, model)) {
        FileUtils.deleteDirectory(draft.toFile());
        throw new IOException("the files of a model are not what was stored");
      }
      FileUtils.deleteDirectory(folder.toFile());
      return Files.move(draft, folder);
    } catch (IOException e) {
      throw new UncheckedIOException("the files of a model cannot be fetched", e);
    }
  }

  private static boolean whole(Path folder, TaughtModel model) throws IOException {
    return Models.FILES.stream().allMatch(file -> Files.exists(folder.resolve(file)))
        && digest(folder).equals(model.digest().orElse(""));
  }

  private static String digest(Path folder) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (String file : Models.FILES) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(folder.resolve(file)))) {
          for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            digest.update(buffer, 0, read);
          }
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Deletes the folders of all other models. */
  void forgetOthers(Set<String> models) {
    if (!Files.isDirectory(root)) {
      return;
    }
    try (Stream<Path> folders = Files.list(root)) {
      for (Path folder : folders.toList()) {
        if (!models.contains(folder.getFileName().toString())) {
          FileUtils.deleteDirectory(folder.toFile());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("old models cannot be deleted", e);
    }
  }
}
