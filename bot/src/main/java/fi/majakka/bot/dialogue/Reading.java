package fi.majakka.bot.dialogue;

import fi.majakka.bot.conversation.Entity;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.Message;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.nlu.Interpretation;
import fi.majakka.nlu.Prior;
import fi.majakka.nlu.RankedTopic;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Understands the words: language, topic, entities. */
final class Reading {
  /** So sure must be the language of words that overrule a chosen one. */
  private static final double CLEAR = 0.9;

  /** Less sure, the conversation's language stays. */
  private static final double LIKELY = 0.6;

  /** The same for words that mean nothing to us, which may be of no language at all. */
  private static final double NONSENSE = 0.97;

  /** So many words are a sentence; fewer may be a name or a borrowed word. */
  private static final int SENTENCE = 3;

  private final Understanding understanding;

  Reading(Understanding understanding) {
    this.understanding = understanding;
  }

  void interpret(Draft draft) {
    if (draft.text.isEmpty() || draft.text.startsWith("/")) {
      return;
    }
    draft.text = draft.signals.withoutOpeners(draft.text);
    take(draft, draft.text);
  }

  /** Reads other words in place of the message's own, such as those after "no, I meant". */
  void take(Draft draft, String words) {
    Interpretation read =
        known(
            understanding.interpret(
                words,
                new Prior(
                    draft.memory.language().or(draft.message::languageHint).map(Language::code),
                    draft.memory.audience(),
                    draft.memory.topic())),
            draft.knowledge);
    draft.interpretation = Optional.of(read);
    language(draft, read);
    draft.entities = entities(draft, read);
    draft.outOfScope = read.outOfScope();
    draft.topic = read.topic().map(ranked -> ranked.topic());
    draft.confidence = read.topics().isEmpty() ? 0 : read.topics().get(0).confidence();
    read.entities().stream()
        .filter(entity -> entity.type().equals("audience"))
        .findFirst()
        .ifPresent(entity -> draft.audience = Optional.of(entity.value()));
  }

  /**
   * A model may know a topic that the release in force does not have: it was trained before a roll
   * back. Then the next likely ones are offered.
   */
  private static Interpretation known(Interpretation read, KnowledgeBase release) {
    List<RankedTopic> topics =
        read.topics().stream().filter(ranked -> release.topic(ranked.topic()).isPresent()).toList();
    List<String> also =
        read.alsoAsked().stream().filter(topic -> release.topic(topic).isPresent()).toList();
    boolean all = topics.equals(read.topics());
    return all && also.equals(read.alsoAsked())
        ? read
        : new Interpretation(
            read.text(),
            read.language(),
            read.languageConfidence(),
            topics.isEmpty() ? read.topics() : topics,
            also,
            read.entities(),
            read.outOfScope() || topics.isEmpty(),
            read.unsure() || topics.isEmpty() || !topics.get(0).equals(read.topics().get(0)),
            read.goesOn(),
            read.modelId());
  }

  /** The reply follows the person's language; a chosen one yields only to clear sentences. */
  private static void language(Draft draft, Interpretation read) {
    Optional<Language> detected = Language.of(read.language());
    if (detected.isPresent()) {
      boolean other = !detected.get().equals(draft.language);
      boolean clear =
          read.languageConfidence() >= CLEAR && Signals.words(draft.text).size() >= SENTENCE;
      boolean doubtful =
          draft.memory.language().isPresent()
              && (besideName(draft)
                  || draft.signals("no_language")
                  || read.languageConfidence() < (read.outOfScope() ? NONSENSE : LIKELY));
      if (other && !doubtful && (!draft.languageChosen || clear)) {
        draft.language = detected.get();
        draft.languageChosen = false;
      }
    } else if (!draft.memory.introduced() || draft.memory.language().isEmpty()) {
      draft.language = Language.EN;
    }
    if (detected.isEmpty()) {
      draft.notes.add(
          new Message.Text(
              draft
                  .knowledge
                  .phrase("language.other")
                  .map(text -> text.en() + "\n\n" + text.fi())
                  .orElse("")));
      draft.notes.add(new Message.Link("InfoFinland", "https://www.infofinland.fi/"));
    }
  }

  /** "And Pylkönmäki?": a name is of no language; the small words beside it are. */
  private static boolean besideName(Draft draft) {
    return Signals.words(draft.text).size() <= SENTENCE
        && draft.signals("words." + draft.language.code());
  }

  /** What is put in place of something else is not ruled out: "eiku Viitasaarella". */
  private static List<Entity> entities(Draft draft, Interpretation read) {
    String rest = draft.signals.without(read.text(), "correction");
    int meant = rest.length() - rest.stripLeading().length();
    return read.entities().stream()
        .map(Reading::entity)
        .map(it -> it.negated() && meant > 0 && it.start() <= meant ? it.affirmed() : it)
        .toList();
  }

  private static Entity entity(fi.majakka.nlu.Entity read) {
    return new Entity(
        read.type(),
        read.value(),
        read.text(),
        read.start(),
        read.end(),
        read.negated(),
        false,
        read.code(),
        read.role().name().toLowerCase(Locale.ROOT));
  }

  static List<String> alternatives(Interpretation read, double least) {
    return read.topics().stream()
        .filter(ranked -> ranked.confidence() >= least)
        .map(ranked -> ranked.topic())
        .toList();
  }
}
