package fi.majakka.bot.dialogue;

import fi.majakka.bot.conversation.Entity;
import fi.majakka.bot.conversation.FormState;
import fi.majakka.bot.conversation.InboundMessage;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.Memory;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.Place;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a skill is asked.
 *
 * @param topic what is asked about
 * @param text the person's words; empty when an offer was taken
 * @param entities those in force, newest first
 * @param part 0 for the answer, 1 and up after "more"
 * @param chosen the value of the offer that was taken
 * @param memory as before this turn
 */
public record Request(
    InboundMessage message,
    KnowledgeBase knowledge,
    Language language,
    String topic,
    String text,
    List<Entity> entities,
    int part,
    Optional<String> chosen,
    LocalDate today,
    Memory memory) {

  public Request {
    entities = List.copyOf(entities);
  }

  /** The municipality of the region that is in force, unless it was ruled out. */
  public Optional<String> municipality() {
    return entities.stream()
        .filter(entity -> entity.type().equals("municipality") && !entity.negated())
        .filter(entity -> !entity.role().equals("origin"))
        .map(Entity::value)
        .findFirst()
        .or(this::aroundVillage);
  }

  /** The municipality of a village that was named instead. */
  private Optional<String> aroundVillage() {
    return value("place").flatMap(knowledge::place).flatMap(Place::municipality);
  }

  /** The same request about another municipality. */
  public Request in(String municipality) {
    List<Entity> others = new ArrayList<>(List.of(InputReader.place(municipality)));
    entities.stream().filter(entity -> !entity.type().equals("municipality")).forEach(others::add);
    return new Request(
        message, knowledge, language, topic, text, others, part, chosen, today, memory);
  }

  /** The same request without what it names of that value. */
  Request without(String value) {
    return new Request(
        message,
        knowledge,
        language,
        topic,
        text,
        entities.stream().filter(entity -> !entity.value().equals(value)).toList(),
        part,
        chosen,
        today,
        memory);
  }

  /** The same request in other words. */
  Request saying(String words) {
    return new Request(
        message, knowledge, language, topic, words, entities, part, chosen, today, memory);
  }

  /** The value in force of an entity type. */
  public Optional<String> value(String type) {
    return entities.stream()
        .filter(entity -> entity.type().equals(type) && !entity.negated())
        .map(Entity::value)
        .findFirst();
  }

  /**
   * What an offer of this topic's own asks to be done: {@code renew} for {@code
   * do:jobs.alerts:renew}.
   */
  public Optional<String> action() {
    String prefix = "do:" + topic + ":";
    return chosen
        .filter(value -> value.startsWith(prefix))
        .map(value -> value.substring(prefix.length()));
  }

  /** The form of that name, if one is under way or parked. */
  public Optional<FormState> form(String name) {
    return memory.form().filter(form -> form.form().equals(name));
  }

  /** True when the person's words give a signal of {@code signals.yaml}. */
  public boolean signals(String name) {
    return !text.isEmpty() && new Signals(knowledge).in(text, name);
  }

  /** Which of a list the words take: 2 for "the second one", "se toinen". */
  public OptionalInt ordinal() {
    return text.isEmpty() ? OptionalInt.empty() : new Signals(knowledge).ordinal(text);
  }

  /** The sentences of the conversation's language. */
  public Phrases phrases() {
    return new Phrases(knowledge, language);
  }

  /** The same request about another topic. */
  public Request about(String other) {
    return new Request(
        message, knowledge, language, other, text, entities, 0, chosen, today, memory);
  }
}
