package fi.majakka.bot.dialogue;

import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.conversation.Turn;
import fi.majakka.kb.Article;
import fi.majakka.kb.Fact;
import fi.majakka.kb.Organisation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Words that begin with a slash, in Finnish and English, in every channel. */
final class Commands {

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
      language.ifPresent(
          chosen -> {
            draft.language = chosen;
            draft.languageChosen = true;
          });
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
    Optional<Language> wanted =
        argument.isEmpty() ? Optional.empty() : Language.of(argument.toLowerCase(Locale.ROOT));
    wanted.ifPresent(
        language -> {
          draft.language = language;
          draft.languageChosen = true;
          draft.chosen = Optional.of("language:" + language.code());
        });
  }

  private static void effect(Draft draft, String phrase, Turn.Effect effect) {
    draft.certainly("meta.privacy");
    draft.reply =
        Optional.of(
            SkillReply.saying(List.of(new Message.Text(draft.phrases().say(phrase)))).with(effect));
  }

  /** Which article, from which sources, with which dates, said the last answer. */
  private static void why(Draft draft) {
    Optional<Article> article = draft.memory.topic().flatMap(draft.knowledge::article);
    draft.certainly("meta.about_bot");
    if (article.isEmpty()) {
      draft.say(List.of(new Message.Text(draft.phrases().say("why.nothing"))));
      return;
    }
    Article last = article.get();
    String facts =
        last.blocks().stream()
            .flatMap(block -> block.references().stream())
            .distinct()
            .flatMap(id -> draft.knowledge.fact(id).stream())
            .map(Commands::provenance)
            .distinct()
            .collect(Collectors.joining("\n"));
    draft.say(
        List.of(
            new Message.Text(
                draft
                    .phrases()
                    .say(
                        "why.answer",
                        last.topic(),
                        Integer.toString(last.version()),
                        draft.knowledge.releaseId(),
                        facts.isEmpty() ? "–" : facts))));
  }

  private static String provenance(Fact fact) {
    return "• " + fact.id() + ": " + fact.verify() + ", " + fact.checked();
  }

  static List<Choice> languages() {
    return Arrays.stream(Language.values())
        .map(
            language ->
                new Choice(
                    language == Language.FI ? "Suomi" : "English", "language:" + language.code()))
        .toList();
  }
}
