package fi.majakka.bot.config;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is written beside its place and appears there whole. */
public final class NewFile {
  private NewFile() {}

  /**
   * Puts a finished draft in its place, unless something is there: of two starts at once the second
   * uses the file of the first. The draft is gone afterwards.
   */
  public static void place(Path draft, Path place) throws IOException {
    try {
      Files.createLink(place, draft); // never overwrites
    } catch (FileAlreadyExistsException e) {
      // The other start was faster.
    } catch (UnsupportedOperationException | FileSystemException e) { // no links here, as on FAT
      if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
        Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
      }
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
