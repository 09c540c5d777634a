package fi.majakka.bot.studio;

import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.editorial.Draft;
import fi.majakka.bot.editorial.Editing;
import fi.majakka.kb.KnowledgeTree;
import java.util.List;
import java.util.Map;

/**
 * A topic that an open draft makes.
 *
 * @param title of its answer as far as it is written, else the id
 */
public record DraftedTopic(String id, String title, Draft draft) {

  /** All of them. */
  static List<DraftedTopic> of(Editing editing, Language language) {
    return Drafts.open(editing).stream()
        .flatMap(
            draft -> {
              List<String> made = List.copyOf(editing.newTopics(draft));
              Map<String, String> titles =
                  made.isEmpty() ? Map.of() : titles(editing, draft, language);
              return made.stream()
                  .map(id -> new DraftedTopic(id, titles.getOrDefault(id, id), draft));
            })
        .toList();
  }

  private static Map<String, String> titles(Editing editing, Draft draft, Language language) {
    KnowledgeTree tree = editing.tree(draft);
    return TopicTitles.byTopic(editing.knowledge(draft), tree, language);
  }
}
