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
import fi.majakka.nlu.RankedTopic;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The road of a message, one line a stage. Thread-safe; every turn reads one release throughout.
 */
public final class TurnPipeline implements TurnHandler {
  /** Said in passing: what was talked about before stays what is talked about. */
  private static final Set<String> PASSING =
      Set.of("meta.greet", "meta.thanks", "meta.language", "meta.feedback");

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
    Fallback fallback = new Fallback(understanding::knows, suggestions);
    Reading reading = new Reading(understanding);
    this.stages =
        List.of(
            Stage.of("read", new InputReader()::read),
            Stage.of("interpret", reading::interpret),
            Stage.of("command", new Commands()::obey),
            Stage.of("carry", new Carrying()::carry),
            Stage.of("listen", new Listening(router)::listen),
            Stage.of("form", new FormStage(router)::continueForm),
            Stage.of("steer", new Steering()::steer),
            Stage.of("recall", new Recalling()::recall),
            Stage.of("side", new Sides()::take),
            Stage.of("follow", new FollowUps(reading)::follow),
            Stage.of("doubt", fallback::doubt),
            Stage.of("reply", new Replying(router)::reply),
            Stage.of("fallback", fallback::fallBack),
            Stage.last("keep", new KeepingQuestions()::offer),
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
    addOffers(messages, draft.offers);
    int end = messages.size();
    boolean offers = end > 0 && messages.get(end - 1) instanceof Message.Choices;
    messages.addAll(offers ? end - 1 : end, draft.afterwards);
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

  /** Into the last list of offers, or one of their own. */
  private static void addOffers(List<Message> messages, List<Choice> offers) {
    if (offers.isEmpty()) {
      return;
    }
    int last = messages.size() - 1;
    if (last >= 0 && messages.get(last) instanceof Message.Choices choices) {
      List<Choice> all = new ArrayList<>(offers);
      all.addAll(choices.choices());
      messages.set(last, new Message.Choices(choices.text(), all));
    } else {
      messages.add(new Message.Choices("", offers));
    }
  }

  /** True when "and in Karstula?" may follow: not after a greeting or a question back. */
  private static boolean answers(Draft draft, SkillReply said) {
    boolean aboutMajakka = draft.topic.filter(topic -> topic.startsWith("meta.")).isPresent();
    boolean holds =
        said.answer().isPresent()
            || said.form().isPresent()
            || (!said.sources().isEmpty() && !aboutMajakka);
    return holds && draft.topic.filter(PASSING::contains).isEmpty();
  }

  /** Who gives thanks, or is safe, has left the danger behind. */
  private static Optional<String> stillAbout(Draft draft) {
    boolean thanked = draft.topic.filter("meta.thanks"::equals).isPresent();
    return draft.memory.topic().filter(last -> !(thanked && last.equals("settle.emergency")));
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
        answers(draft, said) ? draft.topic : stillAbout(draft),
        draft.entities.stream().filter(entity -> !entity.negated()).toList(),
        offered,
        said.form(),
        draft.part,
        draft.misses,
        draft.lastMiss,
        true,
        kept(draft, said),
        said.answer().isPresent() && draft.topic.filter(PASSING::contains).isEmpty()
            ? Optional.of(why(draft, said))
            : draft.memory.why());
  }

  private static Memory.Why why(Draft draft, SkillReply said) {
    Optional<RankedTopic> other =
        draft.confidence < 1
            ? draft.interpretation.stream()
                .flatMap(read -> read.topics().stream())
                .filter(ranked -> draft.topic.filter(ranked.topic()::equals).isEmpty())
                .findFirst()
            : Optional.empty();
    return new Memory.Why(
        said.answer().orElseThrow(),
        draft.knowledge.releaseId(),
        said.sources(),
        draft.confidence,
        other.map(RankedTopic::topic),
        other.map(RankedTopic::confidence).orElse(0.0));
  }

  private static Map<String, String> kept(Draft draft, SkillReply said) {
    Map<String, String> kept = new LinkedHashMap<>(draft.memory.kept());
    kept.putAll(said.keeps());
    Recalling.remember(kept, draft.memory, answers(draft, said) ? draft.topic : Optional.empty());
    return kept;
  }
}
