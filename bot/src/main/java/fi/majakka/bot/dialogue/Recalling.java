package fi.majakka.bot.dialogue;

import fi.majakka.bot.conversation.Memory;
import fi.majakka.bot.conversation.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** "What was the first one?", "back to the previous": an earlier subject of the talk, once more. */
final class Recalling {
  /** Under this name the memory keeps the subjects answered, the first one always. */
  private static final String KEPT = "talk.topics";

  private static final int MOST = 8;

  void recall(Draft draft) {
    List<String> told = told(draft.memory.kept());
    if (told.isEmpty()) {
      return;
    }
    if (draft.signals("recall.first")) {
      again(draft, told.get(0), "recall.first");
    } else if (draft.signals("recall.previous") && told.size() > 1) {
      again(draft, told.get(told.size() - 2), "recall.previous");
    }
  }

  private static void again(Draft draft, String topic, String phrase) {
    draft.certainly(topic);
    draft.text = "";
    draft
        .knowledge
        .article(topic)
        .map(article -> article.title().in(Phrases.kb(draft.language)))
        .ifPresent(title -> draft.notes.add(new Message.Text(draft.phrases().say(phrase, title))));
  }

  /** The memory with one more subject; a subject taken up again becomes the latest. */
  static void remember(Map<String, String> kept, Memory before, Optional<String> topic) {
    topic.ifPresent(
        latest -> {
          List<String> told = new ArrayList<>(told(before.kept()));
          if (told.isEmpty() || !told.get(told.size() - 1).equals(latest)) {
            told.add(latest);
          }
          while (told.size() > MOST) {
            told.remove(1);
          }
          kept.put(KEPT, String.join(" ", told));
        });
  }

  private static List<String> told(Map<String, String> kept) {
    return Arrays.stream(kept.getOrDefault(KEPT, "").split(" ", -1))
        .filter(topic -> !topic.isEmpty())
        .toList();
  }
}
