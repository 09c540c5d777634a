package fi.majakka.bot.editorial;

import fi.majakka.kb.KnowledgeTree;
import fi.majakka.kb.edit.KnowledgeBaseWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How an answer came to be what it is: which releases changed it, and what they changed. */
public final class AnswerHistory {
  private final ReleaseStore store;

  public AnswerHistory(ReleaseStore store) {
    this.store = store;
  }

  /**
   * A release that changed an answer.
   *
   * @param version that the answer got
   * @param first true when no earlier release had it
   * @param changes of its text in any layer, and of facts that the text names
   */
  public record Step(Release release, int version, boolean first, List<Change> changes) {
    public Step {
      changes = List.copyOf(changes);
    }
  }

  /** The releases that changed an answer, the newest first. */
  public List<Step> of(String topic, int most) {
    List<Step> steps = new ArrayList<>();
    Map<Integer, Integer> versions = store.changing(topic);
    KnowledgeTree known = KnowledgeTree.empty();
    int left = versions.size();
    for (Map.Entry<Integer, Integer> version : versions.entrySet()) {
      if (steps.size() == most) {
        break;
      }
      left--;
      Release release = store.find(version.getKey()).orElseThrow();
      boolean first = left == 0;
      List<Change> changes = List.of();
      if (!first) {
        KnowledgeTree now = store.tree(release, known);
        Release earlier = store.find(release.number() - 1).orElseThrow();
        known = store.tree(earlier, now);
        changes = changes(topic, known, now);
      }
      steps.add(new Step(release, version.getValue(), first, changes));
    }
    return steps;
  }

  private static List<Change> changes(String topic, KnowledgeTree before, KnowledgeTree now) {
    String text = texts(topic, before) + texts(topic, now);
    return Change.between(before, now).stream()
        .filter(
            change ->
                switch (change.kind()) {
                  case ARTICLE -> change.id().equals(topic);
                  case FACT -> text.contains(change.id());
                  case TOPIC, NOTICE, GOLDEN, OTHER -> false;
                })
        .toList();
  }

  /** What every layer's file says of a topic. */
  private static String texts(String topic, KnowledgeTree tree) {
    StringBuilder texts = new StringBuilder();
    for (String path : tree.paths()) {
      if (KnowledgeBaseWriter.topicOf(path).filter(topic::equals).isPresent()) {
        tree.text(path).ifPresent(texts::append);
      }
    }
    return texts.toString();
  }
}
