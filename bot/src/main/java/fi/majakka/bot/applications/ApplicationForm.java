package fi.majakka.bot.applications;

import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.Entity;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.dialogue.Form;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.bot.dialogue.Request;
import fi.majakka.bot.dialogue.SkillReply;
import fi.majakka.kb.Place;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Work, places, start, languages and experience, asked one by one. Nothing here tells who somebody
 * is: the contact details are given on a page of their own.
 */
public final class ApplicationForm implements Form {
  static final String TOPIC = "jobs.open_application";
  private static final String ANY = "*";
  private static final String OPEN = "?";
  private final Applications applications;
  private final ApplicationLinks links;

  public ApplicationForm(Applications applications, ApplicationLinks links) {
    this.applications = applications;
    this.links = links;
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public boolean severalAtOnce() {
    return true;
  }

  @Override
  public List<Message> opening(Request request) {
    return List.of(new Message.Text(request.phrases().say("application.opening")));
  }

  @Override
  public List<Slot> slots(Request request) {
    Phrases phrases = request.phrases();
    return List.of(
        new Slot(
            "work",
            "application.ask.work",
            List.of(Slot.offer("work", phrases.say("application.work.any"), ANY)),
            ApplicationForm::work),
        new Slot("places", "application.ask.places", places(request), ApplicationForm::where),
        new Slot("start", "application.ask.start", starts(request), StartReader::read),
        new Slot("languages", "application.ask.languages", languages(phrases), SpokenReader::read),
        new Slot("experience", "application.ask.experience", years(phrases), YearsReader::read));
  }

  private static Optional<String> work(Request request) {
    if (request.signals("application.any_work")) {
      return Optional.of(ANY);
    }
    List<String> named =
        said(request, "occupation").map(Entity::value).distinct().limit(Facts.MOST_WORKS).toList();
    return named.isEmpty() ? Optional.empty() : Optional.of(String.join("|", named));
  }

  private static List<Choice> places(Request request) {
    List<Choice> offers = new ArrayList<>();
    offers.add(Slot.offer("places", request.phrases().say("application.places.all"), ANY));
    request.knowledge().municipalities().stream()
        .map(Place::name)
        .forEach(name -> offers.add(Slot.offer("places", name, name)));
    return offers;
  }

  private static Optional<String> where(Request request) {
    if (request.signals("application.any_place")) {
      return Optional.of(ANY);
    }
    List<String> named =
        Stream.concat(
                said(request, "municipality").map(Entity::value),
                said(request, "place")
                    .map(Entity::value)
                    .flatMap(village -> request.knowledge().place(village).stream())
                    .flatMap(village -> village.municipality().stream()))
            .distinct()
            .toList();
    return named.isEmpty() ? Optional.empty() : Optional.of(String.join("|", named));
  }

  /** What this very message names; where somebody comes from is no wish. */
  private static Stream<Entity> said(Request request, String type) {
    return request.entities().stream()
        .filter(entity -> entity.type().equals(type))
        .filter(entity -> !entity.carried() && !entity.negated())
        .filter(entity -> !entity.role().equals("origin"));
  }

  private static List<Choice> starts(Request request) {
    Phrases phrases = request.phrases();
    LocalDate today = request.today();
    return List.of(
        Slot.offer("start", phrases.say("application.start.now"), today.toString()),
        Slot.offer("start", phrases.say("application.start.month"), today.plusMonths(1).toString()),
        Slot.offer(
            "start", phrases.say("application.start.quarter"), today.plusMonths(3).toString()),
        Slot.offer("start", phrases.say("application.start.open"), OPEN));
  }

  private static List<Choice> languages(Phrases phrases) {
    return Stream.of("good-good", "good-none", "basic-good", "none-good", "basic-basic")
        .map(pair -> Slot.offer("languages", phrases.say("application.languages." + pair), pair))
        .toList();
  }

  private static List<Choice> years(Phrases phrases) {
    return Stream.of(Experience.values())
        .map(
            years ->
                Slot.offer("experience", ApplicationCard.experience(phrases, years), years.key()))
        .toList();
  }

  @Override
  public SkillReply finish(Request request, Map<String, String> answers) {
    Phrases phrases = request.phrases();
    Optional<Application> before = applications.of(request.message().conversation());
    Facts facts = facts(answers, before);
    String id =
        before
            .map(Application::id)
            .orElseGet(
                () ->
                    links.idFor(request.message().conversation().value(), request.message().id()));
    boolean shared = before.flatMap(Application::shared).isPresent();
    ApplicationCard card =
        ApplicationCard.of(facts, Optional.empty(), phrases, request.knowledge());
    return SkillReply.saying(
            List.of(
                new Message.Text(
                    phrases.say(shared ? "application.changed" : "application.told")
                        + "\n"
                        + card.text()),
                new Message.Text(
                    phrases.say(shared ? "application.changed.next" : "application.told.next")),
                new Message.Link(
                    phrases.say(shared ? "application.open" : "application.continue"),
                    links.of(id, request.language())),
                new Message.Choices(
                    "",
                    List.of(
                        new Choice(phrases.say("application.do.change"), "do:" + TOPIC + ":change"),
                        new Choice(
                            phrases.say("application.do.withdraw"), "do:" + TOPIC + ":ask")))))
        .with(new ApplicationKeep.Told(id, request.language(), facts));
  }

  /** What the chat does not ask is left as it was. */
  private static Facts facts(Map<String, String> answers, Optional<Application> before) {
    String[] levels = answers.getOrDefault("languages", "none-none").split("-", -1);
    return new Facts(
        list(answers.getOrDefault("work", ANY)),
        list(answers.getOrDefault("places", ANY)),
        Optional.of(answers.getOrDefault("start", OPEN))
            .filter(start -> !start.equals(OPEN))
            .map(LocalDate::parse),
        Level.of(levels[0]).orElse(Level.NONE),
        Level.of(levels[levels.length - 1]).orElse(Level.NONE),
        before.map(old -> old.facts().otherLanguages()).orElse(""),
        Experience.of(answers.getOrDefault("experience", "")).orElse(Experience.NONE),
        before.map(old -> old.facts().words()).orElse(""));
  }

  private static List<String> list(String answer) {
    return answer.equals(ANY) ? List.of() : List.of(answer.split("\\|", -1));
  }
}
