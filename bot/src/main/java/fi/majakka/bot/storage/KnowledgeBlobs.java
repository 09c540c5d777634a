package fi.majakka.bot.storage;

import fi.majakka.kb.KnowledgeTree;
import fi.majakka.kb.KnowledgeTree.Content;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The files of the knowledge base by their hashes, and the trees that they make up. */
final class KnowledgeBlobs {
  /** How many hashes one query asks for. */
  private static final int SLICE = 500;

  private KnowledgeBlobs() {}

  /** Stores those that are not there yet. */
  static void store(Handle handle, Collection<Content> contents, Instant now) {
    Map<String, Content> missing = new HashMap<>();
    contents.forEach(content -> missing.put(content.hash(), content));
    missing.keySet().removeAll(known(handle, List.copyOf(missing.keySet())));
    if (missing.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into kb_blob (hash, content, stored_at) values (:hash, :content, :now)"
                + " on conflict do nothing");
    missing
        .values()
        .forEach(
            content ->
                batch
                    .bind("hash", content.hash())
                    .bind("content", content.bytes())
                    .bind("now", now)
                    .add());
    batch.execute();
  }

  private static Set<String> known(Handle handle, List<String> hashes) {
    Set<String> known = new HashSet<>();
    for (List<String> slice : slices(hashes)) {
      known.addAll(
          handle
              .createQuery("select hash from kb_blob where hash in (<hashes>)")
              .bindList("hashes", slice)
              .mapTo(String.class)
              .list());
    }
    return known;
  }

  static Optional<Content> find(Handle handle, String hash) {
    return handle
        .createQuery("select content from kb_blob where hash = :hash")
        .bind("hash", hash)
        .mapTo(byte[].class)
        .findOne()
        .map(bytes -> checked(hash, bytes));
  }

  /** Stores a tree, once. */
  static void storeTree(Handle handle, KnowledgeTree tree, Instant now) {
    boolean there =
        handle
            .createQuery("select 1 from kb_file where tree = :tree fetch first 1 rows only")
            .bind("tree", tree.id())
            .mapTo(Integer.class)
            .findOne()
            .isPresent();
    if (there) {
      return;
    }
    store(handle, tree.files().values(), now);
    PreparedBatch batch =
        handle.prepareBatch("insert into kb_file (tree, path, hash) values (:tree, :path, :hash)");
    String id = tree.id();
    tree.files()
        .forEach(
            (path, content) ->
                batch.bind("tree", id).bind("path", path).bind("hash", content.hash()).add());
    batch.execute();
  }

  /**
   * Reads a tree.
   *
   * @param atHand files that need not be read again
   * @throws StorageException when it is not what was stored
   */
  static KnowledgeTree tree(Handle handle, String id, KnowledgeTree atHand) {
    Map<String, Content> byHash = new HashMap<>();
    atHand.files().values().forEach(content -> byHash.put(content.hash(), content));
    Map<String, String> hashes = new TreeMap<>();
    handle
        .createQuery("select path, hash from kb_file where tree = :tree")
        .bind("tree", id)
        .map((row, context) -> Map.entry(row.getString("path"), row.getString("hash")))
        .forEach(entry -> hashes.put(entry.getKey(), entry.getValue()));
    fetch(handle, hashes.values(), byHash);
    Map<String, Content> files = new TreeMap<>();
    hashes.forEach(
        (path, hash) ->
            files.put(
                path,
                Optional.ofNullable(byHash.get(hash))
                    .orElseThrow(() -> new StorageException("a file of a release is missing"))));
    KnowledgeTree tree = KnowledgeTree.of(files);
    if (!tree.id().equals(id)) {
      throw new StorageException("the files of a release are not what was published");
    }
    return tree;
  }

  /** Adds what is not at hand. */
  static void fetch(Handle handle, Collection<String> hashes, Map<String, Content> byHash) {
    List<String> missing =
        hashes.stream().distinct().filter(hash -> !byHash.containsKey(hash)).toList();
    for (List<String> slice : slices(missing)) {
      handle
          .createQuery("select hash, content from kb_blob where hash in (<hashes>)")
          .bindList("hashes", slice)
          .map((row, context) -> checked(row.getString("hash"), row.getBytes("content")))
          .forEach(content -> byHash.put(content.hash(), content));
    }
  }

  private static Content checked(String hash, byte[] bytes) {
    Content content = KnowledgeTree.content(bytes);
    if (!content.hash().equals(hash)) {
      throw new StorageException("a file of the knowledge base is damaged");
    }
    return content;
  }

  private static <T> List<List<T>> slices(List<T> all) {
    List<List<T>> slices = new ArrayList<>();
    for (int from = 0; from < all.size(); from += SLICE) {
      slices.add(all.subList(from, Math.min(all.size(), from + SLICE)));
    }
    return slices;
  }
}
