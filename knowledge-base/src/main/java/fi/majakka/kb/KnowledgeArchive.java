package fi.majakka.kb;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Carries a knowledge base to folders and zip files and back, byte for byte. What comes in may be
 * hostile: links, paths that lead elsewhere, too many or too large files are refused before
 * anything is used.
 */
public final class KnowledgeArchive {
  private static final int MOST_FILES = 50_000;
  private static final long MOST_BYTES = 400L * 1024 * 1024;
  private static final int MOST_ENTRIES = 1_000;
  private static final long MOST_ZIPPED = 50L * 1024 * 1024;

  /** How many times larger than its zip file the content may be. */
  private static final int MOST_RATIO = 100;

  private KnowledgeArchive() {}

  /**
   * Reads the content of a folder; files that are no content, such as code, are left alone.
   *
   * @throws KnowledgeException when something of the content is a link, too large or too much
   */
  public static KnowledgeTree read(Path folder) throws IOException {
    Path root = folder.toRealPath();
    Map<String, KnowledgeTree.Content> files = new TreeMap<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          private long bytes;

          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            String path = relative(root, dir);
            return path.isEmpty() || KnowledgeTree.isContent(path + "/a.yaml")
                ? FileVisitResult.CONTINUE
                : FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            String path = relative(root, file);
            boolean content = KnowledgeTree.isContent(path);
            if (attributes.isSymbolicLink()
                && (content || KnowledgeTree.isContent(path + "/a.yaml"))) {
              throw new KnowledgeException("links are not followed: " + KnowledgeTree.shown(path));
            }
            if (content && attributes.isRegularFile()) {
              bytes += attributes.size();
              refuseTooMuch(path, attributes.size(), bytes, files.size());
              files.put(path, KnowledgeTree.content(Files.readAllBytes(file)));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return KnowledgeTree.of(files);
  }

  private static String relative(Path root, Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  private static void refuseTooMuch(String path, long size, long bytes, int files) {
    if (size > KnowledgeTree.LARGEST) {
      throw new KnowledgeException(
          KnowledgeTree.shown(path) + " is larger than " + KnowledgeTree.LARGEST + " bytes");
    }
    if (bytes > MOST_BYTES || files >= MOST_FILES) {
      throw new KnowledgeException(
          "a knowledge base has at most " + MOST_FILES + " files and " + MOST_BYTES + " bytes");
    }
  }

  /**
   * Reads a zip file.
   *
   * @throws KnowledgeException when an entry leads elsewhere, is no content, or when the file holds
   *     too much
   */
  public static KnowledgeTree readZip(InputStream in) throws IOException {
    Map<String, KnowledgeTree.Content> files = new TreeMap<>();
    byte[] zipped = in.readNBytes((int) MOST_ZIPPED + 1);
    if (zipped.length > MOST_ZIPPED) {
      throw new KnowledgeException("a zip file has at most " + MOST_ZIPPED + " bytes");
    }
    long most = Math.min(MOST_ZIPPED, (long) zipped.length * MOST_RATIO);
    long bytes = 0;
    try (ZipInputStream zip = new ZipInputStream(new java.io.ByteArrayInputStream(zipped))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.isDirectory()) {
          continue;
        }
        String path = entry.getName();
        if (!KnowledgeTree.isContent(path)) {
          throw new KnowledgeException(
              "this is no path of a knowledge base: " + KnowledgeTree.shown(path));
        }
        byte[] content = zip.readNBytes(KnowledgeTree.LARGEST + 1);
        bytes += content.length;
        if (content.length > KnowledgeTree.LARGEST
            || bytes > most
            || files.size() >= MOST_ENTRIES) {
          throw new KnowledgeException(
              "the zip file unpacks to more than it may: at most "
                  + MOST_ENTRIES
                  + " files and "
                  + most
                  + " bytes");
        }
        if (files.put(path, KnowledgeTree.content(content)) != null) {
          throw new KnowledgeException("the zip file holds " + path + " twice");
        }
      }
    } catch (ZipException | java.io.EOFException e) {
      throw new KnowledgeException("this is no zip file");
    }
    if (files.isEmpty()) {
      throw new KnowledgeException("this is no zip file of a knowledge base");
    }
    return KnowledgeTree.of(files);
  }

  /** Writes a zip file; the same content gives the same bytes. */
  public static void writeZip(KnowledgeTree tree, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    for (Map.Entry<String, KnowledgeTree.Content> file : tree.files().entrySet()) {
      ZipEntry entry = new ZipEntry(file.getKey());
      entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
      zip.putNextEntry(entry);
      zip.write(file.getValue().bytes());
      zip.closeEntry();
    }
    zip.finish();
  }

  /**
   * Writes the files into a folder, so that the folder holds exactly this knowledge base.
   *
   * @throws KnowledgeException when the folder holds content that this knowledge base lacks:
   *     nothing is ever deleted
   */
  public static void write(KnowledgeTree tree, Path folder) throws IOException {
    Files.createDirectories(folder);
    Path root = folder.toRealPath();
    Optional<String> other =
        read(root).paths().stream().filter(path -> tree.file(path).isEmpty()).findFirst();
    if (other.isPresent()) {
      throw new KnowledgeException(
          "the folder "
              + folder
              + " already holds "
              + other.get()
              + ", which this knowledge base lacks; choose an empty folder");
    }
    for (Map.Entry<String, KnowledgeTree.Content> file : tree.files().entrySet()) {
      Path target = root.resolve(file.getKey());
      Path parent = target.resolveSibling(".").normalize();
      Files.createDirectories(parent);
      if (Files.isSymbolicLink(target) || !parent.toRealPath().equals(parent)) {
        throw new KnowledgeException("links are not followed: " + file.getKey());
      }
      if (Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
          && java.util.Arrays.equals(Files.readAllBytes(target), file.getValue().bytes())) {
        continue;
      }
      Files.write(
          target,
          file.getValue().bytes(),
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE,
          LinkOption.NOFOLLOW_LINKS);
    }
  }
}
