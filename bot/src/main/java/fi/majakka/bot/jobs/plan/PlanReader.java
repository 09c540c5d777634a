package fi.majakka.bot.jobs.plan;

import fi.majakka.bot.conversation.Entity;
import fi.majakka.bot.conversation.FormState;
import fi.majakka.bot.dialogue.Request;
import fi.majakka.bot.jobs.Employment;
import fi.majakka.bot.jobs.LanguageWish;
import fi.majakka.bot.jobs.Municipalities;
import fi.majakka.bot.jobs.Occupations;
import fi.majakka.bot.jobs.QueryReader;
import fi.majakka.bot.jobs.VacancyQuery;
import fi.majakka.bot.jobs.VacancySearch;
import fi.majakka.kb.Place;
import fi.majakka.kb.WorkField;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the answers of a plan from what is written. "I am a welder and my wife a nurse" names the
 * work of two people: each work and place is of whom was mentioned last before it.
 */
final class PlanReader {
  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
  private static final Pattern PERSON =
      Pattern.compile(
          "\\b(?:(?<partner>vaimo\\w*|mie(?:s|he)\\w*|puoliso\\w*|kumppani\\w*|tyttöystäv\\w*"
              + "|poikaystäv\\w*|avomie\\w*|avovaimo\\w*|wife\\w*|husband\\w*|partner\\w*|spouse\\w*"
              + "|girlfriend\\w*|boyfriend\\w*)"
              + "|minä|mä|mää|minulle|mulle|mulla|minulla|minun|mun|itse|olen|oon|i(?! mean)|i'm|myself)\\b",
          FLAGS);
  private static final Pattern COUPLE =
      Pattern.compile(
          "\\b(?:pariskun\\w*|avioparis\\w*|avopari\\w*|kumpi(?:kin|nkin)\\w*|kumman\\w*|molem\\w*"
              + "|couple|both of us|the two of us)\\b",
          FLAGS);
  private static final Pattern HOME =
      Pattern.compile(
          "\\b(?:koti|kotia|kodin|kodille|asun(?:to|toa|non|nolle)|missä\\b.{0,40}\\basu\\w*"
              + "|home|house|flat|apartment|where\\b.{0,40}\\b(?:live|settle)|place to live)\\b",
          FLAGS);
  private static final Pattern WORK =
      Pattern.compile("\\b(?:työ|työtä|työn|töitä|töihin|töissä|jobs?|work)\\b", FLAGS);

  /** About these the authorities' answers say more than a plan. */
  private static final Pattern OTHER =
      Pattern.compile(
          "\\b(?:\\w*lupa\\w*|\\w*luvan\\w*|permits?|visas?|kela\\w*|vero\\w*|tax\\w*)\\b", FLAGS);

  private static final Pattern COUNT =
      Pattern.compile("\\d+\\s*(?:lasta|lapsi|lapsen|child|kid)\\w*", FLAGS);
  private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");
  private static final Pattern AGES =
      Pattern.compile(
          "(?:lapset|lapsemme|lapsi|lapsella|lapsille|children|kids|child|aged)\\D{0,14}"
              + "(\\d{1,2}(?:\\D{1,6}\\d{1,2})*)(?!\\d|\\s*km)"
              + "|(\\d{1,2})\\s*-?\\s*(?:vuotia|v\\b|years?\\b)",
          FLAGS);
  private static final int LONGEST = 4;
  private final Municipalities municipalities;
  private final Occupations occupations;
  private final VacancySearch search;

  PlanReader(Municipalities municipalities, Occupations occupations, VacancySearch search) {
    this.municipalities = municipalities;
    this.occupations = occupations;
    this.search = search;
  }

  /**
   * True when a message tells of two people who look for work and a home: the work of each, with a
   * home or children; or work for both, and a home.
   */
  boolean tellsOfTwo(Request request) {
    String text = request.text();
    if (OTHER.matcher(text).find()) {
      return false;
    }
    boolean home = HOME.matcher(text).find();
    boolean couple = COUPLE.matcher(text).find();
    boolean partner =
        PERSON.matcher(text).results().anyMatch(found -> isPartner(found.group().strip()));
    if (partner && !named(request, part(request, true, false)).isEmpty()) {
      boolean own = !named(request, part(request, false, false)).isEmpty();
      return own && (home || children(request, PlanForm.CHILDREN).isPresent());
    }
    return home && (couple || partner) && WORK.matcher(text).results().count() > (couple ? 0 : 1);
  }

  private static boolean isPartner(String word) {
    Matcher person = PERSON.matcher(word);
    return person.matches() && person.group("partner") != null;
  }

  /** Of a couple that names two occupations and no person, the one or the other. */
  private static Optional<Entity> ofCouple(Request request, boolean partner) {
    List<Entity> occupations =
        said(request).filter(entity -> entity.type().equals("occupation")).toList();
    boolean two =
        occupations.size() == 2
            && COUPLE.matcher(request.text()).find()
            && !PERSON.matcher(request.text()).find();
    return two ? Optional.of(occupations.get(partner ? 1 : 0)) : Optional.empty();
  }

  /** True when a slot was asked last, or its answer is being corrected. */
  static boolean asked(Request request, String slot) {
    Optional<FormState> form = request.form(PlanForm.TOPIC);
    return form.filter(state -> state.slots().containsKey(slot)).isPresent()
        || form.flatMap(FormState::asking).filter(slot::equals).isPresent();
  }

  /** The work of one of the two, as the code of a query. */
  Optional<String> work(Request request, String slot, boolean partner) {
    boolean asked = asked(request, slot);
    Part part =
        ofCouple(request, partner)
            .map(one -> new Part(one.text(), List.of(one)))
            .orElseGet(() -> part(request, partner, asked));
    VacancyQuery query = named(request, part);
    boolean ofWork =
        query.asksForWork()
            || part.entities().stream().anyMatch(PlanReader::isOfWork)
            || WORK.matcher(request.text()).find();
    if (!asked && !ofWork) {
      return Optional.empty();
    }
    if (query.isEmpty() && asked) {
      if (request.signals("application.any_work") || request.signals("plan.any")) {
        return Optional.of("");
      }
      query = titled(part.text());
    }
    return query.isEmpty() ? Optional.empty() : Optional.of(query.code());
  }

  /** A place to work in, or a kind of work; where people only move to is neither. */
  private static boolean isOfWork(Entity entity) {
    return entity.type().equals("employment") || entity.role().equals("work");
  }

  private VacancyQuery named(Request request, Part part) {
    Set<String> codes =
        part.entities().stream()
            .filter(entity -> entity.type().equals("occupation"))
            .flatMap(entity -> entity.code().stream())
            .map(Occupations::canonical)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Optional<WorkField> field = codes.isEmpty() ? occupations.field(part.text()) : Optional.empty();
    if (codes.isEmpty() && field.isEmpty()) {
      codes.addAll(occupations.in(part.text()));
    }
    Set<Employment> kinds = EnumSet.noneOf(Employment.class);
    part.entities().stream()
        .filter(entity -> entity.type().equals("employment") && !entity.negated())
        .forEach(entity -> Employment.of(entity.value()).ifPresent(kinds::add));
    return VacancyQuery.all()
        .forWork(codes, field.map(WorkField::id), Set.of())
        .of(kinds)
        .at(place(request, part.entities()), 0);
  }

  /** Words that some title has, for work that no code is known for. */
  private VacancyQuery titled(String text) {
    if (text.isBlank() || text.strip().split("\\s+", -1).length > LONGEST) {
      return VacancyQuery.all();
    }
    VacancyQuery query = QueryReader.words(VacancyQuery.all(), text, occupations);
    return !query.isEmpty() && search.count(query) > 0 ? query : VacancyQuery.all();
  }

  /** The one place to work in; of several, the one that is said to be so. */
  private Set<String> place(Request request, List<Entity> entities) {
    List<Entity> places =
        entities.stream()
            .filter(PlanReader::isPlace)
            .filter(entity -> !entity.role().equals("home") && !entity.role().equals("origin"))
            .toList();
    List<Entity> work = places.stream().filter(each -> each.role().equals("work")).toList();
    List<String> codes =
        (work.isEmpty() ? places : work)
            .stream().flatMap(entity -> code(request, entity).stream()).distinct().toList();
    return codes.size() == 1 ? Set.copyOf(codes) : Set.of();
  }

  private static boolean isPlace(Entity entity) {
    return entity.type().equals("municipality") || entity.type().equals("place");
  }

  private Optional<String> code(Request request, Entity entity) {
    return municipalities.code(
        request
            .knowledge()
            .place(entity.value())
            .flatMap(Place::municipality)
            .orElse(entity.value()));
  }

  /** The municipality that somebody says they would live in. */
  Optional<String> home(Request request) {
    return said(request)
        .filter(entity -> isPlace(entity) && entity.role().equals("home"))
        .flatMap(entity -> code(request, entity).stream())
        .filter(search.region()::contains)
        .findFirst();
  }

  /** The ages of the children, as letters of {@link ChildAge}; a hyphen when there are none. */
  static Optional<String> children(Request request, String slot) {
    boolean asked = asked(request, slot);
    String text = request.text();
    Set<ChildAge> ages = EnumSet.noneOf(ChildAge.class);
    Matcher numbers =
        asked
            ? NUMBER.matcher(COUNT.matcher(text).replaceAll(" "))
            : NUMBER.matcher(
                AGES.matcher(text)
                    .results()
                    .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                    .collect(Collectors.joining(" ")));
    boolean grown = false;
    while (numbers.find()) {
      Optional<ChildAge> age = ChildAge.of(Integer.parseInt(numbers.group()));
      age.ifPresent(ages::add);
      grown |= age.isEmpty();
    }
    if (asked) {
      for (ChildAge age : ChildAge.values()) {
        if (request.signals("plan.child." + age.key())) {
          ages.add(age);
        }
      }
    }
    if (!ages.isEmpty()) {
      return Optional.of(ChildAge.code(ages));
    }
    return grown || request.signals("plan.no_children") || (asked && request.signals("no"))
        ? Optional.of(PlanForm.NONE)
        : Optional.empty();
  }

  /** Kilometres. */
  static Optional<String> distance(Request request, String slot) {
    Optional<String> named =
        said(request)
            .filter(entity -> entity.type().equals("distance_km"))
            .map(Entity::value)
            .findFirst();
    Matcher number = NUMBER.matcher(request.text());
    boolean ofChildren = COUNT.matcher(request.text()).find() || request.signals("child");
    return named
        .or(
            () ->
                asked(request, slot) && !ofChildren && number.find()
                    ? Optional.of(number.group())
                    : named)
        .filter(km -> Integer.parseInt(km) >= 1 && Integer.parseInt(km) <= PlanWish.FARTHEST);
  }

  /** A wish about language, or that it does not matter. */
  static Optional<String> language(Request request, String slot) {
    Optional<String> named =
        said(request)
            .filter(entity -> entity.type().equals("language_need"))
            .flatMap(entity -> LanguageWish.of(entity.value()).stream())
            .map(LanguageWish::code)
            .findFirst();
    boolean any =
        asked(request, slot)
            && (request.signals("plan.speaks_well")
                || request.signals("plan.any")
                || request.signals("no"));
    return named.or(() -> any ? Optional.of(PlanForm.NONE) : Optional.empty());
  }

  /** What this very message names. */
  private static Stream<Entity> said(Request request) {
    return request.entities().stream().filter(entity -> !entity.carried() && !entity.negated());
  }

  /** What a message says of one of the two. */
  private record Part(String text, List<Entity> entities) {}

  /**
   * @param asked true when it is this one's work that was asked for: then what comes before anybody
   *     is mentioned is about this one
   */
  private static Part part(Request request, boolean partner, boolean asked) {
    String text = request.text();
    StringBuilder own = new StringBuilder(" ".repeat(text.length()));
    boolean mine = partner ? asked : true;
    int from = 0;
    Matcher person = PERSON.matcher(text);
    while (person.find()) {
      copy(text, own, from, person.start(), mine);
      mine = (person.group("partner") != null) == partner;
      from = person.end();
    }
    copy(text, own, from, text.length(), mine);
    return new Part(
        own.toString(),
        said(request)
            .filter(entity -> entity.end() <= own.length())
            .filter(entity -> !own.substring(entity.start(), entity.end()).isBlank())
            .toList());
  }

  private static void copy(String text, StringBuilder to, int from, int end, boolean wanted) {
    if (wanted && from < end) {
      to.replace(from, end, text.substring(from, end));
    }
  }
}
