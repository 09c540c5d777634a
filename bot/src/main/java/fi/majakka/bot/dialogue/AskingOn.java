package fi.majakka.bot.dialogue;

import fi.majakka.bot.conversation.Message;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * "How long does it take?" about the last topic: the part of its answer that tells a time, a sum or
 * whom to turn to; where none does, that is said, and the answer follows once more.
 */
final class AskingOn {
  /** Further parts that are looked at. */
  private static final int PARTS = 9;

  /** What may be asked; each has {@code asks_on.X} for the question, {@code tells.X} for a part. */
  private static final List<String> KINDS =
      List.of("duration", "time", "cost", "papers", "contact", "place", "count");

  /**
   * What the first answer tells: how many live there and how long it takes, or that this is not
   * known. The rest is looked for in the further parts first.
   */
  private static final Set<String> FIRST = Set.of("duration", "count");

  private final SkillRouter router;

  AskingOn(SkillRouter router) {
    this.router = router;
  }

  Optional<SkillReply> reply(Draft draft) {
    String topic = draft.topic.orElseThrow();
    Optional<String> kind =
        KINDS.stream().filter(name -> draft.signals("asks_on." + name)).findFirst();
    Optional<SkillReply> later =
        kind.filter(name -> !FIRST.contains(name)).flatMap(name -> further(draft, topic, name));
    if (later.isPresent()) {
      return later;
    }
    Optional<SkillReply> whole = router.route(draft.request(topic));
    Optional<SkillReply> told =
        whole
            .filter(said -> said.answer().isPresent())
            .flatMap(said -> kind.flatMap(name -> only(draft, said, name)))
            .or(() -> kind.filter(FIRST::contains).flatMap(name -> further(draft, topic, name)));
    if (told.isEmpty() && whole.filter(said -> leavesOpen(draft, said, kind)).isPresent()) {
      draft.notes.add(new Message.Text(draft.phrases().say("asks_on.about")));
    }
    return told.or(() -> whole);
  }

  /** The first of the further parts that tells what is asked. */
  private Optional<SkillReply> further(Draft draft, String topic, String kind) {
    for (int part = 1; part <= PARTS; part++) {
      draft.part = part;
      Optional<SkillReply> said = router.route(draft.request(topic));
      if (said.flatMap(SkillReply::answer).isEmpty()) {
        break;
      }
      if (said.get().messages().stream().anyMatch(message -> tells(draft, message, kind))) {
        return said;
      }
    }
    draft.part = 0;
    return Optional.empty();
  }

  /** True unless it is something else than an answer, or uses the very words that were asked. */
  private static boolean leavesOpen(Draft draft, SkillReply said, Optional<String> kind) {
    List<String> shared = draft.knowledge.patterns("asks_on");
    List<String> own =
        FollowUps.rest(draft).stream().filter(word -> !shared.contains(word)).toList();
    List<String> words =
        said.messages().stream()
            .filter(Message.Text.class::isInstance)
            .map(Message.Text.class::cast)
            .flatMap(text -> Signals.words(text.text()).stream())
            .toList();
    boolean speaksOfIt =
        !own.isEmpty() && own.stream().allMatch(word -> FollowUps.uses(words, word));
    return said.answer().isPresent() && (kind.isPresent() || (!own.isEmpty() && !speaksOfIt));
  }

  /** Of the first answer, the paragraphs that tell what is asked. */
  private static Optional<SkillReply> only(Draft draft, SkillReply said, String kind) {
    List<Message> telling =
        said.messages().stream()
            .filter(message -> !(message instanceof Message.Text) || tells(draft, message, kind))
            .map(message -> message instanceof Message.Text text ? cut(draft, text, kind) : message)
            .toList();
    return telling.stream().anyMatch(Message.Text.class::isInstance)
        ? Optional.of(said.with(telling))
        : Optional.empty();
  }

  private static Message cut(Draft draft, Message.Text text, String kind) {
    return new Message.Text(
        Arrays.stream(text.text().split("\n\n", -1))
            .filter(paragraph -> draft.signals.in(paragraph, "tells." + kind))
            .collect(Collectors.joining("\n\n")));
  }

  /** True when one paragraph of the message tells what is asked. */
  private static boolean tells(Draft draft, Message message, String kind) {
    return message instanceof Message.Text text
        && Arrays.stream(text.text().split("\n\n", -1))
            .anyMatch(paragraph -> draft.signals.in(paragraph, "tells." + kind));
  }
}
