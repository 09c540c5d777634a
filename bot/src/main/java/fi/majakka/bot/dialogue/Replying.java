package fi.majakka.bot.dialogue;

import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.Entity;
import fi.majakka.bot.conversation.FormState;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.conversation.Source;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lets the skills answer: the topic asked about, and any other in the same message. */
final class Replying {
  private final SkillRouter router;

  Replying(SkillRouter router) {
    this.router = router;
  }

  void reply(Draft draft) {
    if (draft.outOfScope || draft.topic.isEmpty()) {
      return;
    }
    outside(draft);
    Optional<SkillReply> said = router.route(draft.request(draft.topic.get()));
    if (said.isEmpty() && draft.part > 0) {
      said = Optional.of(nothingMore(draft));
    }
    draft.reply = said.map(first -> withOthers(draft, first)).map(reply -> parked(draft, reply));
  }

  /** A place that is not of the region gets an honest word before the general answer. */
  private static void outside(Draft draft) {
    boolean ours =
        draft.entities.stream()
            .anyMatch(entity -> entity.type().equals("municipality") && !entity.negated());
    draft.entities.stream()
        .filter(entity -> entity.type().equals("place") && !entity.carried() && !entity.negated())
        .filter(entity -> !entity.role().equals("origin"))
        .filter(entity -> isOutside(draft, entity))
        .findFirst()
        .filter(entity -> !ours)
        .ifPresent(
            entity -> {
              draft.notes.add(
                  new Message.Text(
                      draft.phrases().say("place.outside", draft.phrases().in(entity.value()))));
              draft.notes.add(
                  draft.topic.filter(topic -> topic.startsWith("jobs.")).isPresent()
                      ? new Message.Link("Työmarkkinatori", "https://tyomarkkinatori.fi/")
                      : new Message.Link("InfoFinland", "https://www.infofinland.fi/"));
            });
  }

  private static boolean isOutside(Draft draft, Entity entity) {
    return draft
        .knowledge
        .place(entity.value())
        .filter(place -> place.municipality().isPresent())
        .isEmpty();
  }

  private static SkillReply nothingMore(Draft draft) {
    draft.part = 0;
    return SkillReply.saying(
        List.of(
            new Message.Choices(
                draft.phrases().say("more.nothing"),
                List.of(new Choice(draft.phrases().say("choice.person"), "topic:meta.human")))));
  }

  /** "How do I get a tax card and a bank account": both are answered, in order. */
  private SkillReply withOthers(Draft draft, SkillReply first) {
    List<String> others =
        draft.confidence < 1
            ? draft.interpretation.map(read -> read.alsoAsked()).orElse(List.of())
            : List.of();
    if (others.isEmpty()) {
      return first;
    }
    List<Message> messages = new ArrayList<>(withoutChoices(first));
    Set<Source> sources = new LinkedHashSet<>(first.sources());
    List<Message> choices = new ArrayList<>(onlyChoices(first));
    for (String other : others) {
      router
          .route(draft.request(other))
          .ifPresent(
              reply -> {
                messages.addAll(withoutChoices(reply));
                sources.addAll(reply.sources());
              });
    }
    messages.addAll(choices);
    return new SkillReply(
        messages,
        first.answer(),
        List.copyOf(sources),
        first.form(),
        first.effect(),
        first.keeps());
  }

  private static List<Message> withoutChoices(SkillReply reply) {
    return reply.messages().stream()
        .filter(message -> !(message instanceof Message.Choices))
        .toList();
  }

  private static List<Message> onlyChoices(SkillReply reply) {
    return reply.messages().stream().filter(Message.Choices.class::isInstance).toList();
  }

  /** A form that was left stays within reach. */
  private SkillReply parked(Draft draft, SkillReply reply) {
    Optional<FormState> left = draft.memory.form();
    Optional<FormSkill> skill = left.flatMap(form -> router.form(form.form()));
    if (left.isEmpty()
        || skill.isEmpty()
        || reply.form().isPresent()
        || draft.topic.filter(skill.get().topic()::equals).isPresent()) {
      return reply;
    }
    FormState form = left.get();
    String resume =
        form.form().equals(skill.get().topic()) ? "topic:" + form.form() : "form:" + form.form();
    List<Message> messages = new ArrayList<>(reply.messages());
    messages.add(
        new Message.Choices(
            draft.phrases().say("form.parked"),
            List.of(
                new Choice(draft.phrases().say("form.resume"), resume),
                new Choice(draft.phrases().say("form.cancel"), "cancel"))));
    return new SkillReply(
        messages,
        reply.answer(),
        reply.sources(),
        Optional.of(new FormState(form.form(), form.slots(), form.asking(), true)),
        reply.effect(),
        reply.keeps());
  }
}
