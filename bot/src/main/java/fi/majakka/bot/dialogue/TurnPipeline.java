package fi.majakka.bot.dialogue;

import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.Conversation;
import fi.majakka.bot.conversation.InboundMessage;
import fi.majakka.bot.conversation.Memory;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.conversation.Reply;
import fi.majakka.bot.conversation.Turn;
import fi.majakka.bot.conversation.TurnHandler;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.nlu.Interpretation;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The road of a message, one line a stage. Thread-safe; every turn reads one release throughout.
 */
public final class TurnPipeline implements TurnHandler {
  private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");
  private final Supplier<KnowledgeBase> knowledge;
  private final Clock clock;
  private final List<Stage> stages;

  public TurnPipeline(
      Supplier<KnowledgeBase> knowledge,
      Understanding understanding,
      Suggestions suggestions,
      SkillRouter router,
      Clock clock) {
    this.knowledge = knowledge;
    this.clock = clock;
    Fallback fallback = new Fallback(suggestions);
    this.stages =
        List.of(
            Stage.of("read", new InputReader()::read),
            Stage.of("interpret", new Reading(understanding)::interpret),
            Stage.of("command", new Commands()::obey),
            Stage.of("carry", new Carrying()::carry),
            Stage.of("form", new FormStage(router)::continueForm),
            Stage.of("steer", new Steering()::steer),
            Stage.of("follow", new FollowUps()::follow),
            Stage.of("doubt", fallback::doubt),
            Stage.of("reply", new Replying(router)::reply),
            Stage.of("fallback", fallback::fallBack),
            Stage.last("frame", new Framing()::frame));
  }

  @Override
  public Turn handle(Conversation before, InboundMessage message) {
    KnowledgeBase release = knowledge.get();
    Draft draft =
        new Draft(before, message, release, LocalDate.ofInstant(clock.instant(), FINLAND));
    Map<String, Long> times = new LinkedHashMap<>();
    for (Stage stage : stages) {
      if (draft.open() || stage.always()) {
        long start = System.nanoTime();
        stage.work().accept(draft);
        times.put(stage.name(), System.nanoTime() - start);
      }
    }
    return turn(draft, times);
  }

  private Turn turn(Draft draft, Map<String, Long> times) {
    SkillReply said =
        draft.reply.orElseThrow(() -> new IllegalStateException("no stage found a reply"));
    List<Message> messages = new ArrayList<>(draft.notes);
    messages.addAll(said.messages());
    Reply reply =
        new Reply(
            draft.message.id(),
            draft.language,
            draft.outOfScope ? Optional.empty() : draft.topic,
            draft.confidence,
            draft.outOfScope,
            draft.entities,
            messages,
            said.answer(),
            said.sources());
    return new Turn(
        draft.message,
        reply,
        draft.before.after(memory(draft, said, messages), clock.instant()),
        said.effect(),
        times,
        draft.interpretation.map(Interpretation::modelId).orElse(""),
        draft.knowledge.releaseId());
  }

  /** True when "and in Karstula?" may follow: not after a greeting or a question back. */
  private static boolean answers(SkillReply said) {
    return said.answer().isPresent() || said.form().isPresent() || !said.sources().isEmpty();
  }

  private static Memory memory(Draft draft, SkillReply said, List<Message> messages) {
    List<Choice> offered =
        messages.stream()
            .filter(Message.Choices.class::isInstance)
            .map(Message.Choices.class::cast)
            .flatMap(choices -> choices.choices().stream())
            .toList();
    return new Memory(
        Optional.of(draft.language),
        draft.languageChosen,
        draft.audience,
        answers(said) ? draft.topic : draft.memory.topic(),
        draft.entities.stream().filter(entity -> !entity.negated()).toList(),
        offered,
        said.form(),
        draft.part,
        draft.misses,
        draft.lastMiss,
        true,
        kept(draft, said));
  }

  private static Map<String, String> kept(Draft draft, SkillReply said) {
    Map<String, String> kept = new LinkedHashMap<>(draft.memory.kept());
    kept.putAll(said.keeps());
    return kept;
  }
}
