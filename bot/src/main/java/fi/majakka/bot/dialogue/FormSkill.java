package fi.majakka.bot.dialogue;

import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.FormState;
import fi.majakka.bot.conversation.Message;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Leads through a form: starts it, takes answers, takes it up again, and finishes it. */
public final class FormSkill implements Skill {
  private final Form form;

  public FormSkill(Form form) {
    this.form = form;
  }

  @Override
  public boolean handles(String topic) {
    return topic.equals(form.topic());
  }

  String topic() {
    return form.topic();
  }

  String name() {
    return form.name();
  }

  boolean claims(Request request) {
    return form.claims(request);
  }

  /** True when any words answer the question asked last. */
  boolean takesAnyWords(Request request, FormState state) {
    return asked(request, state).filter(Form.Slot::free).isPresent();
  }

  /** Starts the form or takes it up again, with what the message already tells. */
  @Override
  public Optional<SkillReply> reply(Request request) {
    if (request.form(form.name()).isEmpty() && !form.opens(request)) {
      return Optional.empty();
    }
    return Optional.of(open(request));
  }

  /** Starts the form or takes it up again, whoever asked for it. */
  SkillReply open(Request request) {
    Map<String, String> answers =
        new HashMap<>(request.form(form.name()).map(FormState::slots).orElse(Map.of()));
    readOpen(request, answers, form.severalAtOnce() ? Integer.MAX_VALUE : 1);
    boolean begun = request.form(form.name()).isPresent();
    return next(request, answers, begun ? List.of() : form.opening(request));
  }

  /** Fills slots that are open from the message, in order, so many at most. */
  private void readOpen(Request request, Map<String, String> answers, int most) {
    form.slots(request).stream()
        .filter(slot -> !answers.containsKey(slot.name()))
        .flatMap(slot -> slot.reader().read(request).stream().map(read -> Map.entry(slot, read)))
        .limit(most)
        .forEach(read -> answers.put(read.getKey().name(), read.getValue()));
  }

  boolean severalAtOnce() {
    return form.severalAtOnce();
  }

  /** Takes an answer to the question asked last; empty when the message holds none. */
  Optional<SkillReply> answer(Request request, FormState state, Optional<String> chosen) {
    Optional<Form.Slot> asked = asked(request, state);
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    String name = asked.get().name();
    Optional<String> answer =
        chosen
            .filter(value -> value.startsWith("slot:" + name + ":"))
            .map(value -> value.substring(("slot:" + name + ":").length()))
            .or(() -> asked.get().reader().read(request));
    Map<String, String> answers = new HashMap<>(state.slots());
    answer.ifPresent(value -> answers.put(name, value));
    if (form.severalAtOnce() && chosen.isEmpty()) {
      readOpen(request, answers, Integer.MAX_VALUE);
    }
    return answers.equals(state.slots())
        ? Optional.empty()
        : Optional.of(next(request, answers, List.of()));
  }

  private Optional<Form.Slot> asked(Request request, FormState state) {
    return form.slots(request).stream()
        .filter(slot -> state.asking().filter(slot.name()::equals).isPresent())
        .findFirst();
  }

  /** Puts another value in place of the latest answer that it fits: "no, Kinnula". */
  Optional<SkillReply> correct(Request request, FormState state) {
    List<Form.Slot> answered =
        new ArrayList<>(
            form.slots(request).stream()
                .filter(slot -> state.slots().containsKey(slot.name()))
                .toList());
    Collections.reverse(answered);
    return answered.stream()
        .filter(slot -> !slot.free())
        .flatMap(slot -> another(request, slot, state).stream())
        .findFirst()
        .map(answers -> next(request, answers, List.of()));
  }

  /** The answers with another value of the slot; the one it had is named as often as not. */
  private static Optional<Map<String, String>> another(
      Request request, Form.Slot slot, FormState state) {
    String before = state.slots().getOrDefault(slot.name(), "");
    return slot.reader()
        .read(request.without(before))
        .filter(value -> !value.equals(before))
        .map(
            value -> {
              Map<String, String> answers = new HashMap<>(state.slots());
              answers.put(slot.name(), value);
              return answers;
            });
  }

  /** Asks the same question again, such as in another language. */
  SkillReply ask(Request request, FormState state) {
    return next(request, state.slots(), List.of());
  }

  /** Asks the same question again, saying that the answer was not understood. */
  SkillReply again(Request request, FormState state) {
    return next(
        request,
        state.slots(),
        List.of(new Message.Text(request.phrases().say("form.not_understood"))));
  }

  private SkillReply next(Request request, Map<String, String> answers, List<Message> before) {
    Optional<Form.Slot> open =
        form.slots(request).stream().filter(slot -> !answers.containsKey(slot.name())).findFirst();
    if (open.isEmpty()) {
      return form.finish(request, answers).with(Optional.empty());
    }
    List<Choice> choices = new ArrayList<>(open.get().offers());
    choices.add(new Choice(request.phrases().say("form.cancel"), "cancel"));
    List<Message> messages = new ArrayList<>(before);
    messages.add(new Message.Choices(open.get().question().apply(request.phrases()), choices));
    SkillReply question =
        SkillReply.saying(messages)
            .with(
                Optional.of(
                    new FormState(form.name(), answers, Optional.of(open.get().name()), false)));
    return form.beside(request, answers, question);
  }
}
