package fi.majakka.bot.dialogue;

import fi.majakka.bot.conversation.FormState;
import fi.majakka.bot.conversation.Message;
import java.util.List;
import java.util.Optional;

/** Goes on with the form that is under way, unless the person asks something else. */
final class FormStage {
  /** Above this, words inside a form are a question of their own. */
  private static final double ANOTHER_QUESTION = 0.5;

  private final SkillRouter router;

  FormStage(SkillRouter router) {
    this.router = router;
  }

  void continueForm(Draft draft) {
    Optional<FormState> state = draft.memory.form();
    if (state.isEmpty()) {
      return;
    }
    String chosen = draft.chosen.orElse("");
    if (chosen.equals("cancel") || draft.signals("cancel")) {
      draft.certainly(state.get().form());
      draft.say(List.of(new Message.Text(draft.phrases().say("form.cancelled"))));
      return;
    }
    Optional<FormSkill> skill = router.form(state.get().form());
    if (skill.isEmpty() || state.get().parked()) {
      return;
    }
    Request request = draft.request(state.get().form());
    Optional<SkillReply> said =
        draft.signals.begins(draft.text, "correction")
            ? skill.get().correct(request, state.get())
            : skill.get().answer(request, state.get(), draft.chosen);
    boolean other = draft.topic.isPresent() && anotherQuestion(draft, state.get());
    if (said.isPresent() && !(other && draft.chosen.isEmpty() && questions(draft))) {
      draft.certainly(state.get().form());
      draft.reply = said;
    } else if (!other && draft.chosen.isEmpty() && !draft.signals("emergency")) {
      draft.certainly(state.get().form());
      draft.reply = Optional.of(skill.get().again(request, state.get()));
    }
  }

  private static boolean anotherQuestion(Draft draft, FormState state) {
    return !draft.outOfScope
        && draft.confidence >= ANOTHER_QUESTION
        && draft.topic.filter(state.form()::equals).isEmpty();
  }

  /** A bare place or number answers the form; a sentence that asks does not. */
  private static boolean questions(Draft draft) {
    return draft.text.contains("?") || Signals.words(draft.text).size() > 4;
  }
}
