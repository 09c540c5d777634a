package fi.majakka.bot.dialogue;

import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.Message;
import fi.majakka.kb.Article;
import fi.majakka.nlu.Interpretation;
import fi.majakka.nlu.RankedTopic;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is said when the meaning is not clear: first the likeliest topics, then a request to say it
 * otherwise, then the way to a person; never the same sentence twice in a row.
 */
final class Fallback {
  private static final int OFFERS = 3;

  /** So sure must several topics be together to be all meant. */
  private static final double TOGETHER = 0.7;

  private static final List<String> EXAMPLES =
      List.of("settle.tax", "living.rental", "jobs.search", "employer.international");
  private final Predicate<String> trained;
  private final Suggestions suggestions;

  /**
   * @param trained true for topics that the model in use was trained for
   */
  Fallback(Predicate<String> trained, Suggestions suggestions) {
    this.trained = trained;
    this.suggestions = suggestions;
  }

  /** Offers the likeliest topics when the best two lie too close together. */
  void doubt(Draft draft) {
    boolean unsure =
        draft.confidence < 1
            && draft
                .interpretation
                .filter(read -> read.unsure() && !read.outOfScope() && !bothMeant(read))
                .isPresent();
    if (!unsure || draft.topic.isEmpty()) {
      return;
    }
    List<String> nearest = suggestions.topics(draft.text, draft.language);
    boolean agreed = !nearest.isEmpty() && nearest.get(0).equals(draft.topic.get());
    if (agreed) {
      return;
    }
    if (draft.memory.misses() == 0) {
      offer(draft, nearest);
    } else {
      fallBack(draft);
    }
  }

  /** "I want work and a flat": the best topics lie close together because both are meant. */
  private static boolean bothMeant(Interpretation read) {
    return read.topic()
        .map(RankedTopic::topic)
        .filter(
            first ->
                !read.alsoAsked().isEmpty()
                    && read.topics().stream()
                            .filter(
                                each ->
                                    each.topic().equals(first)
                                        || read.alsoAsked().contains(each.topic()))
                            .mapToDouble(RankedTopic::confidence)
                            .sum()
                        >= TOGETHER)
        .isPresent();
  }

  /** When nothing else has answered. */
  void fallBack(Draft draft) {
    draft.misses = draft.memory.misses() + 1;
    if (draft.misses == 1) {
      offer(draft, suggestions.topics(draft.text, draft.language));
    } else if (draft.misses == 2) {
      say(draft, "fallback.rephrase", examples(draft));
    } else {
      say(draft, "fallback.person", person(draft));
    }
  }

  private void offer(Draft draft, List<String> nearest) {
    draft.misses = draft.memory.misses() + 1;
    Set<String> topics = new LinkedHashSet<>();
    // What a model was not trained for looks out of scope to it.
    nearest.stream().limit(1).filter(trained.negate()).forEach(topics::add);
    Stream<String> ranked =
        draft.interpretation.stream()
            .flatMap(read -> read.topics().stream())
            .limit(OFFERS)
            .filter(topic -> topic.confidence() >= 0.05)
            .map(RankedTopic::topic);
    if (!draft.outOfScope) {
      Stream.concat(ranked, nearest.stream())
          .filter(topic -> !topic.startsWith("meta."))
          .limit(OFFERS)
          .forEach(topics::add);
    }
    if (topics.isEmpty()) {
      say(draft, "fallback.unknown", examples(draft));
    } else {
      List<Choice> choices = new ArrayList<>();
      topics.forEach(topic -> title(draft, topic).ifPresent(choices::add));
      choices.add(new Choice(draft.phrases().say("fallback.none_of_these"), "no"));
      say(draft, "fallback.offer", choices);
    }
  }

  /** Every wording has a second one, for when it was the last thing said. */
  private static void say(Draft draft, String key, List<Choice> choices) {
    boolean repeated = draft.memory.lastMiss().filter(key::equals).isPresent();
    String wording = repeated ? key + ".again" : key;
    draft.lastMiss = Optional.of(wording);
    draft.say(List.of(new Message.Choices(draft.phrases().say(wording), choices)));
  }

  private static List<Choice> examples(Draft draft) {
    List<Choice> choices = new ArrayList<>();
    Stream.concat(lastSubject(draft), EXAMPLES.stream())
        .distinct()
        .limit(EXAMPLES.size())
        .forEach(topic -> title(draft, topic).ifPresent(choices::add));
    choices.addAll(person(draft));
    return choices;
  }

  /** What was talked about is likelier still to be meant than anything else. */
  private static Stream<String> lastSubject(Draft draft) {
    return draft.memory.topic().filter(topic -> !topic.startsWith("meta.")).stream();
  }

  private static List<Choice> person(Draft draft) {
    return List.of(new Choice(draft.phrases().say("choice.person"), "topic:meta.human"));
  }

  private static Optional<Choice> title(Draft draft, String topic) {
    return draft
        .knowledge
        .article(topic)
        .map(Article::title)
        .map(title -> new Choice(title.in(Phrases.kb(draft.language)), "topic:" + topic));
  }
}
