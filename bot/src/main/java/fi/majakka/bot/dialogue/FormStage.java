package fi.majakka.bot.dialogue;

import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.FormState;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Opens forms, and goes on with the one under way unless the person asks something else. */
final class FormStage {
  /** Above this, words inside a form are a question of their own. */
  private static final double ANOTHER_QUESTION = 0.5;

  /** So clear a question is of its own subject, whatever words it uses. */
  private static final double CLEAR = 0.8;

  /** Words that ask are a question of their own even when less is sure about it. */
  private static final double SOME_QUESTION = 0.2;

  /** So many words tell one thing. */
  private static final int FEW_WORDS = 6;

  private static final String OPEN = "form:";
  private final SkillRouter router;

  FormStage(SkillRouter router) {
    this.router = router;
  }

  void continueForm(Draft draft) {
    Optional<FormSkill> wanted =
        draft
            .chosen
            .filter(value -> value.startsWith(OPEN))
            .flatMap(value -> router.form(value.substring(OPEN.length())));
    if (wanted.isPresent()) {
      open(draft, wanted.get());
      return;
    }
    Optional<FormState> state = draft.memory.form();
    Optional<FormSkill> skill = state.flatMap(form -> router.form(form.form()));
    if (state.isPresent() && skill.isPresent()) {
      continueForm(draft, state.get(), skill.get());
    }
    if (draft.open() && !draft.text.isEmpty() && !draft.signals("emergency")) {
      router
          .claiming(draft.request(draft.topic.orElse("")))
          .ifPresent(claiming -> open(draft, claiming));
    }
  }

  private static void open(Draft draft, FormSkill form) {
    draft.certainly(form.topic());
    draft.reply = Optional.of(form.open(draft.request(form.topic())));
  }

  private void continueForm(Draft draft, FormState state, FormSkill skill) {
    if (draft.signals("emergency")) {
      return; // danger comes first; the form is left for it
    }
    if (draft.chosen.orElse("").equals("cancel") || draft.signals("cancel")) {
      cancel(draft, skill);
      return;
    }
    if (state.parked()) {
      if (draft.signals("resume")) {
        draft.text = "";
        open(draft, skill);
      } else if (answersAfterAll(draft)) {
        skill
            .answer(draft.request(skill.topic()), state, Optional.empty())
            .ifPresent(
                said -> {
                  draft.certainly(skill.topic());
                  draft.reply = Optional.of(said);
                });
      }
      return;
    }
    Optional<Language> wished =
        draft.topic.filter("meta.language"::equals).flatMap(topic -> Steering.wished(draft));
    if (wished.isPresent()) {
      draft.language = wished.get();
      draft.languageChosen = true;
      draft.certainly(skill.topic());
      draft.reply = Optional.of(skill.ask(draft.request(skill.topic()), state));
      return;
    }
    Request request = draft.request(skill.topic());
    Optional<SkillReply> said =
        corrects(draft)
            ? skill.correct(request, state)
            : skill
                .answer(request, state, draft.chosen)
                .or(
                    () ->
                        correctsAfterAll(draft)
                            ? skill.correct(
                                request.saying(
                                    draft.signals.without(draft.text, "correction.after_all")),
                                state)
                            : tellsOtherwise(draft, skill)
                                ? skill.correct(request, state)
                                : Optional.empty());
    boolean other = anotherQuestion(draft, skill) && !skill.takesAnyWords(request, state);
    boolean sentences = skill.severalAtOnce() && (inArea(draft, skill) || tellsOfFamily(draft));
    if (said.isPresent() && !(other && draft.chosen.isEmpty() && questions(draft, sentences))) {
      draft.certainly(skill.topic());
      draft.reply = said;
    } else if (draft.signals("no")) {
      cancel(draft, skill);
    } else if (draft.chosen.isEmpty() && goesOn(draft, skill)) {
      draft.certainly(skill.topic());
      draft.reply = Optional.of(skill.ask(request, state));
    } else if (draft.chosen.isEmpty() && asksAbout(draft, skill)) {
      draft.certainly(skill.topic());
      draft.reply = Optional.of(explained(request, state, skill));
    } else if (!other && draft.chosen.isEmpty() && !asksElse(draft, skill)) {
      draft.certainly(skill.topic());
      draft.reply = Optional.of(skill.again(request, state));
    }
  }

  /** "Yes, let's start", or the same wish as at the beginning. */
  private static boolean goesOn(Draft draft, FormSkill skill) {
    boolean wished =
        draft.topic.filter(skill.topic()::equals).isPresent()
            && draft.confidence >= ANOTHER_QUESTION
            && !asks(draft);
    return wished || draft.signals("resume") || draft.signals("yes");
  }

  /** "What is it?", "how long does it take?": a question of the form's own subject. */
  private static boolean asksAbout(Draft draft, FormSkill skill) {
    List<String> shared = draft.knowledge.patterns("asks_on");
    boolean clearly = draft.confidence >= CLEAR && !draft.outOfScope;
    return asks(draft)
        && (draft.topic.filter(skill.topic()::equals).isPresent()
            || (!clearly && draft.signals("asks_of_form"))
            || (!clearly && shared.containsAll(FollowUps.rest(draft))));
  }

  /** A question of something else, even if it is not sure of what. */
  private static boolean asksElse(Draft draft, FormSkill skill) {
    return asks(draft)
        && !draft.outOfScope
        && draft.confidence >= SOME_QUESTION
        && draft.topic.filter(skill.topic()::equals).isEmpty();
  }

  private static boolean asks(Draft draft) {
    return draft.text.contains("?") || draft.signals("question");
  }

  /** What is known of the form's subject, and the same question again. */
  private SkillReply explained(Request request, FormState state, FormSkill skill) {
    SkillReply question = skill.ask(request, state);
    return router
        .routePastForms(request)
        .map(
            told -> {
              List<Message> messages =
                  new ArrayList<>(
                      told.messages().stream()
                          .filter(message -> !(message instanceof Message.Choices))
                          .toList());
              messages.addAll(question.messages());
              return told.with(messages).with(question.form());
            })
        .orElseGet(() -> skill.again(request, state));
  }

  /** Words that ask nothing, and mean nothing outside the form that was left for a question. */
  private static boolean answersAfterAll(Draft draft) {
    boolean elsewhere =
        draft
            .memory
            .topic()
            .flatMap(draft.knowledge::article)
            .filter(article -> article.byMunicipality())
            .isPresent();
    return !draft.text.isEmpty()
        && !asks(draft)
        && !elsewhere
        && !draft.signals.begins(draft.text, "follow_up")
        && (draft.outOfScope
            || draft.confidence < ANOTHER_QUESTION
            || draft
                .knowledge
                .signals()
                .getOrDefault("asks_on", List.of())
                .containsAll(FollowUps.rest(draft)));
  }

  private static void cancel(Draft draft, FormSkill skill) {
    draft.certainly(skill.topic());
    draft.say(
        List.of(
            new Message.Choices(
                draft.phrases().say("form.cancelled"),
                List.of(new Choice(draft.phrases().say("choice.person"), "topic:meta.human")))));
  }

  private static boolean corrects(Draft draft) {
    return draft.signals.begins(draft.text, "correction")
        || draft.signals.begins(draft.text, "correction.form");
  }

  /** "No, Pihtipudas": the mere name of something else. */
  private static boolean correctsAfterAll(Draft draft) {
    return draft.signals.begins(draft.text, "correction.after_all")
        && FollowUps.rest(draft).isEmpty()
        && draft.entities.stream().anyMatch(entity -> !entity.carried());
  }

  /** "I have no partner", when something else was asked: puts an earlier answer right. */
  private static boolean tellsOtherwise(Draft draft, FormSkill skill) {
    return skill.severalAtOnce()
        && !asks(draft)
        && Signals.words(draft.text).size() <= FEW_WORDS
        && !FollowUps.rest(draft).isEmpty();
  }

  private static boolean anotherQuestion(Draft draft, FormSkill skill) {
    return draft.topic.isPresent()
        && !draft.outOfScope
        && draft.confidence >= ANOTHER_QUESTION
        && draft.topic.filter(skill.topic()::equals).isEmpty();
  }

  /**
   * A bare place or number answers the form, and so does what tells the answer without asking
   * anything clearly; a sentence that asks does not.
   *
   * @param sentences true when sentences of the same area are answers too
   */
  private static boolean questions(Draft draft, boolean sentences) {
    boolean tells = draft.confidence < CLEAR && !asks(draft);
    return draft.text.contains("?")
        || (!sentences && draft.signals.begins(draft.text, "question"))
        || (!sentences && !tells && Signals.words(draft.text).size() > 4);
  }

  /** "My wife is a teacher" tells her work, which a form of several answers may ask for. */
  private static boolean tellsOfFamily(Draft draft) {
    return !asks(draft) && draft.signals("family_member") && BareName.namesOccupation(draft);
  }

  private static boolean inArea(Draft draft, FormSkill skill) {
    return draft.topic.map(Carrying::area).filter(Carrying.area(skill.topic())::equals).isPresent();
  }
}
