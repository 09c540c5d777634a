package fi.majakka.bot.dialogue;

import java.util.Optional;

/** Lets somebody else have the word: what is said to a person is not answered by the assistant. */
final class Listening {
  private static final String PERSON = "meta.human";
  private final SkillRouter router;

  Listening(SkillRouter router) {
    this.router = router;
  }

  /** Danger is answered all the same, and so are commands and the assistant's own buttons. */
  void listen(Draft draft) {
    if (draft.text.isEmpty() || draft.signals("emergency")) {
      return;
    }
    router
        .listening(draft.request(PERSON))
        .ifPresent(
            said -> {
              draft.notes.clear();
              draft.certainly(PERSON);
              draft.reply = Optional.of(said);
            });
  }
}
