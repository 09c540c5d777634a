package fi.majakka.bot.editorial;

import fi.majakka.bot.accounts.AuditEntry;
import fi.majakka.kb.KnowledgeTree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;

/** Where releases are kept, with every file that any of them holds, by its hash. */
public interface ReleaseStore {

  /** The number of the release in force; 0 when there is none. Cheap: it is asked every second. */
  int current();

  Optional<Release> find(int number);

  /**
   * Releases, the newest first.
   *
   * @param before only those with a smaller number
   */
  List<Release> list(int before, int most);

  /**
   * The files of a release.
   *
   * @param known files that are at hand already; they are not read again
   */
  KnowledgeTree tree(Release release, KnowledgeTree known);

  /** A file by its hash; empty when no release and no draft ever held it. */
  Optional<KnowledgeTree.Content> content(String hash);

  /** What each topic's answer was in a release: its version and what that version says. */
  Map<String, AnswerVersion> answers(int number);

  /** Every answer's highest version so far, in whatever release. */
  Map<String, Integer> highestVersions();

  /**
   * The releases that served a version of an answer, the first and the last.
   *
   * @return empty when no release did
   */
  Optional<Span> serving(String topic, int version);

  /** The last of some releases that has one of the files; empty when none has. */
  Optional<Integer> lastWith(List<String> files, Span among);

  /**
   * The releases in which an answer became another one.
   *
   * @return the version that the answer got, by the number of the release, the newest first
   */
  SortedMap<Integer, Integer> changing(String topic);

  /** The shipped files that were last taken in or refused; empty before the first release. */
  Optional<KnowledgeTree> shipped();

  /**
   * Remembers the files that the project ships now; they count as shipped once a release of that
   * kind is published, or its draft discarded.
   */
  CompletableFuture<Void> offered(KnowledgeTree tree);

  /**
   * Stores a release, puts it in force and closes its draft, all or nothing.
   *
   * @return false when its number is not the next one: somebody else was first
   */
  CompletableFuture<Boolean> publish(Publication publication);

  /**
   * An answer as a release serves it.
   *
   * @param fingerprint changes whenever anything that the answer says does
   */
  record AnswerVersion(int version, String fingerprint) {}

  /** From one release to another, both included. */
  record Span(int first, int last) {}

  /**
   * What is stored when a release is published.
   *
   * @param answers those that are new or changed, by topic
   * @param draft as it is afterwards; stored only if nobody changed it meanwhile
   * @param entry of the audit log
   */
  record Publication(
      Release release,
      KnowledgeTree tree,
      Map<String, AnswerVersion> answers,
      Optional<Draft> draft,
      AuditEntry entry) {}
}
