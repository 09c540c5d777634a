package fi.majakka.bot.dialogue;

import fi.majakka.bot.conversation.Entity;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.Message;
import fi.majakka.nlu.Interpretation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Understands the words: language, topic, entities. */
final class Reading {
  private final Understanding understanding;

  Reading(Understanding understanding) {
    this.understanding = understanding;
  }

  void interpret(Draft draft) {
    if (draft.text.isEmpty() || draft.text.startsWith("/")) {
      return;
    }
    Interpretation read =
        understanding.interpret(
            draft.text,
            draft.memory.language().or(draft.message::languageHint).map(Language::code),
            draft.memory.audience());
    draft.interpretation = Optional.of(read);
    language(draft, read);
    draft.entities = read.entities().stream().map(Reading::entity).toList();
    draft.outOfScope = read.outOfScope();
    draft.topic = read.topic().map(ranked -> ranked.topic());
    draft.confidence = read.topics().isEmpty() ? 0 : read.topics().get(0).confidence();
    read.entities().stream()
        .filter(entity -> entity.type().equals("audience"))
        .findFirst()
        .ifPresent(entity -> draft.audience = Optional.of(entity.value()));
  }

  /** A chosen language stays; a detected one follows the person. */
  private static void language(Draft draft, Interpretation read) {
    Optional<Language> detected = Language.of(read.language());
    if (detected.isPresent()) {
      if (!draft.languageChosen) {
        draft.language = detected.get();
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
