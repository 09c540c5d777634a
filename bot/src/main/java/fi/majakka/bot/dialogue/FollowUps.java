package fi.majakka.bot.dialogue;

import fi.majakka.bot.conversation.Entity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * "And in Karstula?", "entä vaimolle?", "how long does it take?": messages that mean something only
 * after the last one.
 */
final class FollowUps {
  /** Above this, a message is taken at its word even when it begins like a follow-up. */
  static final double CLEAR = 0.8;

  /** So clear must be the words after "no, I meant" to be a question of their own. */
  static final double MEANT = 0.5;

  /** So many words of the last answer are a question about it; more tell something of their own. */
  static final int OWN_WORDS = 3;

  /** Letters of the shortest word that tells one answer from others. */
  private static final int SHORTEST = 4;

  /** Of longer words than this, an ending of so many letters may differ. */
  private static final int LONG = 5;

  private static final int ENDING = 2;

  /** So many words say little without what was said before. */
  private static final int FEW_WORDS = 8;

  /** So sure must be what takes a talk away from a danger. */
  private static final double LEAVES = 0.7;

  /** What the mere name of a place is taken for. */
  private static final Set<String> OF_PLACES =
      Set.of("living.municipality", "living.compare", "jobs.plan");

  /** Papers and a duration are asked of what was just told, and of no topic of their own. */
  private static final List<String> OF_ANYTHING = List.of("asks_on.papers", "asks_on.duration");

  private final Reading reading;
  private final Carrying carrying = new Carrying();

  FollowUps(Reading reading) {
    this.reading = reading;
  }

  void follow(Draft draft) {
    if (draft.text.isBlank()) {
      return;
    }
    if (BareName.tells(draft)) {
      draft.certainly("jobs.search");
      return;
    }
    Optional<String> meant = AfterLast.topic(draft, draft.memory.topic().orElse(""));
    if (meant.isPresent()) {
      draft.certainly(meant.get());
    } else if (draft.memory.topic().isPresent()) {
      follow(draft, about(draft.memory.topic().get()));
    }
  }

  private void follow(Draft draft, String last) {
    boolean corrects = draft.signals.begins(draft.text, "correction");
    boolean begins = corrects || draft.signals.begins(draft.text, "follow_up");
    List<String> rest = rest(draft);
    Optional<String> byPermit = RightToWork.asked(draft, last);
    Optional<String> forPerson = ForWhom.topic(draft, last, rest, begins, clear(draft, CLEAR));
    if (draft.signals("thanks")) {
      draft.certainly("meta.thanks");
    } else if (byPermit.isPresent()) {
      draft.certainly(byPermit.get());
    } else if (forPerson.isPresent()) {
      draft.certainly(forPerson.get());
    } else if (rest.isEmpty() && (begins || named(draft)) && !namesAnother(draft, last, begins)) {
      BareName.topic(draft, last).ifPresent(draft::certainly);
    } else if (draft.signals("what_to_do") && !last.startsWith("meta.")) {
      draft.certainly(last);
    } else if (goesOnSearching(draft, last) || onlyPlace(draft, last)) {
      draft.certainly(last);
    } else if (last.equals("jobs.search") && draft.signals("jobs.applying")) {
      draft.certainly("jobs.apply");
    } else if (begins && !corrects && !rest.isEmpty() && asksShared(draft, last, rest)) {
      draft.certainly(last);
      draft.asksOn = true;
    } else if (begins && !corrects && Sides.isOfEmployer(last) && fewWords(draft)) {
      readAgain(draft, false, last);
      Sides.ofEmployer(draft).ifPresent(draft::certainly);
    } else if (begins && !clear(draft, CLEAR)) {
      readAgain(draft, corrects, last);
    } else if (!GoingOn.unlikely(draft) && asksOn(draft, last, rest)) {
      draft.certainly(last);
      draft.asksOn = true;
    } else if (needsHelpStill(draft, last)) {
      draft.certainly(last);
    } else if (GoingOn.about(draft, last)) {
      draft.certainly(last);
      draft.asksOn = true;
    }
  }

  /** "The second one", "anywhere", "show all": words that a search of jobs understands. */
  private static boolean goesOnSearching(Draft draft, String last) {
    return last.equals("jobs.search")
        && (draft.request(last).ordinal().isPresent()
            || draft.signals("jobs.everything")
            || draft.signals("jobs.nothing")
            || onlySpeaks(draft)
            || (draft.signals("application.any_place") && fewWords(draft)));
  }

  /** "No Finnish needed", of the jobs that are shown. */
  private static boolean onlySpeaks(Draft draft) {
    return draft.entities.stream()
            .anyMatch(entity -> named(entity) && entity.type().equals("language_need"))
        && own(draft, rest(draft)).isEmpty()
        && !draft.text.contains("?");
  }

  /**
   * "Oon Kinnulassa", "the Karstula one": a place named in few words, none of which asks about the
   * place itself, is where the last topic is asked about.
   */
  private static boolean onlyPlace(Draft draft, String last) {
    return fewWords(draft)
        && !last.startsWith("living.municipality")
        && !last.startsWith("living.compare")
        && draft.topic.filter(OF_PLACES::contains).isPresent()
        && draft.entities.stream()
            .anyMatch(entity -> named(entity) && entity.type().equals("municipality"))
        && !draft.signals("about_place");
  }

  private static boolean fewWords(Draft draft) {
    return Signals.words(draft.text).size() <= FEW_WORDS;
  }

  /** Who is in danger is left there by nothing that may mean something else. */
  private static boolean needsHelpStill(Draft draft, String last) {
    return last.equals("settle.emergency") && !clear(draft, LEAVES);
  }

  /**
   * "Or a summer job", "doctor in Viitasaari": after something else than work these name a topic,
   * not only a kind of work.
   */
  private static boolean namesAnother(Draft draft, String last, boolean begins) {
    return clear(draft, CLEAR)
        && draft.entities.stream().filter(FollowUps::named).anyMatch(FollowUps::isOfWork)
        && (!begins
            || draft.entities.stream().filter(FollowUps::named).noneMatch(Carrying::isPlace))
        && draft
            .topic
            .filter(
                to -> to.equals("jobs.summer") || !Carrying.area(to).equals(Carrying.area(last)))
            .isPresent();
  }

  private static boolean isOfWork(Entity entity) {
    return BareName.isOccupation(entity) || entity.type().equals("employment");
  }

  /**
   * "How long does it take?", "mistä haen sen": words that every topic shares, or that the last
   * answer itself uses, ask on about it, unless they clearly mean something else.
   */
  private static boolean asksOn(Draft draft, String last, List<String> rest) {
    if (last.startsWith("meta.") || rest.isEmpty()) {
      return false;
    }
    List<String> own = own(draft, rest);
    // "Is it anonymous when I call" is asked of those who help before it is of the assistant.
    boolean aboutData = draft.topic.filter("meta.privacy"::equals).isPresent();
    return own.isEmpty()
        ? asksShared(draft, last, rest)
        : (!clear(draft, MEANT) || aboutData) && own.size() <= OWN_WORDS && says(draft, last, own);
  }

  /** "And who can help us?", "I am 45, is it possible": no words but those of every topic. */
  private static boolean asksShared(Draft draft, String last, List<String> rest) {
    return !last.startsWith("meta.")
        && own(draft, rest).isEmpty()
        && !rest.stream().allMatch(FollowUps::isNumber)
        && (OF_ANYTHING.stream().anyMatch(draft::signals) || !asksNeighbour(draft, last))
        && !(named(draft) && clear(draft, MEANT));
  }

  /** The words that not every topic shares; an age or a sum is told of oneself. */
  static List<String> own(Draft draft, List<String> rest) {
    List<String> shared = draft.knowledge.patterns("asks_on");
    return rest.stream().filter(word -> !shared.contains(word) && !isNumber(word)).toList();
  }

  private static boolean isNumber(String word) {
    return word.chars().allMatch(Character::isDigit);
  }

  /** A person is offered with every answer; whom to call about it is asked of the topic. */
  private static boolean asksNeighbour(Draft draft, String last) {
    return draft
        .topic
        .filter(
            to ->
                to.startsWith("meta.")
                    ? !to.equals("meta.human")
                    : Carrying.area(to).equals(Carrying.area(last)))
        .filter(to -> clear(draft, to.equals("employer.contact") ? MEANT : CLEAR))
        .isPresent();
  }

  /** True when the article of a topic uses all the words, whatever their endings. */
  private static boolean says(Draft draft, String topic, List<String> words) {
    fi.majakka.kb.Language language = Phrases.kb(draft.language);
    return draft
        .knowledge
        .article(topic)
        .map(
            article ->
                Stream.concat(
                        article.blocks().stream().map(block -> block.text().in(language)),
                        article.questions().getOrDefault(language, List.of()).stream())
                    .flatMap(text -> Signals.words(text).stream())
                    .toList())
        .filter(said -> words.stream().allMatch(word -> uses(said, word)))
        .isPresent();
  }

  static boolean uses(List<String> said, String word) {
    String stem = word.length() > LONG ? word.substring(0, word.length() - ENDING) : word;
    return word.length() >= SHORTEST && said.stream().anyMatch(each -> each.contains(stem));
  }

  /** "No, I meant daycare": what is meant stands after the words that correct. */
  private void readAgain(Draft draft, boolean corrects, String last) {
    String meant = draft.signals.without(draft.text, corrects ? "correction" : "follow_up");
    // What an employer goes on with is sought on the employer's side first.
    boolean wholeCounts = !corrects && !Sides.isOfEmployer(last) && clear(draft, MEANT);
    Optional<String> whole = draft.topic.filter(topic -> wholeCounts);
    double sure = draft.confidence;
    if (!meant.isBlank()) {
      reading.take(draft, meant);
      carrying.carry(draft);
    }
    if (whole.isPresent() && draft.confidence < sure) {
      draft.topic = whole; // "what if I do not find a job" says more than its end
      draft.confidence = sure;
      draft.outOfScope = false;
    }
    if (meant.isBlank() || !clear(draft, MEANT)) {
      draft.certainly(last);
    }
  }

  /** A place named after "what can you do" is asked about itself. */
  private static String about(String last) {
    return last.startsWith("meta.") && !last.equals("meta.human") ? "living.municipality" : last;
  }

  static boolean clear(Draft draft, double least) {
    return !draft.outOfScope && draft.confidence >= least;
  }

  private static boolean named(Draft draft) {
    return draft.entities.stream().anyMatch(FollowUps::named);
  }

  static boolean named(Entity entity) {
    return !entity.carried() && !entity.type().equals("audience");
  }

  /** What is left once places, occupations and small words are taken away. */
  static List<String> rest(Draft draft) {
    String rest = draft.signals.without(draft.text, "correction");
    List<Entity> named =
        draft.entities.stream()
            .filter(FollowUps::named)
            .sorted(Comparator.comparingInt(Entity::start).reversed())
            .toList();
    for (Entity entity : named) {
      if (entity.start() <= rest.length() && entity.end() <= rest.length()) {
        rest = rest.substring(0, entity.start()) + " " + rest.substring(entity.end());
      }
    }
    List<String> small = draft.knowledge.patterns("small_words");
    return Signals.words(rest).stream().filter(word -> !small.contains(word)).toList();
  }
}
