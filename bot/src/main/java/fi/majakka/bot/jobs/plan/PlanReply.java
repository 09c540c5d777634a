package fi.majakka.bot.jobs.plan;

import fi.majakka.bot.answers.LocalAnswers;
import fi.majakka.bot.conversation.AnswerRef;
import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.conversation.Source;
import fi.majakka.bot.conversation.Turn;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.bot.dialogue.Request;
import fi.majakka.bot.dialogue.SkillReply;
import fi.majakka.bot.jobs.JobCards;
import fi.majakka.bot.jobs.JobWording;
import fi.majakka.bot.jobs.Municipalities;
import fi.majakka.bot.jobs.plan.Plan.Home;
import fi.majakka.bot.jobs.plan.Plan.Work;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A plan in a conversation: one home at a time, the others a button away. */
final class PlanReply {
  /** Where the plan in force is kept between turns. */
  static final String KEPT = "jobs.plan";

  private static final int JOBS = 2;
  private static final int OTHERS = 4;
  private final Planner planner;
  private final Municipalities municipalities;
  private final JobWording wording;
  private final JobCards cards;
  private final PlanAddress address;
  private final Supplier<String> site;

  PlanReply(
      Planner planner,
      Municipalities municipalities,
      JobWording wording,
      JobCards cards,
      PlanAddress address,
      Supplier<String> site) {
    this.planner = planner;
    this.municipalities = municipalities;
    this.wording = wording;
    this.cards = cards;
    this.address = address;
    this.site = site;
  }

  SkillReply to(Request request, PlanWish wish) {
    Phrases phrases = request.phrases();
    JobWording.In jobs = wording.in(request.knowledge(), request.language());
    PlanWording words = new PlanWording(jobs, phrases, municipalities);
    Plan plan = planner.plan(wish);
    List<Message> messages = new ArrayList<>();
    List<Source> sources = new ArrayList<>();
    messages.add(new Message.Text(heading(phrases, words, plan, wish)));
    Optional<Home> chosen = plan.chosen(wish);
    if (chosen.isPresent()) {
      Home home = chosen.get();
      messages.add(new Message.Text(ways(phrases, words, home)));
      messages.addAll(jobs(jobs, home));
      sources.addAll(cards.sources(home.hits(), request.language()));
      messages.add(local(request, wish, words.name(home.code()), sources));
    } else {
      sources.addAll(cards.sources(List.of(), request.language()));
      ground(request, sources);
    }
    messages.add(
        new Message.Link(
            phrases.say(chosen.isPresent() ? "plan.page.link" : "plan.page.change"),
            site.get() + address.of(wish, jobs, request.language())));
    messages.add(
        new Message.Choices(phrases.say("plan.next"), choices(phrases, words, plan, wish, chosen)));
    return new SkillReply(messages, article(request), sources, Optional.empty(), Turn.Request.NONE)
        .keeping(KEPT, wish.code());
  }

  private static Optional<AnswerRef> article(Request request) {
    return request
        .knowledge()
        .article(PlanForm.TOPIC)
        .map(article -> new AnswerRef(article.topic(), article.version()));
  }

  private static String heading(Phrases phrases, PlanWording words, Plan plan, PlanWish wish) {
    StringBuilder text = new StringBuilder(phrases.say("plan.for", words.wish(wish)));
    if (!plan.vacancies()) {
      text.append("\n\n").append(phrases.say("plan.no_vacancies"));
    }
    text.append("\n\n").append(words.found(plan, wish));
    Optional<String> missed =
        wish.home()
            .filter(home -> plan.homes().stream().noneMatch(each -> each.code().equals(home)))
            .filter(home -> !plan.homes().isEmpty());
    missed.ifPresent(
        home ->
            text.append(' ').append(phrases.say("plan.not_from", phrases.from(words.name(home)))));
    return text.toString();
  }

  private static String ways(Phrases phrases, PlanWording words, Home home) {
    StringBuilder text = new StringBuilder(phrases.say("plan.home", words.name(home.code())));
    text.append('\n').append(phrases.say("plan.own")).append(": ").append(stops(words, home.own()));
    home.partner()
        .ifPresent(
            work ->
                text.append('\n')
                    .append(phrases.say("plan.partner"))
                    .append(": ")
                    .append(stops(words, work)));
    return text.append('\n').append(phrases.say("plan.crow")).toString();
  }

  private static String stops(PlanWording words, Work work) {
    return String.join("; ", work.stops().stream().limit(OTHERS).map(words::stop).toList());
  }

  /** The nearest vacancies of each, each vacancy once. */
  private List<Message> jobs(JobWording.In jobs, Home home) {
    List<Message> messages = new ArrayList<>();
    Set<String> shown = new LinkedHashSet<>();
    for (Work work : works(home)) {
      work.stops().stream()
          .flatMap(stop -> stop.hits().stream())
          .filter(hit -> shown.add(hit.vacancy().id()))
          .limit(JOBS)
          .forEach(hit -> messages.add(cards.card(jobs, work.query(), hit)));
    }
    return messages;
  }

  private static List<Work> works(Home home) {
    return home.partner().map(partner -> List.of(home.own(), partner)).orElse(List.of(home.own()));
  }

  private static Message local(Request request, PlanWish wish, String home, List<Source> sources) {
    LocalAnswers answers =
        new LocalAnswers(request.knowledge(), request.language(), request.today());
    List<LocalAnswers.Lead> leads = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (String topic : PlanTopics.of(wish)) {
      answers
          .lead(topic, home)
          .ifPresent(
              lead -> {
                leads.add(lead);
                text.append(text.isEmpty() ? "" : "\n\n")
                    .append(lead.title())
                    .append(": ")
                    .append(lead.text());
              });
    }
    answers.lead(PlanForm.TOPIC, home).ifPresent(leads::add);
    sources.addAll(answers.sources(leads));
    return new Message.Text(text.toString());
  }

  /** The distances are known also when nothing is found. */
  private static void ground(Request request, List<Source> sources) {
    LocalAnswers answers =
        new LocalAnswers(request.knowledge(), request.language(), request.today());
    sources.addAll(answers.sources(answers.lead(PlanForm.TOPIC, "").stream().toList()));
  }

  private static List<Choice> choices(
      Phrases phrases, PlanWording words, Plan plan, PlanWish wish, Optional<Home> chosen) {
    List<Choice> choices = new ArrayList<>();
    plan.homes().stream()
        .filter(home -> chosen.filter(home::equals).isEmpty())
        .limit(OTHERS)
        .map(
            home ->
                new Choice(
                    phrases.say("plan.home", words.name(home.code())), doing(wish.at(home.code()))))
        .forEach(choices::add);
    plan.wider()
        .ifPresent(
            wider ->
                choices.add(
                    new Choice(
                        phrases.say(
                            "plan.wider",
                            Integer.toString(wider.kilometres()),
                            Integer.toString(wider.homes())),
                        doing(wish.within(wider.kilometres())))));
    chosen.ifPresent(
        home ->
            choices.add(
                new Choice(
                    phrases.say("jobs.change.alert"),
                    "do:jobs.alerts:" + home.own().query().code())));
    choices.add(new Choice(phrases.say("plan.again"), "form:" + PlanForm.TOPIC));
    return choices;
  }

  private static String doing(PlanWish wish) {
    return "do:" + PlanForm.TOPIC + ":" + wish.code();
  }
}
