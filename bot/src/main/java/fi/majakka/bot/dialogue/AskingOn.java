package fi.majakka.bot.dialogue;

import fi.majakka.bot.conversation.Message;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * "How long does it take?" about the last topic: the part of its answer that tells a time, a sum or
 * whom to turn to; where none does, that is said, and the answer follows once more.
 */
final class AskingOn {
  /** Further parts that are looked at. */
  private static final int PARTS = 9;

  private static final String BETWEEN = "\n\n";

  /** What may be asked; each has {@code asks_on.X} for the question, {@code tells.X} for a part. */
  private static final List<String> KINDS =
      List.of("duration", "time", "pay", "cost", "papers", "contact", "place", "count");

  /**
   * What the first answer tells: how many live there, what is paid, what it costs and how long it
   * takes, or that this is not known. The rest is looked for in the further parts first.
   */
  private static final Set<String> FIRST = Set.of("duration", "count", "pay", "cost");

  /** Of these the words of the question's own tell more: "is it anonymous when I call". */
  private static final Set<String> BESIDE = Set.of("time", "contact", "place");

  /** Who needs help is never given less than all of it. */
  private static final Set<String> HELP = Set.of("settle.emergency", "jobs.exploitation");

  private final SkillRouter router;

  AskingOn(SkillRouter router) {
    this.router = router;
  }

  Optional<SkillReply> reply(Draft draft) {
    String topic = draft.topic.orElseThrow();
    Optional<String> kind =
        KINDS.stream().filter(name -> draft.signals("asks_on." + name)).findFirst();
    Optional<SkillReply> named =
        kind.filter(name -> !BESIDE.contains(name)).isPresent()
            ? Optional.empty()
            : further(draft, topic);
    if (named.isPresent()) {
      return named;
    }
    Optional<SkillReply> later =
        kind.filter(name -> !FIRST.contains(name))
            .flatMap(name -> further(draft, topic, tells(draft, name)));
    if (later.isPresent()) {
      return later;
    }
    Optional<SkillReply> whole = router.route(draft.request(topic));
    Optional<SkillReply> told =
        whole
            .filter(said -> said.answer().isPresent())
            .flatMap(said -> kind.flatMap(name -> only(said, tells(draft, name))))
            .or(
                () ->
                    kind.filter(FIRST::contains)
                        .flatMap(name -> further(draft, topic, tells(draft, name))));
    if (told.isEmpty() && whole.filter(said -> leavesOpen(draft, said, kind)).isPresent()) {
      Optional<SkillReply> known = whole.flatMap(said -> whomToAsk(draft, said));
      String words = known.isPresent() ? "asks_on.ask" : "asks_on.about";
      draft.notes.add(new Message.Text(draft.phrases().say(words)));
      return known.or(() -> whole);
    }
    return told.or(() -> whole);
  }

  /** Of an answer that was read a moment ago only whom to turn to; empty when it names nobody. */
  private static Optional<SkillReply> whomToAsk(Draft draft, SkillReply said) {
    if (draft.topic.filter(HELP::contains).isPresent() || !answeredLast(draft)) {
      return Optional.empty();
    }
    return only(said, tells(draft, "contact"));
  }

  private static boolean answeredLast(Draft draft) {
    return draft.topic.equals(draft.memory.topic())
        && draft.memory.why().map(why -> why.answer().id()).equals(draft.topic);
  }

  /**
   * "And is it dark?" after the winter was told of: the paragraph that uses all the words that are
   * the question's own, where there is one; empty when the answer is to be given as it is.
   */
  Optional<SkillReply> pointed(Draft draft) {
    if (!asksAgain(draft)) {
      return Optional.empty();
    }
    String topic = draft.topic.orElseThrow();
    return further(draft, topic)
        .or(
            () ->
                ownWords(draft)
                    .flatMap(
                        telling ->
                            router
                                .route(draft.request(topic))
                                .flatMap(said -> only(said, telling))));
  }

  /** The first of the further parts of which a paragraph uses all the question's own words. */
  private Optional<SkillReply> further(Draft draft, String topic) {
    return ownWords(draft).flatMap(telling -> further(draft, topic, telling));
  }

  /** What uses the question's own words; empty when it has none, or tells something of its own. */
  private static Optional<Predicate<String>> ownWords(Draft draft) {
    List<String> own = FollowUps.own(draft, FollowUps.rest(draft));
    return own.isEmpty() || own.size() > FollowUps.OWN_WORDS
        ? Optional.empty()
        : Optional.of(paragraph -> uses(paragraph, own));
  }

  /** True when an article answered last, and the same subject is asked about in words. */
  private static boolean asksAgain(Draft draft) {
    return draft.part == 0
        && draft.chosen.isEmpty()
        && draft.topic.filter(HELP::contains).isEmpty()
        && answeredLast(draft)
        && draft.entities.stream().noneMatch(FollowUps::named);
  }

  private static boolean uses(String paragraph, List<String> own) {
    List<String> words = Signals.words(paragraph);
    return own.stream().allMatch(word -> FollowUps.uses(words, word));
  }

  /** The first of the further parts of which a paragraph tells what is asked. */
  private Optional<SkillReply> further(Draft draft, String topic, Predicate<String> telling) {
    for (int part = 1; part <= PARTS; part++) {
      draft.part = part;
      Optional<SkillReply> said = router.route(draft.request(topic));
      if (said.flatMap(SkillReply::answer).isEmpty()) {
        break;
      }
      if (said.get().messages().stream().anyMatch(message -> tells(message, telling))) {
        return said;
      }
    }
    draft.part = 0;
    return Optional.empty();
  }

  /** True unless it is something else than an answer, or uses the very words that were asked. */
  private static boolean leavesOpen(Draft draft, SkillReply said, Optional<String> kind) {
    List<String> shared = draft.knowledge.patterns("asks_on");
    List<String> own =
        FollowUps.rest(draft).stream().filter(word -> !shared.contains(word)).toList();
    List<String> words =
        said.messages().stream()
            .filter(Message.Text.class::isInstance)
            .map(Message.Text.class::cast)
            .flatMap(text -> Signals.words(text.text()).stream())
            .toList();
    boolean speaksOfIt =
        !own.isEmpty() && own.stream().allMatch(word -> FollowUps.uses(words, word));
    return said.answer().isPresent() && (kind.isPresent() || (!own.isEmpty() && !speaksOfIt));
  }

  /** Of the first answer, the paragraphs that tell what is asked. */
  private static Optional<SkillReply> only(SkillReply said, Predicate<String> telling) {
    List<Message> kept =
        said.messages().stream()
            .filter(message -> !(message instanceof Message.Text) || tells(message, telling))
            .map(message -> message instanceof Message.Text text ? cut(text, telling) : message)
            .toList();
    return kept.stream().anyMatch(Message.Text.class::isInstance)
        ? Optional.of(said.with(kept))
        : Optional.empty();
  }

  private static Message cut(Message.Text text, Predicate<String> telling) {
    return new Message.Text(paragraphs(text).filter(telling).collect(Collectors.joining(BETWEEN)));
  }

  /** True when one paragraph of the message tells what is asked. */
  private static boolean tells(Message message, Predicate<String> telling) {
    return message instanceof Message.Text text && paragraphs(text).anyMatch(telling);
  }

  private static Stream<String> paragraphs(Message.Text text) {
    return Arrays.stream(text.text().split(BETWEEN, -1));
  }

  private static Predicate<String> tells(Draft draft, String kind) {
    return paragraph -> draft.signals.in(paragraph, "tells." + kind);
  }
}
