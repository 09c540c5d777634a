package fi.majakka.bot.dialogue;

import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.Conversation;
import fi.majakka.bot.conversation.Entity;
import fi.majakka.bot.conversation.InboundMessage;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.Memory;
import fi.majakka.bot.conversation.Message;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.nlu.Interpretation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A turn as it takes shape, stage by stage. Confined to the thread that takes the turn. */
final class Draft {
  final Conversation before;
  final InboundMessage message;
  final KnowledgeBase knowledge;
  final LocalDate today;
  final Signals signals;
  final Memory memory;

  /** The person's words; empty when an offer was taken or nothing can be read. */
  String text = "";

  /** The value of the offer that was taken. */
  Optional<String> chosen = Optional.empty();

  Language language;
  boolean languageChosen;
  Optional<Interpretation> interpretation = Optional.empty();
  Optional<String> topic = Optional.empty();
  Optional<String> audience;
  double confidence;
  boolean outOfScope;
  List<Entity> entities = List.of();
  int part;

  /** True when the words ask something more about the last topic without naming it. */
  boolean asksOn;

  /** True when help must come before anything about the assistant itself. */
  boolean urgent;

  int misses;
  Optional<String> lastMiss;

  /** Said before the reply: what was masked, what is outside the region. */
  final List<Message> notes = new ArrayList<>();

  /** Said after the reply. */
  final List<Message> afterwards = new ArrayList<>();

  /** Offered beside what the reply offers. */
  final List<Choice> offers = new ArrayList<>();

  Optional<SkillReply> reply = Optional.empty();

  Draft(Conversation before, InboundMessage message, KnowledgeBase knowledge, LocalDate today) {
    this.before = before;
    this.message = message;
    this.knowledge = knowledge;
    this.today = today;
    this.signals = new Signals(knowledge);
    this.memory = before.memory().knowing(topic -> knowledge.topic(topic).isPresent());
    this.language = memory.language().or(message::languageHint).orElse(Language.FI);
    this.languageChosen = memory.languageChosen();
    this.audience = memory.audience();
    this.lastMiss = memory.lastMiss();
    this.entities = memory.entities().stream().map(Entity::asCarried).toList();
  }

  Phrases phrases() {
    return new Phrases(knowledge, language);
  }

  boolean signals(String name) {
    return !text.isEmpty() && signals.in(text, name);
  }

  /** The request about a topic, as far as it is known by now. */
  Request request(String about) {
    return new Request(
        message, knowledge, language, about, text, entities, part, chosen, today, memory);
  }

  /** Settles the topic without doubt: an offer, a command or a danger. */
  void certainly(String about) {
    topic = Optional.of(about);
    confidence = 1;
    outOfScope = false;
  }

  void say(List<Message> messages) {
    reply = Optional.of(SkillReply.saying(messages));
  }

  boolean open() {
    return reply.isEmpty();
  }
}
