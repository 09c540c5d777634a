package fi.majakka.bot.dialogue;

import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.Memory;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.conversation.Turn;
import fi.majakka.kb.Organisation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Words that begin with a slash, in Finnish and English, in every channel. */
final class Commands {
  private static final Map<String, Language> NAMES =
      Map.of(
          "suomi", Language.FI,
          "suomeksi", Language.FI,
          "finnish", Language.FI,
          "english", Language.EN,
          "englanti", Language.EN,
          "englanniksi", Language.EN);

  void obey(Draft draft) {
    if (!draft.text.startsWith("/") || draft.text.length() < 2) {
      return;
    }
    String[] words = draft.text.substring(1).split("\\s+", 2);
    String name = words[0].replaceFirst("@.*$", "").toLowerCase(Locale.ROOT);
    String argument = words.length > 1 ? words[1].strip() : "";
    draft.text = "";
    switch (name) {
      case "start", "aloita" -> start(draft, argument);
      case "help", "apua", "ohje" -> draft.certainly("meta.capabilities");
      case "human", "ihminen" -> draft.certainly("meta.human");
      case "language", "kieli" -> language(draft, argument);
      case "privacy", "tietosuoja" -> draft.certainly("meta.privacy");
      case "mydata", "tietoni" -> effect(draft, "command.mydata", Turn.Request.EXPORT);
      case "forget", "unohda" -> effect(draft, "command.forgotten", Turn.Request.FORGET);
      case "stop", "lopeta" -> effect(draft, "command.stopped", Turn.Request.STOP);
      case "why", "miksi" -> why(draft);
      default -> {
        draft.certainly("meta.capabilities");
        draft.notes.add(new Message.Text(draft.phrases().say("command.unknown")));
      }
    }
  }

  /**
   * {@code /start} alone greets; a deep link carries a language, a municipality and a topic in any
   * order, joined by two hyphens: {@code en--viitasaari--living-rental}.
   */
  private static void start(Draft draft, String payload) {
    for (String part : payload.toLowerCase(Locale.ROOT).split("--", -1)) {
      Optional<Language> language = part.length() == 2 ? Language.of(part) : Optional.empty();
      language.ifPresent(chosen -> draft.language = chosen);
      draft
          .knowledge
          .organisation(part)
          .flatMap(Organisation::municipality)
          .ifPresent(name -> draft.entities = List.of(InputReader.place(name)));
      String topic = part.replaceFirst("-", ".");
      if (draft.knowledge.topic(topic).isPresent()) {
        draft.certainly(topic);
      }
    }
    if (draft.topic.isEmpty() && !draft.entities.isEmpty()) {
      draft.certainly("living.municipality");
    }
    if (draft.topic.isEmpty()) {
      draft.certainly("meta.greet");
      draft.say(Framing.welcome(draft));
    }
  }

  private static void language(Draft draft, String argument) {
    draft.certainly("meta.language");
    String name = argument.toLowerCase(Locale.ROOT);
    Optional<Language> wanted =
        name.length() == 2 ? Language.of(name) : Optional.ofNullable(NAMES.get(name));
    wanted.ifPresent(language -> Steering.speak(draft, language));
  }

  private static void effect(Draft draft, String phrase, Turn.Effect effect) {
    draft.certainly("meta.privacy");
    draft.reply =
        Optional.of(
            SkillReply.saying(List.of(new Message.Text(draft.phrases().say(phrase)))).with(effect));
  }

  /** Which article, from which sources, with which dates, said the last answer, and what else. */
  static void why(Draft draft) {
    Optional<Memory.Why> last = draft.memory.why();
    draft.certainly("meta.about_bot");
    if (last.isEmpty()) {
      draft.say(List.of(new Message.Text(draft.phrases().say("why.nothing"))));
      return;
    }
    Memory.Why why = last.get();
    String sources =
        why.sources().stream()
            .map(source -> "• " + source.title() + ", " + source.url() + ", " + source.checked())
            .collect(Collectors.joining("\n"));
    String text =
        draft
            .phrases()
            .say(
                "why.answer",
                title(draft, why.answer().id()),
                why.answer().id(),
                Integer.toString(why.answer().version()),
                why.release(),
                sources.isEmpty() ? "–" : sources);
    String chosen =
        why.runnerUp()
            .map(
                other ->
                    draft
                        .phrases()
                        .say(
                            "why.runner_up",
                            share(why.confidence()),
                            title(draft, other),
                            other,
                            share(why.runnerUpConfidence())))
            .orElseGet(() -> draft.phrases().say("why.chosen"));
    draft.reply =
        Optional.of(
            new SkillReply(
                List.of(new Message.Text(text + "\n\n" + chosen)),
                Optional.empty(),
                why.sources(),
                draft.memory.form(),
                Turn.Request.NONE));
  }

  private static String title(Draft draft, String topic) {
    return draft
        .knowledge
        .article(topic)
        .map(article -> article.title().in(Phrases.kb(draft.language)))
        .orElse(topic);
  }

  private static String share(double confidence) {
    return Math.round(confidence * 100) + " %";
  }
}
