package fi.majakka.kb;

import fi.majakka.kb.yaml.YamlNodes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The files of a knowledge base in memory, by path from its root; each is named by the hash of what
 * it holds. Immutable and thread-safe.
 */
public final class KnowledgeTree {
  /** The largest file, in bytes. */
  public static final int LARGEST = YamlNodes.LONGEST;

  private static final Pattern CONTENT =
      Pattern.compile(
          "topics\\.csv|occupations\\.yaml"
              + "|[a-z][a-z0-9-]{0,39}(/[a-z0-9][a-z0-9_.-]{0,79}){0,4}/[a-z0-9][a-z0-9_.-]{0,79}\\.yaml");

  /** Folders of the project's own repository that hold no content. */
  private static final Pattern CODE = Pattern.compile("(src|target)/.*");

  private final SortedMap<String, Content> files;

  /**
   * One file.
   *
   * @param hash SHA-256 of the bytes, in hexadecimal
   */
  public record Content(String hash, byte[] bytes) {}

  private KnowledgeTree(SortedMap<String, Content> files) {
    this.files = Collections.unmodifiableSortedMap(files);
  }

  /** A knowledge base without files. */
  public static KnowledgeTree empty() {
    return new KnowledgeTree(new TreeMap<>());
  }

  /**
   * A knowledge base of files that are known by their hashes.
   *
   * @throws KnowledgeException when a path is none of a knowledge base
   */
  public static KnowledgeTree of(Map<String, Content> files) {
    files.keySet().forEach(KnowledgeTree::refuseOther);
    return new KnowledgeTree(new TreeMap<>(files));
  }

  /** True for a path that a file of a knowledge base may have. */
  public static boolean isContent(String path) {
    return CONTENT.matcher(path).matches() && !CODE.matcher(path).matches() && !path.contains("..");
  }

  private static void refuseOther(String path) {
    if (!isContent(path)) {
      throw new KnowledgeException("this is no path of a knowledge base: " + shown(path));
    }
  }

  /** A path as it may be shown: control characters and what is too long are left out. */
  static String shown(String path) {
    String clean = path.replaceAll("\\p{C}", "?");
    return clean.length() <= 120 ? clean : clean.substring(0, 120) + "…";
  }

  /** The file of a text. */
  public static Content content(String text) {
    return content(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The file of bytes. */
  public static Content content(byte[] bytes) {
    return new Content(HexFormat.of().formatHex(sha256().digest(bytes)), bytes);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Names everything that the files hold. */
  public String id() {
    MessageDigest digest = sha256();
    files.forEach(
        (path, content) -> {
          digest.update(path.getBytes(StandardCharsets.UTF_8));
          digest.update((byte) 0);
          digest.update(content.hash().getBytes(StandardCharsets.US_ASCII));
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Every path, in order. */
  public Set<String> paths() {
    return files.keySet();
  }

  /** The files by path, in order. */
  public SortedMap<String, Content> files() {
    return files;
  }

  /** A file; empty when there is none of that path. */
  public Optional<Content> file(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /** The text of a file; empty when there is none of that path or when it is not UTF-8. */
  public Optional<String> text(String path) {
    return file(path).flatMap(content -> decoded(content.bytes()));
  }

  static Optional<String> decoded(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** The same files with one written anew. */
  public KnowledgeTree with(String path, String text) {
    return with(path, content(text));
  }

  /** The same files with one put in place. */
  public KnowledgeTree with(String path, Content content) {
    refuseOther(path);
    SortedMap<String, Content> changed = new TreeMap<>(files);
    changed.put(path, content);
    return new KnowledgeTree(changed);
  }

  /** The same files without one. */
  public KnowledgeTree without(String path) {
    SortedMap<String, Content> changed = new TreeMap<>(files);
    changed.remove(path);
    return new KnowledgeTree(changed);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KnowledgeTree tree && tree.id().equals(id());
  }

  @Override
  public int hashCode() {
    return id().hashCode();
  }

  @Override
  public String toString() {
    return files.size() + " files " + id();
  }
}
