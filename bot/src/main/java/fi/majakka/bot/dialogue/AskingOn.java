package fi.majakka.bot.dialogue;

import fi.majakka.bot.conversation.Message;
import java.util.List;
import java.util.Optional;

/**
 * "How long does it take?" about the last topic: the part of its answer that tells a time, a sum or
 * whom to turn to; where none does, that is said, and the answer follows once more.
 */
final class AskingOn {
  /** Further parts that are looked at. */
  private static final int PARTS = 9;

  /** What may be asked; each has {@code asks_on.X} for the question, {@code tells.X} for a part. */
  private static final List<String> KINDS = List.of("time", "cost", "contact");

  private final SkillRouter router;

  AskingOn(SkillRouter router) {
    this.router = router;
  }

  Optional<SkillReply> reply(Draft draft) {
    String topic = draft.topic.orElseThrow();
    Optional<String> kind =
        KINDS.stream().filter(name -> draft.signals("asks_on." + name)).findFirst();
    for (int part = 1; kind.isPresent() && part <= PARTS; part++) {
      draft.part = part;
      Optional<SkillReply> said = router.route(draft.request(topic));
      if (said.flatMap(SkillReply::answer).isEmpty()) {
        break;
      }
      if (tells(draft, said.get(), kind.get())) {
        return said;
      }
    }
    draft.part = 0;
    draft.notes.add(new Message.Text(draft.phrases().say("asks_on.about")));
    return router.route(draft.request(topic));
  }

  private static boolean tells(Draft draft, SkillReply said, String kind) {
    return said.messages().stream()
        .filter(Message.Text.class::isInstance)
        .map(Message.Text.class::cast)
        .anyMatch(message -> draft.signals.in(message.text(), "tells." + kind));
  }
}
