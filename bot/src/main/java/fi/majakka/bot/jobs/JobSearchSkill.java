package fi.majakka.bot.jobs;

import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.conversation.Source;
import fi.majakka.bot.conversation.Turn;
import fi.majakka.bot.dialogue.Request;
import fi.majakka.bot.dialogue.Skill;
import fi.majakka.bot.dialogue.SkillReply;
import fi.majakka.bot.jobs.VacancySearch.Found;
import fi.majakka.bot.jobs.VacancySearch.Hit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds vacancies in a conversation; without any vacancies it leaves the topic to the article. */
public final class JobSearchSkill implements Skill {
  static final String TOPIC = "jobs.search";
  private static final int SHOWN = 4;
  private static final int CHANGES = 3;

  /** Asks for everything that can be changed, instead of for the list. */
  private static final String MENU = "menu.";

  private final VacancySearch search;
  private final Relaxations relaxations;
  private final QueryReader reader;
  private final JobWording wording;
  private final JobCards cards;
  private final Skill articles;

  /**
   * @param articles answers when there are no vacancies at all
   */
  public JobSearchSkill(
      VacancySearch search,
      Relaxations relaxations,
      QueryReader reader,
      JobWording wording,
      JobCards cards,
      Skill articles) {
    this.search = search;
    this.relaxations = relaxations;
    this.reader = reader;
    this.wording = wording;
    this.cards = cards;
    this.articles = articles;
  }

  @Override
  public boolean handles(String topic) {
    return topic.equals(TOPIC);
  }

  @Override
  public Optional<SkillReply> reply(Request request) {
    if (!search.hasVacancies()) {
      return articles
          .reply(request)
          .map(reply -> honest(request, reply))
          .map(reply -> reply.keeping(QueryReader.KEPT, reader.read(request).code()));
    }
    JobWording.In words = wording.in(request.knowledge(), request.language());
    Optional<String> menu = request.action().filter(action -> action.startsWith(MENU));
    if (menu.isPresent()) {
      return Optional.of(menu(words, VacancyQuery.parse(menu.get().substring(MENU.length()))));
    }
    Optional<SkillReply> one = one(words, request);
    if (one.isPresent()) {
      return one;
    }
    VacancyQuery query = reader.read(request);
    Found found = search.find(query, request.part() * SHOWN, SHOWN);
    List<Message> messages = new ArrayList<>();
    boolean unchanged = query.code().equals(request.memory().kept().get(QueryReader.KEPT));
    if ((unchanged || !query.asksForWork()) && reader.asksForUnknown(request)) {
      messages.add(new Message.Text(words.say("jobs.not_known")));
    }
    if (found.hits().isEmpty() && found.total() > 0) {
      messages.add(new Message.Text(words.say("jobs.no_more")));
    } else if (request.part() == 0 || found.total() == 0) {
      messages.add(new Message.Text(heading(words, query, found.total())));
    }
    found.hits().forEach(hit -> messages.add(cards.card(words, query, hit)));
    messages.add(new Message.Choices(ask(words, found), choices(words, query, found, request)));
    return Optional.of(
        new SkillReply(
                messages,
                Optional.empty(),
                sources(found.hits(), request.language()),
                Optional.empty(),
                Turn.Request.NONE)
            .keeping(QueryReader.KEPT, query.code()));
  }

  /** "The second one": a job of those shown last. */
  private Optional<SkillReply> one(JobWording.In words, Request request) {
    Optional<String> kept = Optional.ofNullable(request.memory().kept().get(QueryReader.KEPT));
    int number = request.ordinal().orElse(0);
    if (number < 1 || number > SHOWN || kept.isEmpty()) {
      return Optional.empty();
    }
    VacancyQuery query = VacancyQuery.parse(kept.get());
    int before = request.memory().more() * SHOWN + number - 1;
    List<Hit> hits = search.find(query, before, 1).hits();
    if (hits.isEmpty()) {
      return Optional.empty();
    }
    List<Message> messages = new ArrayList<>(List.of(new Message.Text(words.say("jobs.this_one"))));
    hits.forEach(hit -> messages.add(cards.card(words, query, hit)));
    messages.add(
        new Message.Choices(
            "",
            List.of(
                new Choice(words.say("jobs.how_to_apply"), "topic:jobs.apply"),
                new Choice(words.say("jobs.back"), doing(query.code())),
                new Choice(words.say("choice.person"), "topic:meta.human"))));
    return Optional.of(
        new SkillReply(
                messages,
                Optional.empty(),
                sources(hits, request.language()),
                Optional.empty(),
                Turn.Request.NONE)
            .keeping(QueryReader.KEPT, query.code()));
  }

  private static SkillReply honest(Request request, SkillReply reply) {
    List<Message> messages = new ArrayList<>();
    if (request.part() == 0) {
      messages.add(new Message.Text(request.phrases().say("jobs.none_imported")));
    }
    messages.addAll(reply.messages());
    return reply.with(messages);
  }

  private static String heading(JobWording.In words, VacancyQuery query, int total) {
    String what = words.query(query);
    if (total == 0) {
      return words.say("jobs.found.none", what);
    }
    return total == 1
        ? words.say("jobs.found.one", what)
        : words.say("jobs.found.many", what, Integer.toString(total));
  }

  private static String ask(JobWording.In words, Found found) {
    return words.say(found.total() == 0 ? "jobs.ask.none" : "jobs.ask.change");
  }

  private List<Choice> choices(
      JobWording.In words, VacancyQuery query, Found found, Request request) {
    List<Choice> choices = new ArrayList<>();
    if (found.total() > (request.part() + 1) * SHOWN) {
      choices.add(new Choice(words.say("jobs.more"), "more"));
    }
    List<Relaxations.Near> near =
        new ArrayList<>(relaxations.wider(query, found.total() == 0 ? 5 : CHANGES));
    if (found.total() > SHOWN) {
      near.addAll(0, relaxations.narrower(query));
    }
    near.stream()
        .limit(found.total() == 0 ? 5 : CHANGES)
        .map(other -> new Choice(words.change(other), doing(other.query().code())))
        .forEach(choices::add);
    choices.add(new Choice(words.say("jobs.change.menu"), doing(MENU + query.code())));
    choices.add(new Choice(words.say("jobs.change.alert"), "do:jobs.alerts:" + query.code()));
    return choices;
  }

  private static String doing(String action) {
    return "do:" + TOPIC + ":" + action;
  }

  /** Everything that can be changed, each as a button that searches at once. */
  private SkillReply menu(JobWording.In words, VacancyQuery query) {
    List<Message> messages = new ArrayList<>();
    messages.add(new Message.Text(words.say("jobs.menu", words.query(query))));
    messages.add(new Message.Choices(words.say("jobs.menu.place"), places(words, query)));
    if (!query.places().isEmpty()) {
      messages.add(new Message.Choices(words.say("jobs.menu.distance"), distances(query)));
    }
    messages.add(new Message.Choices(words.say("jobs.menu.kind"), kinds(words, query)));
    messages.add(new Message.Choices(words.say("jobs.menu.language"), languages(words, query)));
    return SkillReply.saying(messages).keeping(QueryReader.KEPT, query.code());
  }

  private List<Choice> places(JobWording.In words, VacancyQuery query) {
    List<Choice> choices = new ArrayList<>();
    for (String code : search.region()) {
      choices.add(
          new Choice(
              cards.municipality(code), doing(query.at(Set.of(code), query.distance()).code())));
    }
    choices.sort(Comparator.comparing(Choice::label));
    choices.add(new Choice(words.say("jobs.menu.anywhere"), doing(query.at(Set.of(), 0).code())));
    return choices;
  }

  private static List<Choice> distances(VacancyQuery query) {
    return Stream.of(0, 30, 60, 100)
        .map(km -> new Choice(km + " km", doing(query.at(query.places(), km).code())))
        .toList();
  }

  private static List<Choice> kinds(JobWording.In words, VacancyQuery query) {
    return Stream.of(Employment.values())
        .map(
            kind ->
                new Choice(
                    (query.kinds().contains(kind) ? "✓ " : "") + words.kind(kind),
                    doing(query.toggled(kind).code())))
        .toList();
  }

  private static List<Choice> languages(JobWording.In words, VacancyQuery query) {
    List<Choice> choices = new ArrayList<>();
    for (LanguageWish wish : LanguageWish.values()) {
      boolean on = query.language().filter(wish::equals).isPresent();
      choices.add(
          new Choice(
              (on ? "✓ " : "") + words.wish(wish),
              doing(query.speaking(on ? Optional.empty() : Optional.of(wish)).code())));
    }
    choices.add(
        new Choice(
            (query.noExperience() ? "✓ " : "") + words.say("jobs.no_experience"),
            doing(query.experience(!query.noExperience()).code())));
    return choices;
  }

  private List<Source> sources(List<Hit> hits, Language language) {
    return cards.sources(hits, language);
  }
}
