package fi.majakka.bot.jobs.plan;

import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.dialogue.Form;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.bot.dialogue.Request;
import fi.majakka.bot.dialogue.SkillReply;
import fi.majakka.bot.jobs.JobWording;
import fi.majakka.bot.jobs.LanguageWish;
import fi.majakka.bot.jobs.QueryReader;
import fi.majakka.bot.jobs.VacancyQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Own work, the partner's work, the children, the distance and the language, one by one. */
public final class PlanForm implements Form {
  static final String TOPIC = "jobs.plan";
  static final String NONE = "-";
  private static final String OWN = "work";
  private static final String PARTNER = "partner";
  static final String CHILDREN = "children";
  private static final String DISTANCE = "distance";
  private static final String LANGUAGE = "language";
  private static final String HOME = "home";
  private final PlanReader reader;
  private final PlanReply reply;
  private final JobWording wording;

  PlanForm(PlanReader reader, PlanReply reply, JobWording wording) {
    this.reader = reader;
    this.reply = reply;
    this.wording = wording;
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  /** "I am a nurse, my husband is a welder, where could we live?" is about the plan. */
  @Override
  public boolean claims(Request request) {
    return reader.tellsOfTwo(request);
  }

  @Override
  public boolean severalAtOnce() {
    return true;
  }

  @Override
  public List<Message> opening(Request request) {
    return List.of(new Message.Text(request.phrases().say("plan.opening")));
  }

  @Override
  public List<Slot> slots(Request request) {
    Phrases phrases = request.phrases();
    List<Slot> slots = new ArrayList<>();
    slots.add(
        new Slot(OWN, "plan.ask.work", works(request), said -> reader.work(said, OWN, false)));
    slots.add(
        new Slot(
            PARTNER,
            "plan.ask.partner",
            List.of(
                Slot.offer(PARTNER, phrases.say("plan.no_partner"), NONE),
                Slot.offer(PARTNER, phrases.say("plan.any_work"), "")),
            this::partner));
    slots.add(
        new Slot(
            CHILDREN,
            "plan.ask.children",
            children(phrases),
            said -> PlanReader.children(said, CHILDREN)));
    slots.add(
        new Slot(
            DISTANCE,
            "plan.ask.distance",
            Stream.of("20", "40", "60", "100")
                .map(km -> Slot.offer(DISTANCE, km + " km", km))
                .toList(),
            said -> PlanReader.distance(said, DISTANCE)));
    slots.add(
        new Slot(
            LANGUAGE,
            "plan.ask.language",
            languages(request),
            said -> PlanReader.language(said, LANGUAGE)));
    if (saysHome(request)) {
      slots.add(new Slot(HOME, "plan.ask.home", homes(request), reader::home));
    }
    return slots;
  }

  /** Nobody is asked where they would live; who says so is listened to. */
  private boolean saysHome(Request request) {
    return reader.home(request).isPresent()
        || request.form(TOPIC).filter(form -> form.slots().containsKey(HOME)).isPresent();
  }

  private static List<Choice> homes(Request request) {
    return request.knowledge().municipalities().stream()
        .flatMap(place -> place.code().map(code -> Slot.offer(HOME, place.name(), code)).stream())
        .toList();
  }

  /** The work that was searched for last is near at hand. */
  private List<Choice> works(Request request) {
    List<Choice> offers = new ArrayList<>();
    Optional.ofNullable(request.memory().kept().get(QueryReader.KEPT))
        .map(VacancyQuery::parse)
        .map(query -> VacancyQuery.all().forWork(query.occupations(), query.field(), Set.of()))
        .filter(VacancyQuery::asksForWork)
        .ifPresent(
            query ->
                offers.add(
                    Slot.offer(
                        OWN,
                        wording.in(request.knowledge(), request.language()).query(query),
                        query.code())));
    offers.add(Slot.offer(OWN, request.phrases().say("plan.any_work"), ""));
    return offers;
  }

  private Optional<String> partner(Request request) {
    Optional<String> work = reader.work(request, PARTNER, true);
    boolean none =
        request.signals("plan.no_partner")
            || (PlanReader.asked(request, PARTNER) && request.signals("no"));
    return work.isEmpty() && none ? Optional.of(NONE) : work;
  }

  private static List<Choice> children(Phrases phrases) {
    List<Choice> offers = new ArrayList<>();
    offers.add(Slot.offer(CHILDREN, phrases.say("plan.no_children"), NONE));
    for (ChildAge age : ChildAge.values()) {
      offers.add(
          Slot.offer(CHILDREN, phrases.say("plan.years", age.years()), ChildAge.code(Set.of(age))));
    }
    Set<ChildAge> both = Set.of(ChildAge.DAYCARE, ChildAge.SCHOOL);
    offers.add(
        Slot.offer(
            CHILDREN,
            phrases.say("plan.years.both", ChildAge.DAYCARE.years(), ChildAge.SCHOOL.years()),
            ChildAge.code(both)));
    return offers;
  }

  private List<Choice> languages(Request request) {
    JobWording.In words = wording.in(request.knowledge(), request.language());
    List<Choice> offers = new ArrayList<>();
    offers.add(Slot.offer(LANGUAGE, words.say("plan.any_language"), NONE));
    for (LanguageWish wish : LanguageWish.values()) {
      offers.add(Slot.offer(LANGUAGE, words.wish(wish), wish.code()));
    }
    return offers;
  }

  @Override
  public SkillReply finish(Request request, Map<String, String> answers) {
    return reply.to(request, wish(answers));
  }

  private static PlanWish wish(Map<String, String> answers) {
    String partner = answers.getOrDefault(PARTNER, NONE);
    String kilometres = answers.getOrDefault(DISTANCE, "");
    return new PlanWish(
        VacancyQuery.parse(answers.getOrDefault(OWN, "")),
        partner.equals(NONE) ? Optional.empty() : Optional.of(VacancyQuery.parse(partner)),
        ChildAge.ofCode(answers.getOrDefault(CHILDREN, NONE)),
        kilometres.matches("[0-9]{1,3}") ? Integer.parseInt(kilometres) : PlanWish.USUAL,
        LanguageWish.of(answers.getOrDefault(LANGUAGE, NONE)),
        Optional.ofNullable(answers.get(HOME)));
  }
}
