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
import java.util.stream.Collectors;

/** Lets the skills answer: the topic asked about, and any other in the same message. */
final class Replying {
  private static final int OTHER_PLACES = 2;

  /** Half of "in Viitasaari and Karstula" is not a question of its own. */
  private static final String BARE_PLACE = "living.municipality";

  private final SkillRouter router;

  Replying(SkillRouter router) {
    this.router = router;
  }

  void reply(Draft draft) {
    if (draft.outOfScope || draft.topic.isEmpty()) {
      return;
    }
    outside(draft);
    Request request = draft.request(draft.topic.get());
    AskingOn askingOn = new AskingOn(router);
    Optional<SkillReply> said =
        draft.asksOn
            ? askingOn.reply(draft)
            : askingOn.pointed(draft).or(() -> router.route(request));
    if (said.isEmpty() && draft.part > 0) {
      said = Optional.of(nothingMore(draft));
    }
    draft.reply =
        said.map(first -> withOthers(draft, first))
            .map(first -> inOtherPlaces(draft, request, first))
            .map(reply -> withoutRuledOut(draft, reply))
            .map(reply -> parked(draft, reply));
    sameEverywhere(draft);
  }

  /** "In Viitasaari and Karstula": what differs there is said of each place that was named. */
  private SkillReply inOtherPlaces(Draft draft, Request request, SkillReply first) {
    List<String> places =
        draft.entities.stream()
            .filter(entity -> entity.type().equals("municipality"))
            .filter(entity -> !entity.negated() && !entity.carried())
            .filter(entity -> !entity.role().equals("origin"))
            .map(Entity::value)
            .distinct()
            .skip(1)
            .limit(OTHER_PLACES)
            .toList();
    if (first.answer().isEmpty() || places.isEmpty() || draft.part > 0) {
      return first;
    }
    List<Message> messages = new ArrayList<>(withoutChoices(first));
    Set<Source> sources = new LinkedHashSet<>(first.sources());
    for (String place : places) {
      router
          .route(request.in(place))
          .filter(reply -> reply.answer().equals(first.answer()))
          .ifPresent(
              reply -> {
                withoutChoices(reply).stream()
                    .filter(message -> !messages.contains(message))
                    .forEach(messages::add);
                sources.addAll(reply.sources());
              });
    }
    messages.addAll(onlyChoices(first));
    return with(first, messages, List.copyOf(sources));
  }

  /** A place that was ruled out is not offered. */
  private static SkillReply withoutRuledOut(Draft draft, SkillReply reply) {
    Set<String> ruledOut =
        draft.entities.stream()
            .filter(Entity::negated)
            .map(entity -> "municipality:" + entity.value())
            .collect(Collectors.toSet());
    return ruledOut.isEmpty()
        ? reply
        : with(
            reply,
            reply.messages().stream().map(message -> without(message, ruledOut)).toList(),
            reply.sources());
  }

  private static Message without(Message message, Set<String> values) {
    return message instanceof Message.Choices choices
        ? new Message.Choices(
            choices.text(),
            choices.choices().stream().filter(choice -> !values.contains(choice.value())).toList())
        : message;
  }

  private static SkillReply with(SkillReply reply, List<Message> messages, List<Source> sources) {
    return new SkillReply(
        messages, reply.answer(), sources, reply.form(), reply.effect(), reply.keeps());
  }

  /** "And in Karstula?" about something that does not depend on the place. */
  private static void sameEverywhere(Draft draft) {
    boolean again =
        draft.part == 0
            && draft.confidence == 1
            && draft.reply.flatMap(SkillReply::answer).isPresent()
            && draft.topic.equals(draft.memory.topic());
    boolean common =
        draft
            .topic
            .flatMap(draft.knowledge::article)
            .filter(it -> !it.byMunicipality())
            .isPresent();
    if (again && common && draft.topic.filter(topic -> topic.startsWith("meta.")).isEmpty()) {
      draft.entities.stream()
          .filter(entity -> entity.type().equals("municipality"))
          .filter(entity -> !entity.carried() && !entity.negated())
          .map(Entity::value)
          .findFirst()
          .filter(place -> !names(draft, place))
          .ifPresent(
              place ->
                  draft.notes.add(
                      new Message.Text(
                          draft.phrases().say("answer.same", draft.phrases().in(place)))));
    }
  }

  /** An answer that says something of the place itself needs no more. */
  private static boolean names(Draft draft, String place) {
    String inPlace = draft.phrases().in(place);
    return draft.reply.stream()
        .flatMap(reply -> reply.messages().stream())
        .anyMatch(
            message ->
                message instanceof Message.Text text
                    && (text.text().contains(inPlace) || text.text().contains(place)));
  }

  /** Of a journey, one end lies outside. */
  private static boolean isOnTheWay(String topic) {
    return topic.equals("living.transport");
  }

  /** A place that is not of the region gets an honest word before the general answer. */
  private static void outside(Draft draft) {
    if (draft.topic.filter(topic -> topic.startsWith("meta.") || isOnTheWay(topic)).isPresent()) {
      return;
    }
    boolean ours =
        draft.entities.stream()
            .anyMatch(entity -> entity.type().equals("municipality") && !entity.negated());
    draft.entities.stream()
        .filter(entity -> entity.type().equals("place") && !entity.carried() && !entity.negated())
        .filter(entity -> !entity.role().equals("origin"))
        .filter(entity -> isOutside(draft, entity) && !comesFrom(draft, entity))
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

  /** A country is where people come from, unless work or a home is looked for there. */
  private static boolean comesFrom(Draft draft, Entity entity) {
    return draft
            .topic
            .filter(topic -> !topic.equals("jobs.search") && !topic.startsWith("living.rent"))
            .isPresent()
        && Carrying.isCountry(draft, entity);
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
            ? draft.interpretation.map(read -> read.alsoAsked()).orElse(List.of()).stream()
                .filter(other -> !other.equals(BARE_PLACE))
                .toList()
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
    return with(first, messages, List.copyOf(sources));
  }

  private static List<Message> withoutChoices(SkillReply reply) {
    return reply.messages().stream()
        .filter(message -> !(message instanceof Message.Choices))
        .toList();
  }

  private static List<Message> onlyChoices(SkillReply reply) {
    return reply.messages().stream().filter(Message.Choices.class::isInstance).toList();
  }

  /** A form that was left stays within reach: said once, then one offer among the others. */
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
    String value =
        form.form().equals(skill.get().topic()) ? "topic:" + form.form() : "form:" + form.form();
    Choice resume = new Choice(draft.phrases().say("form.resume"), value);
    List<Message> messages = new ArrayList<>(reply.messages());
    if (form.parked()) {
      draft.offers.add(resume);
    } else {
      messages.add(
          new Message.Choices(
              draft.phrases().say("form.parked"),
              List.of(resume, new Choice(draft.phrases().say("form.cancel"), "cancel"))));
    }
    return with(reply, messages, reply.sources())
        .with(Optional.of(new FormState(form.form(), form.slots(), form.asking(), true)));
  }
}
