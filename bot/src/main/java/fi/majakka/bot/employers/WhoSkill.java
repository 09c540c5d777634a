package fi.majakka.bot.employers;

import fi.majakka.bot.answers.Provenance;
import fi.majakka.bot.conversation.AnswerRef;
import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.conversation.Turn;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.bot.dialogue.Request;
import fi.majakka.bot.dialogue.Skill;
import fi.majakka.bot.dialogue.SkillReply;
import fi.majakka.kb.Organisation;
import fi.majakka.kb.Place;
import fi.majakka.kb.Task;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Tells who answers for a task in a municipality, who takes part and how they are reached. Where no
 * task is named it leaves the question to the articles, unless the topic itself means one.
 */
public final class WhoSkill implements Skill {
  private static final String CONTACT = "employer.contact";
  private static final Set<String> TOPICS = Set.of(CONTACT, "region.who_does_what");

  /** How many tasks one reply tells of. */
  private static final int MOST = 2;

  /** A message of so many words at most may be a follow-up. */
  private static final int BRIEF = 3;

  private static final String TASK = "who.task";
  private final Supplier<String> site;

  /**
   * @param site the address of this server that people use
   */
  public WhoSkill(Supplier<String> site) {
    this.site = site;
  }

  @Override
  public boolean handles(String topic) {
    return TOPICS.contains(topic);
  }

  @Override
  public Optional<SkillReply> reply(Request request) {
    if (request.part() > 0) {
      return Optional.empty();
    }
    Responsibilities who =
        new Responsibilities(request.knowledge(), request.language(), request.today());
    List<Task> tasks = tasks(request, who);
    return tasks.isEmpty() ? Optional.empty() : Optional.of(tell(request, who, tasks));
  }

  private static List<Task> tasks(Request request, Responsibilities who) {
    Optional<Task> offered = request.action().flatMap(request.knowledge().handbook()::task);
    if (offered.isPresent()) {
      return List.of(offered.get());
    }
    List<Task> named = who.named(request.text());
    if (named.isEmpty() && isFollowUp(request)) {
      named =
          Optional.ofNullable(request.memory().kept().get(TASK))
              .flatMap(request.knowledge().handbook()::task)
              .stream()
              .toList();
    }
    if (request.topic().equals(CONTACT)) {
      List<Task> ofEmployers =
          named.stream().filter(task -> task.audience().equals("employer")).toList();
      named = ofEmployers.isEmpty() ? who.usual(CONTACT) : ofEmployers;
    }
    return named.stream().limit(MOST).toList();
  }

  /** "And in Karstula?" is about the task asked about before. */
  private static boolean isFollowUp(Request request) {
    return request.memory().topic().filter(request.topic()::equals).isPresent()
        && request.text().strip().split("\\s+", -1).length <= BRIEF;
  }

  private SkillReply tell(Request request, Responsibilities who, List<Task> tasks) {
    Optional<String> municipality = request.municipality();
    Set<String> facts = new LinkedHashSet<>();
    List<Message> messages = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    boolean differs = false;
    for (Task task : tasks) {
      Duty duty = who.duty(task, municipality);
      text.append(text.isEmpty() ? "" : "\n\n").append(paragraph(request, who, duty));
      facts.addAll(who.facts(duty));
      differs |= differs(duty);
    }
    messages.add(new Message.Text(text.toString()));
    tasks.stream()
        .flatMap(task -> who.duty(task, municipality).responsible().stream())
        .filter(each -> municipality.isPresent() || each.municipality().isEmpty())
        .distinct()
        .limit(MOST)
        .forEach(each -> messages.add(new Message.Link(who.in(each.name()), each.url())));
    messages.add(page(request, tasks, municipality));
    if (municipality.isEmpty() && differs) {
      messages.add(municipalities(request));
    }
    messages.add(next(request, tasks));
    SkillReply reply =
        new SkillReply(
            messages,
            request
                .knowledge()
                .article(request.topic())
                .map(article -> new AnswerRef(article.topic(), article.version())),
            new Provenance(request.knowledge(), request.language(), request.today()).ofFacts(facts),
            Optional.empty(),
            Turn.Request.NONE);
    return reply.keeping(TASK, tasks.size() == 1 ? tasks.get(0).id() : "");
  }

  private static String paragraph(Request request, Responsibilities who, Duty duty) {
    Phrases phrases = request.phrases();
    String name = who.in(duty.task().name());
    String task =
        duty.municipality()
            .map(place -> phrases.say("who.task_in", name, phrases.in(place)))
            .orElse(name);
    StringBuilder text = new StringBuilder();
    if (duty.responsible().isEmpty()) {
      text.append(phrases.say("who.nobody", task));
    } else if (duty.ownMunicipality()) {
      text.append(phrases.say("who.responsible", task, own(phrases, who, duty)));
    } else {
      text.append(phrases.say("who.responsible", task, names(who, duty.responsible())));
      duty.responsible().forEach(each -> text.append(reach(phrases, who, each)));
    }
    if (!duty.partners().isEmpty()) {
      text.append(' ').append(phrases.say("who.partners", partners(phrases, who, duty)));
    }
    duty.task().note().ifPresent(note -> text.append(' ').append(who.in(note)));
    return text.toString();
  }

  /** "The municipality itself", and whoever else answers for it somewhere. */
  private static String own(Phrases phrases, Responsibilities who, Duty duty) {
    List<Organisation> others =
        duty.responsible().stream().filter(each -> each.municipality().isEmpty()).toList();
    String own = phrases.say("who.own_municipality");
    return others.isEmpty() ? own : names(who, others) + ", " + own;
  }

  private static String partners(Phrases phrases, Responsibilities who, Duty duty) {
    boolean many =
        duty.partners().stream().filter(each -> each.municipality().isPresent()).count() > 1;
    List<Organisation> shown =
        many
            ? duty.partners().stream().filter(each -> each.municipality().isEmpty()).toList()
            : duty.partners();
    String names = names(who, shown);
    return many ? (names.isEmpty() ? "" : names + ", ") + phrases.say("who.municipalities") : names;
  }

  private static String names(Responsibilities who, List<Organisation> organisations) {
    return organisations.stream()
        .map(each -> who.in(each.name()))
        .collect(Collectors.joining(", "));
  }

  private static String reach(Phrases phrases, Responsibilities who, Organisation organisation) {
    StringBuilder text = new StringBuilder();
    text.append(' ').append(phrases.say("who.channel", Responsibilities.host(organisation.url())));
    for (Reach reach : who.reach(organisation)) {
      String key = (reach.confirmed() ? "who.reach." : "who.open.") + reach.kind().key();
      String check = reach.check().isEmpty() ? "" : " " + reach.check();
      text.append(' ').append(phrases.say(key, reach.text() + check));
    }
    return text.toString();
  }

  private static boolean differs(Duty duty) {
    return duty.responsible().stream()
        .anyMatch(each -> each.municipality().isPresent() || !each.serves().isEmpty());
  }

  private Message page(Request request, List<Task> tasks, Optional<String> municipality) {
    String address =
        site.get()
            + "/who?language="
            + request.language().code()
            + (tasks.size() == 1 ? "&task=" + tasks.get(0).id() : "")
            + municipality
                .flatMap(request.knowledge()::municipality)
                .map(each -> "&municipality=" + each.id())
                .orElse("");
    return new Message.Link(request.phrases().say("who.page"), address);
  }

  private static Message municipalities(Request request) {
    return new Message.Choices(
        request.phrases().say("answer.which_municipality"),
        request.knowledge().municipalities().stream()
            .map(Place::name)
            .map(name -> new Choice(name, "municipality:" + name))
            .toList());
  }

  private static Message next(Request request, List<Task> tasks) {
    List<Choice> choices = new ArrayList<>();
    for (Task task : tasks) {
      if (!task.topic().equals(request.topic())) {
        request
            .knowledge()
            .article(task.topic())
            .map(article -> article.title().in(Phrases.kb(request.language())))
            .ifPresent(title -> choices.add(new Choice(title, "topic:" + task.topic())));
      }
    }
    choices.add(new Choice(request.phrases().say("choice.more"), "more"));
    choices.add(new Choice(request.phrases().say("choice.person"), "topic:meta.human"));
    return new Message.Choices("", choices);
  }
}
