package fi.majakka.bot.dialogue;

import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.Entity;
import fi.majakka.bot.conversation.InboundMessage.Content;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.Message;
import fi.majakka.kb.Place;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Finds out whether a message is words, an offer that was taken, a position or unreadable. */
final class InputReader {
  private static final String PLACE_SLOT = "municipality:";

  private static final String OFFER = "offer:";

  /** More words than these are a question of their own. */
  private static final int FEW_WORDS = 5;

  private static final Pattern COUNT = Pattern.compile("\\s*\\(\\d+\\)\\s*$");
  private static final Pattern MARKS = Pattern.compile("[.!?)\\s]+$");
  private static final Pattern ARTICLE = Pattern.compile("\\b(?:the|an?) ");

  /** "3", or "7–15 years". */
  private static final Pattern NUMBERS = Pattern.compile("[0-9]+|[0-9]+–[0-9]+ .*");

  void read(Draft draft) {
    Content content = draft.message.content();
    if (content instanceof Content.Text words) {
      draft.text = words.text().strip();
      draft.chosen = offered(draft);
      if (draft.text.isEmpty()) {
        unreadable(draft, "empty");
      }
    } else if (content instanceof Content.Chosen choice) {
      draft.chosen = Optional.of(choice.value());
    } else if (content instanceof Content.Location place) {
      nearest(draft, place);
    } else if (content instanceof Content.Unreadable thing) {
      unreadable(draft, thing.kind());
    }
    if (draft.chosen.isPresent()) {
      draft.text = "";
      take(draft, draft.chosen.get());
    }
  }

  /** "2" or the label of an offer stands for the offer; where numbers are offered, 2 means two. */
  private static Optional<String> offered(Draft draft) {
    List<Choice> offers = draft.memory.offered();
    String said = plain(draft.text);
    boolean numbersOffered =
        offers.stream().anyMatch(offer -> NUMBERS.matcher(offer.label()).matches());
    if (said.matches("[1-9][0-9]?") && !numbersOffered) {
      int index = Integer.parseInt(said) - 1;
      if (index < offers.size()) {
        return Optional.of(offers.get(index).value());
      }
    }
    OptionalInt ordinal = draft.signals.ordinal(draft.text);
    if (ordinal.isPresent() && ordinal.getAsInt() <= offers.size() && !showsJobs(draft)) {
      return Optional.of(offers.get(ordinal.getAsInt() - 1).value());
    }
    List<String> meant = meant(draft);
    return offers.stream()
        .filter(offer -> !isQuestion(offer))
        .filter(
            offer ->
                plain(offer.label()).equals(said)
                    || meant.stream().anyMatch(offer.value()::startsWith))
        .map(Choice::value)
        .findFirst();
  }

  /** "change search" is "Change the search", and "any work" is "Any work (12)". */
  private static String plain(String words) {
    String uncounted = COUNT.matcher(words.toLowerCase(Locale.ROOT)).replaceAll("");
    return ARTICLE.matcher(MARKS.matcher(uncounted).replaceAll("")).replaceAll("");
  }

  /**
   * How the values of the offers begin that are said in other words: "every week" is "Once a week"
   * by the signal {@code offer:X}, which is of offers that begin with X.
   */
  private static List<String> meant(Draft draft) {
    if (draft.memory.offered().isEmpty() || Signals.words(draft.text).size() > FEW_WORDS) {
      return List.of();
    }
    return draft.knowledge.signals().keySet().stream()
        .filter(signal -> signal.startsWith(OFFER) && draft.signals(signal))
        .map(signal -> signal.substring(OFFER.length()))
        .toList();
  }

  /** There "the second one" is the second job, not the second button. */
  private static boolean showsJobs(Draft draft) {
    return draft.memory.topic().filter("jobs.search"::equals).isPresent();
  }

  /** A whole question is read as words: it may name a place that its topic alone does not. */
  private static boolean isQuestion(Choice offer) {
    return offer.value().startsWith("topic:") && offer.label().contains("?");
  }

  private static void take(Draft draft, String value) {
    int colon = value.indexOf(':');
    String kind = colon < 0 ? value : value.substring(0, colon);
    String what = colon < 0 ? "" : value.substring(colon + 1);
    switch (kind) {
      case "topic" -> {
        if (draft.knowledge.topic(what).isPresent()) {
          draft.certainly(what);
        } else {
          unreadable(draft, "answer");
        }
      }
      case "do" -> {
        String topic = what.substring(0, Math.max(0, what.indexOf(':')));
        if (draft.knowledge.topic(topic).isPresent()) {
          draft.certainly(topic);
        }
      }
      case "municipality" -> {
        if (draft.knowledge.municipalities().stream().noneMatch(p -> p.name().equals(what))) {
          unreadable(draft, "button");
          return;
        }
        draft.entities = List.of(place(what));
        draft.memory.topic().ifPresentOrElse(draft::certainly, () -> aboutPlace(draft));
      }
      case "language" ->
          Language.of(what)
              .ifPresentOrElse(
                  language -> {
                    Steering.speak(draft, language);
                    draft.certainly("meta.language");
                  },
                  () -> unreadable(draft, "button"));
      case "slot" -> {
        // Read by the form that asked; a place that was chosen is in force all the same.
        String place = what.startsWith(PLACE_SLOT) ? what.substring(PLACE_SLOT.length()) : "";
        if (draft.knowledge.municipalities().stream().anyMatch(p -> p.name().equals(place))) {
          draft.entities = List.of(place(place));
        }
      }
      case "more", "yes", "no", "cancel", "form" -> {
        // Read by the stages that asked.
      }
      default -> unreadable(draft, "button");
    }
  }

  private static void aboutPlace(Draft draft) {
    draft.certainly("living.municipality");
  }

  private static void nearest(Draft draft, Content.Location here) {
    Place.Position position;
    try {
      position = new Place.Position(here.latitude(), here.longitude());
    } catch (IllegalArgumentException e) {
      unreadable(draft, "location");
      return;
    }
    draft.knowledge.municipalities().stream()
        .filter(place -> place.position().isPresent())
        .min(
            Comparator.comparingDouble(
                place -> place.position().orElseThrow().kilometresTo(position)))
        .ifPresent(
            place -> {
              draft.entities = List.of(place(place.name()));
              draft.notes.add(
                  new Message.Text(draft.phrases().say("location.nearest", place.name())));
              draft.memory.topic().ifPresentOrElse(draft::certainly, () -> aboutPlace(draft));
            });
  }

  private static void unreadable(Draft draft, String kind) {
    String key = "unreadable." + kind;
    draft.certainly("meta.capabilities");
    draft.say(
        List.of(
            new Message.Text(
                draft
                    .phrases()
                    .say(draft.knowledge.phrase(key).isPresent() ? key : "unreadable.other"))));
  }

  static Entity place(String municipality) {
    return new Entity(
        "municipality",
        municipality,
        municipality,
        0,
        municipality.length(),
        false,
        false,
        Optional.empty(),
        "none");
  }
}
