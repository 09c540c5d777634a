package fi.majakka.bot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The published knowledge base as files: those of the data directory, else those shipped. */
record KnowledgeFolder(Path shipped, Path data) {

  /** Where the published files lie. */
  Path published() {
    Path own = data.resolve("knowledge-base");
    return Files.isDirectory(own) ? own : shipped;
  }

  /**
   * Copies the published files.
   *
   * @return how many
   */
  int export(Path target) throws IOException {
    return copy(published(), target);
  }

  /**
   * Puts other files in place of the published ones, all at once.
   *
   * @return how many
   */
  int replace(Path source) throws IOException {
    Files.createDirectories(data);
    Path draft = Files.createTempDirectory(data, "import");
    int files = copy(source, draft);
    Path own = data.resolve("knowledge-base");
    Path old = data.resolve("knowledge-base.old");
    delete(old);
    if (Files.exists(own)) {
      Files.move(own, old, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(draft, own, StandardCopyOption.ATOMIC_MOVE);
    delete(old);
    return files;
  }

  /** Only what is content: the folder that the project ships also holds code. */
  private static int copy(Path from, Path to) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(from)) {
      files =
          all.filter(Files::isRegularFile)
              .filter(file -> isContent(from.relativize(file).toString().replace('\\', '/')))
              .toList();
    }
    for (Path file : files) {
      Path target = to.resolve(from.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
    }
    return files.size();
  }

  private static boolean isContent(String path) {
    return !path.startsWith("src/")
        && !path.startsWith("target/")
        && (path.endsWith(".yaml") || path.equals("topics.csv"));
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
