package fi.majakka.bot.jobs;

import fi.majakka.bot.conversation.Entity;
import fi.majakka.bot.dialogue.Request;
import fi.majakka.kb.WorkField;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads what somebody looks for: from a button, from the message, and from what earlier messages
 * said.
 */
public final class QueryReader {
  /** Where the search in force is kept between turns. */
  public static final String KEPT = "jobs.query";

  private static final Pattern NO_EXPERIENCE =
      Pattern.compile(
          "ilman (?:aiempaa |aikaisempaa )?(?:työ)?kokemus|kokematon|kokemattom|ei (?:ole |mitään )*(?:työ)?kokemus"
              + "|(?:työ)?kokemusta ei|no (?:work |previous )?experience|without (?:any |work )*experience|inexperienced",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Beginnings of words that stand in titles but name no work. */
  private static final List<String> COMMON =
      List.of(
          "tyopaik",
          "tyonteki",
          "tyotehta",
          "tehtav",
          "avoin",
          "avoim",
          "haluai",
          "etsin",
          "loytyy",
          "sopiv",
          "kiinnost",
          "haluan",
          "tarvits",
          "hakisi",
          "ottais",
          "kaipaa",
          "tahto",
          "toisen",
          "muunlai",
          "erilai",
          "minkalai",
          "millai",
          "paremm",
          "better",
          "summer",
          "winter",
          "vacanc",
          "worker",
          "employ",
          "looking",
          "interest",
          "available",
          "position");

  /** What stands after the name of a trade: "kukkakauppiaan töitä", "florist jobs". */
  private static final Pattern WORK =
      Pattern.compile("toita|tyota|hommia|hommii|duunia|duuneja|paikkoja|jobs?|work");

  /** Of Finnish words, the genitive; an English trade may end in anything that names a doer. */
  private static final Pattern TRADE = Pattern.compile(".*(?:n|er|or|ist|smith)");

  private static final int SHORTEST_WORD = 6;
  private static final Set<Employment> NOT_BY_DAY = Set.of(Employment.SHIFT, Employment.NIGHT);
  private final Municipalities municipalities;
  private final Occupations occupations;
  private final VacancySearch search;

  public QueryReader(Municipalities municipalities, Occupations occupations, VacancySearch search) {
    this.municipalities = municipalities;
    this.occupations = occupations;
    this.search = search;
  }

  /** The query of a request. */
  public VacancyQuery read(Request request) {
    Optional<VacancyQuery> pressed = request.action().map(VacancyQuery::parse);
    if (pressed.isPresent()) {
      return pressed.get();
    }
    boolean goesOn = request.memory().topic().filter(QueryReader::isAboutJobs).isPresent();
    Optional<VacancyQuery> before =
        Optional.ofNullable(request.memory().kept().get(KEPT))
            .filter(code -> goesOn || request.signals("jobs.again"))
            .map(VacancyQuery::parse);
    List<Entity> entities =
        request.entities().stream()
            .filter(entity -> before.isEmpty() || !entity.carried())
            .toList();
    return changed(before.orElse(VacancyQuery.all()), entities, request);
  }

  private static boolean isAboutJobs(String topic) {
    return topic.equals("jobs.search") || topic.equals("jobs.alerts");
  }

  private VacancyQuery changed(VacancyQuery before, List<Entity> entities, Request request) {
    if (request.signals("jobs.everything")) {
      return VacancyQuery.all();
    }
    VacancyQuery query = work(begun(before, entities, request), entities, request);
    query = place(query, entities, request);
    if (request.signals("application.any_place") && of(entities, "municipality").isEmpty()) {
      query = query.at(Set.of(), 0);
    }
    Set<Employment> kinds = EnumSet.noneOf(Employment.class);
    of(entities, "employment").forEach(e -> Employment.of(e.value()).ifPresent(kinds::add));
    if (request.signals("jobs.day_work")) {
      kinds.removeAll(NOT_BY_DAY);
      query = query.of(without(query.kinds(), NOT_BY_DAY));
    }
    if (request.signals("jobs.only_summer")) {
      kinds.add(Employment.SUMMER);
    }
    if (!kinds.isEmpty()) {
      query = query.of(kinds);
    }
    Optional<LanguageWish> wish =
        of(entities, "language_need").stream()
            .flatMap(entity -> LanguageWish.of(entity.value()).stream())
            .findFirst();
    if (wish.isPresent()) {
      query = query.speaking(wish);
    }
    return NO_EXPERIENCE.matcher(request.text()).find() ? query.experience(true) : query;
  }

  /** Who names both the work and the place searches anew; what one can speak and do stays. */
  private VacancyQuery begun(VacancyQuery before, List<Entity> entities, Request request) {
    boolean work =
        !of(entities, "occupation").isEmpty() || occupations.field(request.text()).isPresent();
    boolean place = !of(entities, "municipality").isEmpty() || !of(entities, "place").isEmpty();
    if (request.signals("jobs.for_another") && !place) {
      return VacancyQuery.all().at(before.places(), before.distance());
    }
    return work && place
        ? VacancyQuery.all().speaking(before.language()).experience(before.noExperience())
        : before;
  }

  private static Set<Employment> without(Set<Employment> kinds, Set<Employment> others) {
    Set<Employment> rest = EnumSet.noneOf(Employment.class);
    rest.addAll(kinds);
    rest.removeAll(others);
    return rest;
  }

  private VacancyQuery work(VacancyQuery before, List<Entity> entities, Request request) {
    String text = request.text();
    Optional<WorkField> field = occupations.field(text);
    Set<String> codes = new LinkedHashSet<>();
    for (Entity entity : of(entities, "occupation")) {
      Optional<WorkField> named = occupations.fieldFirst(entity.text());
      if (named.isPresent()) {
        field = named;
      } else {
        entity.code().map(Occupations::canonical).ifPresent(codes::add);
      }
    }
    if (codes.isEmpty() && field.isEmpty()) {
      codes.addAll(occupations.in(text));
    }
    if (!codes.isEmpty()) {
      return before.forWork(codes, Optional.empty(), Set.of());
    }
    if (field.isPresent()) {
      return before.forWork(Set.of(), field.map(WorkField::id), Set.of());
    }
    if (request.signals("jobs.only_summer")) {
      return before;
    }
    Set<String> words = titleWords(withoutNames(text, request.entities()));
    return words.isEmpty() ? before : before.forWork(Set.of(), Optional.empty(), words);
  }

  /** True when work of some trade is asked for, and it is none that a search understands. */
  boolean asksForUnknown(Request request) {
    String text = request.text();
    if (!request.entities().stream().allMatch(QueryReader::saysNothingNew)
        || occupations.field(text).isPresent()
        || !occupations.in(text).isEmpty()) {
      return false;
    }
    List<String> words = Occupations.words(text);
    return IntStream.range(1, words.size())
        .filter(i -> WORK.matcher(words.get(i)).matches())
        .mapToObj(i -> words.get(i - 1))
        .anyMatch(word -> TRADE.matcher(word).matches() && isRare(word));
  }

  private static boolean isRare(String word) {
    return word.length() >= SHORTEST_WORD && COMMON.stream().noneMatch(word::startsWith);
  }

  private static boolean saysNothingNew(Entity entity) {
    return entity.carried() || entity.type().equals("audience");
  }

  /** Words that the titles of vacancies have, for work that no code is known for. */
  private Set<String> titleWords(String text) {
    Set<String> words = new LinkedHashSet<>();
    for (String word : Occupations.words(text)) {
      String beginning = beginning(word);
      if (isRare(word) && search.inSomeTitle(beginning)) {
        words.add(beginning);
      }
    }
    return words;
  }

  /** A query for the work that a few words name, without any conversation. */
  public static VacancyQuery words(VacancyQuery before, String text, Occupations occupations) {
    Optional<WorkField> field = occupations.field(text);
    List<String> codes = occupations.in(text);
    if (codes.isEmpty() && field.isPresent()) {
      return before.forWork(Set.of(), field.map(WorkField::id), Set.of());
    }
    if (!codes.isEmpty()) {
      return before.forWork(Set.copyOf(codes), Optional.empty(), Set.of());
    }
    Set<String> words = new LinkedHashSet<>();
    Occupations.words(text).stream()
        .filter(word -> word.length() >= 3)
        .limit(3)
        .map(QueryReader::beginning)
        .forEach(words::add);
    return words.isEmpty() ? before : before.forWork(Set.of(), Optional.empty(), words);
  }

  /** What the cases of a word have in common, roughly. */
  static String beginning(String word) {
    int length = word.length() > 8 ? word.length() - 3 : Math.max(3, word.length() - 2);
    return word.substring(0, Math.min(12, Math.min(word.length(), length)));
  }

  private static String withoutNames(String text, List<Entity> entities) {
    StringBuilder rest = new StringBuilder(text);
    for (Entity entity : entities) {
      if (!entity.carried() && entity.end() <= rest.length()) {
        for (int i = entity.start(); i < entity.end(); i++) {
          rest.setCharAt(i, ' ');
        }
      }
    }
    return rest.toString();
  }

  private VacancyQuery place(VacancyQuery before, List<Entity> entities, Request request) {
    Set<String> places = new LinkedHashSet<>();
    Set<String> without = new LinkedHashSet<>(before.without());
    boolean work = entities.stream().anyMatch(QueryReader::isWorkPlace);
    for (Entity entity : entities) {
      Optional<String> code = code(entity, request);
      if (code.isPresent() && entity.negated()) {
        without.add(code.get());
      } else if (code.isPresent()
          && !entity.role().equals("origin")
          && !(work && entity.role().equals("home"))) {
        places.add(code.get());
        without.remove(code.get());
      }
    }
    Optional<Integer> distance =
        of(entities, "distance_km").stream()
            .map(entity -> Integer.parseInt(entity.value()))
            .findFirst();
    Set<String> kept = new LinkedHashSet<>(before.places());
    kept.removeAll(without);
    int kilometres = distance.orElse(before.distance());
    return before.at(places.isEmpty() ? kept : places, kilometres).butNot(without);
  }

  private static boolean isWorkPlace(Entity entity) {
    return entity.role().equals("work") && !entity.negated();
  }

  private Optional<String> code(Entity entity, Request request) {
    if (!entity.type().equals("municipality") && !entity.type().equals("place")) {
      return Optional.empty();
    }
    String name =
        request
            .knowledge()
            .place(entity.value())
            .flatMap(place -> place.municipality())
            .orElse(entity.value());
    return municipalities.code(name);
  }

  private static List<Entity> of(List<Entity> entities, String type) {
    return entities.stream()
        .filter(entity -> entity.type().equals(type) && !entity.negated())
        .toList();
  }
}
