package fi.majakka.bot.editorial;

import fi.majakka.bot.conversation.Conversation;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.Entity;
import fi.majakka.bot.conversation.InboundMessage;
import fi.majakka.bot.conversation.InboundMessage.Content;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.Memory;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.conversation.Reply;
import fi.majakka.bot.conversation.Turn;
import fi.majakka.bot.conversation.TurnHandler;
import fi.majakka.bot.dialogue.Understanding;
import fi.majakka.kb.Article;
import fi.majakka.kb.GoldenQuestion;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.nlu.Interpretation;
import fi.majakka.nlu.Prior;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Plays questions to the whole dialogue over a knowledge base that may not be in force: golden
 * questions, and those whose answers an edit would change. Thread-safe.
 */
public final class Rehearsal implements GoldenGate {
  private final Reader reader;
  private final Dialogue dialogue;
  private final Clock clock;

  public Rehearsal(Reader reader, Dialogue dialogue, Clock clock) {
    this.reader = reader;
    this.dialogue = dialogue;
    this.clock = clock;
  }

  /** Reads messages with the names that a knowledge base knows; the same one for the same names. */
  @FunctionalInterface
  public interface Reader {
    Understanding over(KnowledgeBase knowledge);
  }

  /** Builds the dialogue over a knowledge base. */
  @FunctionalInterface
  public interface Dialogue {
    TurnHandler over(KnowledgeBase knowledge, Understanding understanding);
  }

  /**
   * A question that is played.
   *
   * @param golden id of the golden question; empty for a recorded one
   * @param municipality in force when it is asked
   */
  public record Question(
      String words, Language language, Optional<String> municipality, Optional<String> golden) {}

  /**
   * What is said to a question.
   *
   * @param topic what answers it; empty when it is refused
   */
  public record Said(Optional<String> topic, List<Message> messages) {
    public Said {
      messages = List.copyOf(messages);
    }

    /** The words alone. */
    public String text() {
      return messages.stream()
          .filter(Message.Text.class::isInstance)
          .map(message -> ((Message.Text) message).text())
          .collect(Collectors.joining("\n\n"));
    }
  }

  /** A question that would be answered in another way. */
  public record Difference(Question question, Said before, Said after) {}

  /** The golden questions of a knowledge base as questions to play. */
  public static List<Question> golden(KnowledgeBase knowledge) {
    return knowledge.golden().stream().map(Rehearsal::question).toList();
  }

  private static Question question(GoldenQuestion golden) {
    return new Question(
        golden.ask(),
        golden.language() == fi.majakka.kb.Language.FI ? Language.FI : Language.EN,
        golden.municipality(),
        Optional.of(golden.id()));
  }

  /** Every question whose answer is another one afterwards, in the order of the questions. */
  public List<Difference> differences(
      KnowledgeBase before, KnowledgeBase after, List<Question> questions) {
    Understanding first = reader.over(before);
    Understanding second = reader.over(after);
    Remembering remembering = new Remembering(first);
    TurnHandler old = dialogue.over(before, remembering);
    // Unless the draft brings names, each question is read once for both.
    TurnHandler now =
        dialogue.over(after, first.equals(second) ? remembering : new Remembering(second));
    return questions.parallelStream()
        .map(
            question ->
                new Difference(
                    question,
                    said(reply(old, question, before)),
                    said(reply(now, question, after))))
        .filter(difference -> !difference.before().equals(difference.after()))
        .toList();
  }

  /** The same dialogue, with messages read by somebody else. */
  public Rehearsal with(Understanding other) {
    return new Rehearsal(knowledge -> other, dialogue, clock);
  }

  /** What is said to each question, in their order. */
  public List<Said> said(KnowledgeBase knowledge, List<Question> questions) {
    TurnHandler turns = dialogue.over(knowledge, reader.over(knowledge));
    return questions.parallelStream()
        .map(question -> said(reply(turns, question, knowledge)))
        .toList();
  }

  private static Said said(Reply reply) {
    return new Said(reply.topic(), reply.messages());
  }

  @Override
  public List<Broken> broken(KnowledgeBase knowledge) {
    Understanding understanding = reader.over(knowledge);
    TurnHandler turns = dialogue.over(knowledge, understanding);
    return knowledge.golden().parallelStream()
        .map(
            golden -> {
              Turn turn = turn(turns, question(golden), asked(golden, understanding, knowledge));
              return new Broken(golden, lacks(golden, turn, knowledge), said(turn.reply()).text());
            })
        .filter(broken -> !broken.lacks().isEmpty())
        .toList();
  }

  /**
   * A topic that the model was not trained for is chosen instead of asked for in words: so its
   * answer can be right before anybody could have taught the question.
   */
  private static Content asked(
      GoldenQuestion golden, Understanding understanding, KnowledgeBase knowledge) {
    return golden
        .topic()
        .filter(topic -> !understanding.knows(topic) && knowledge.topic(topic).isPresent())
        .<Content>map(topic -> new Content.Chosen("topic:" + topic))
        .orElseGet(() -> new Content.Text(golden.ask()));
  }

  private static List<Lack> lacks(GoldenQuestion golden, Turn turn, KnowledgeBase knowledge) {
    Reply reply = turn.reply();
    List<Lack> lacks = new ArrayList<>();
    boolean understood = turn.after().memory().misses() == 0;
    Optional<String> topic = understood ? reply.topic() : Optional.empty();
    if (!topic.equals(golden.topic())) {
      lacks.add(new Lack(Lack.Kind.TOPIC, golden.topic().orElse("none"), topic.orElse("none")));
    }
    String text = plain(said(reply).text());
    golden.says().stream()
        .filter(words -> !text.contains(plain(words)))
        .forEach(words -> lacks.add(new Lack(Lack.Kind.WORDS, words, "")));
    Set<String> facts = facts(reply, knowledge);
    golden.facts().stream()
        .filter(fact -> !facts.contains(fact))
        .forEach(fact -> lacks.add(new Lack(Lack.Kind.FACT, fact, "")));
    return lacks;
  }

  private static Set<String> facts(Reply reply, KnowledgeBase knowledge) {
    Optional<Article> article = reply.answer().flatMap(answer -> knowledge.article(answer.id()));
    Optional<String> municipality =
        reply.entities().stream()
            .filter(entity -> entity.type().equals("municipality") && !entity.negated())
            .map(Entity::value)
            .findFirst();
    return article
        .map(found -> municipality.map(found::in).orElse(found))
        .map(
            found ->
                found.blocks().stream()
                    .flatMap(block -> block.references().stream())
                    .collect(Collectors.toSet()))
        .orElse(Set.of());
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replace('\u00a0', ' ');
  }

  /** The whole turn of a question over a knowledge base, for somebody who tries it out. */
  public Turn play(KnowledgeBase knowledge, Question question) {
    return turn(dialogue.over(knowledge, reader.over(knowledge)), known(question, knowledge));
  }

  private Reply reply(TurnHandler turns, Question question, KnowledgeBase knowledge) {
    return turn(turns, known(question, knowledge)).reply();
  }

  /** A municipality that a draft takes out is in force no more. */
  private static Question known(Question question, KnowledgeBase knowledge) {
    Optional<String> municipality =
        question
            .municipality()
            .filter(
                name ->
                    knowledge.municipalities().stream()
                        .anyMatch(place -> place.name().equals(name)));
    return new Question(question.words(), question.language(), municipality, question.golden());
  }

  private Turn turn(TurnHandler turns, Question question) {
    return turn(turns, question, new Content.Text(question.words()));
  }

  private Turn turn(TurnHandler turns, Question question, Content content) {
    Conversation before =
        new Conversation(
            new ConversationId("rehearsal"),
            "web",
            memory(question),
            clock.instant(),
            clock.instant(),
            1);
    InboundMessage message =
        new InboundMessage(
            "web",
            before.id(),
            "question",
            content,
            clock.instant(),
            Optional.of(question.language()),
            Set.of());
    return turns.handle(before, message);
  }

  /** Somebody who has been greeted, in a language, about a municipality or none. */
  private static Memory memory(Question question) {
    Memory empty = Memory.empty();
    List<Entity> entities =
        question.municipality().stream()
            .map(
                name ->
                    new Entity(
                        "municipality",
                        name,
                        name,
                        0,
                        name.length(),
                        false,
                        false,
                        Optional.empty(),
                        "none"))
            .toList();
    return new Memory(
        Optional.of(question.language()),
        false,
        empty.audience(),
        empty.topic(),
        entities,
        empty.offered(),
        empty.form(),
        0,
        0,
        empty.lastMiss(),
        true,
        empty.kept(),
        empty.why());
  }

  /**
   * What a message means, with every topic's confidence, for somebody who wants to know why.
   *
   * @param knowledge whose names of places and occupations are known
   */
  public Interpretation reading(
      KnowledgeBase knowledge, String words, Optional<Language> language) {
    return reader
        .over(knowledge)
        .interpret(
            words, new Prior(language.map(Language::code), Optional.empty(), Optional.empty()));
  }

  /** Reads every message once. */
  private static final class Remembering implements Understanding {
    private final Understanding reader;
    private final Map<List<Object>, Interpretation> known = new ConcurrentHashMap<>();

    Remembering(Understanding reader) {
      this.reader = reader;
    }

    @Override
    public Interpretation interpret(String text, Prior prior) {
      return known.computeIfAbsent(List.of(text, prior), key -> reader.interpret(text, prior));
    }

    @Override
    public boolean knows(String topic) {
      return reader.knows(topic);
    }
  }
}
