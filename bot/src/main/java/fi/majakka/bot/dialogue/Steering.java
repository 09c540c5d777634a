package fi.majakka.bot.dialogue;

import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.Message;
import fi.majakka.kb.Article;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Danger, one's own case, another language, "more", "yes" and "no": what comes before any topic.
 */
final class Steering {
  private static final String EMERGENCY = "settle.emergency";
  private static final String LANGUAGE = "meta.language";
  private static final double CLEAR = 0.8;

  /** So many words say in what language to talk, and nothing of work. */
  private static final int FEW_WORDS = 4;

  /** Beginnings of topics in which an authority decides a person's own case. */
  private static final List<String> DECIDED =
      List.of("settle.", "family.permit", "family.benefits", "jobs.unemployment", "jobs.qualif");

  void steer(Draft draft) {
    String chosen = draft.chosen.orElse("");
    if (draft.signals("emergency")) {
      draft.certainly(EMERGENCY);
      draft.urgent = true;
      draft.notes.add(0, new Message.Text(draft.phrases().say("emergency.first")));
    } else if (chosen.equals("more") || draft.signals("more")) {
      more(draft);
    } else if (chosen.equals("yes") || draft.signals("yes")) {
      yes(draft);
    } else if (chosen.equals("no") || (draft.signals("no") && !asksForNone(draft))) {
      no(draft);
    } else if (draft.signals("cancel")) {
      nothingMore(draft);
    } else if (draft.signals("own_case")) {
      ownCase(draft);
    } else if (draft.signals("act_for_me")) {
      actForMe(draft);
    } else if (draft.signals("why") && !clearly(draft)) {
      why(draft);
    } else if (movesTogether(draft)) {
      draft.certainly("jobs.plan");
    } else if (asksToSpeak(draft)) {
      draft.certainly(LANGUAGE);
      wished(draft).ifPresent(language -> speak(draft, language));
    } else if (speaksOnly(draft)) {
      draft.certainly(
          draft
              .memory
              .topic()
              .filter(last -> last.equals("jobs.search") || last.equals("jobs.plan"))
              .orElse("jobs.language_need"));
    } else if (asksOfTeaching(draft)) {
      draft.certainly(draft.memory.topic().orElseThrow());
    } else if (wishesLanguage(draft)) {
      wished(draft).ifPresentOrElse(language -> speak(draft, language), () -> other(draft));
    }
  }

  /** Before anything was answered, the question is about the assistant itself. */
  private static void why(Draft draft) {
    if (draft.memory.why().filter(last -> !last.answer().id().startsWith("meta.")).isPresent()) {
      Commands.why(draft);
    } else {
      draft.certainly("meta.about_bot");
    }
  }

  /** "We are moving with the family, my husband is a welder": home and work are one question. */
  private static boolean movesTogether(Draft draft) {
    return draft.signals("moves_together")
        && draft.memory.form().isEmpty()
        && !clearly(draft)
        && draft.entities.stream()
            .anyMatch(entity -> entity.type().equals("occupation") && !entity.carried());
  }

  /** "Voidaanko puhua suomea": said of this very talk. */
  private static boolean asksToSpeak(Draft draft) {
    return draft.signals("speak_here")
        && !draft.signals("over_there")
        && Signals.words(draft.text).size() <= FEW_WORDS
        && draft
            .topic
            .filter(read -> read.equals(LANGUAGE) || read.endsWith(".language_need"))
            .isPresent()
        && wished(draft).isPresent();
  }

  /** "English only", after a question about work, tells what one can speak. */
  private static boolean speaksOnly(Draft draft) {
    return draft.topic.filter(LANGUAGE::equals).isPresent()
        && draft.memory.topic().filter(last -> last.startsWith("jobs.")).isPresent()
        && speaks(draft);
  }

  private static boolean speaks(Draft draft) {
    return draft.entities.stream()
        .anyMatch(entity -> entity.type().equals("language_need") && !entity.carried());
  }

  /** "In English?", in a talk in English, asks in what language something is taught or served. */
  private static boolean asksOfTeaching(Draft draft) {
    return draft.signals("taught_in")
        && wished(draft).equals(draft.memory.language())
        && draft.memory.topic().filter(last -> !last.startsWith("meta.")).isPresent();
  }

  /** True when the words ask about a subject of their own, such as who checks a permit. */
  private static boolean clearly(Draft draft) {
    return !draft.outOfScope
        && draft.confidence >= CLEAR
        && draft.topic.filter(topic -> topic.startsWith("meta.")).isEmpty();
  }

  /** "No Finnish" tells what one can speak; it asks for no other language of the talk. */
  private static boolean wishesLanguage(Draft draft) {
    return draft.topic.filter(LANGUAGE::equals).isPresent()
        && !draft.text.isBlank()
        && !speaks(draft);
  }

  /** The language that a message asks for: "in English, please", "puhutko suomea". */
  static Optional<Language> wished(Draft draft) {
    return Stream.of(Language.values())
        .filter(language -> draft.signals("language_" + language.code()))
        .findFirst();
  }

  /** A language that is not answered in. */
  private static void other(Draft draft) {
    if (draft.signals("language_other")) {
      draft.notes.add(new Message.Text(draft.phrases().say("language.other")));
      draft.notes.add(new Message.Link("InfoFinland", "https://www.infofinland.fi/"));
    }
  }

  /** Goes on in another language, and offers the last answer in it. */
  static void speak(Draft draft, Language language) {
    boolean changes = draft.memory.language().filter(before -> before != language).isPresent();
    draft.language = language;
    draft.languageChosen = true;
    if (changes) {
      draft
          .memory
          .topic()
          .flatMap(draft.knowledge::article)
          .filter(article -> !article.topic().startsWith("meta."))
          .map(article -> again(draft, article))
          .ifPresent(draft.offers::add);
    }
  }

  private static Choice again(Draft draft, Article article) {
    return new Choice(article.title().in(Phrases.kb(draft.language)), "topic:" + article.topic());
  }

  private static void more(Draft draft) {
    draft
        .memory
        .topic()
        .ifPresentOrElse(
            topic -> {
              draft.certainly(topic);
              draft.part = draft.memory.more() + 1;
            },
            () -> draft.certainly("meta.capabilities"));
  }

  /** "Yes" takes the first offer, unless several were offered because nothing was understood. */
  private static void yes(Draft draft) {
    List<Choice> topics =
        draft.memory.offered().stream()
            .filter(choice -> choice.value().startsWith("topic:") || choice.value().equals("no"))
            .toList();
    if (draft.memory.misses() > 0 && topics.size() > 2) {
      draft.certainly("meta.capabilities");
      draft.outOfScope = true;
      draft.misses = draft.memory.misses();
      draft.say(List.of(new Message.Choices(draft.phrases().say("fallback.which"), topics)));
      return;
    }
    Optional<String> first =
        draft.memory.offered().stream()
            .map(Choice::value)
            .filter(
                value ->
                    value.startsWith("topic:") || value.startsWith("do:") || value.equals("more"))
            .findFirst();
    if (first.isEmpty()) {
      return;
    }
    if (first.get().equals("more")) {
      more(draft);
    } else if (first.get().startsWith("do:")) {
      draft.chosen = first;
      draft.certainly(first.get().split(":", -1)[1]);
    } else {
      draft.certainly(first.get().substring("topic:".length()));
    }
  }

  /** "None?", of a search of jobs, asks whether there is nothing more. */
  private static boolean asksForNone(Draft draft) {
    return draft.text.contains("?")
        && draft.memory.topic().filter("jobs.search"::equals).isPresent();
  }

  private static void no(Draft draft) {
    if (draft.memory.misses() > 0) {
      draft.certainly("meta.capabilities");
      draft.outOfScope = true;
      return;
    }
    nothingMore(draft);
  }

  /** What was asked is left at that. */
  private static void nothingMore(Draft draft) {
    draft.certainly("meta.thanks");
    draft.say(
        List.of(
            new Message.Choices(
                draft.phrases().say("no.understood"),
                List.of(new Choice(draft.phrases().say("choice.person"), "topic:meta.human")))));
  }

  /** Nothing is booked or filled in from here; what is known of it may help all the same. */
  private static void actForMe(Draft draft) {
    boolean unclear = draft.outOfScope || !draft.message.masked().isEmpty();
    draft.memory.topic().filter(last -> unclear).ifPresent(draft::certainly);
    draft.notes.add(new Message.Text(draft.phrases().say("own_case.cannot_act")));
  }

  /** Nobody's case can be seen from here; whoever decides it can. */
  private static void ownCase(Draft draft) {
    draft.certainly(
        Stream.of(draft.topic, draft.memory.topic())
            .flatMap(Optional::stream)
            .filter(topic -> DECIDED.stream().anyMatch(topic::startsWith))
            .findFirst()
            .orElse("settle.residence_permit"));
    draft.notes.add(new Message.Text(draft.phrases().say("own_case.cannot_see")));
  }
}
