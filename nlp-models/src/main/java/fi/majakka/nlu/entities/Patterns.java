package fi.majakka.nlu.entities;

import fi.majakka.nlu.Entity;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;

/** Entities that have a shape instead of a name: kinds of work, languages, dates, distances. */
final class Patterns {
  private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");
  private static final List<Rule> RULES =
      List.of(
          rule("employment", "fullTime", "kokoaika\\p{L}*|kokop[äa]iv[äa]\\p{L}*|full[ -]?time"),
          rule("employment", "partTime", "osa-?aika\\p{L}*|osap[äa]iv[äa]\\p{L}*|part[ -]?time"),
          rule(
              "employment",
              "permanent",
              "vakitui\\p{L}*|vakinai\\p{L}*|vakkari\\p{L}*|vakipaik\\p{L}*|permanent"),
          rule(
              "employment",
              "temporary",
              "m[äa][äa]r[äa]aikai\\p{L}*|tilap[äa]i\\p{L}*|sijaisuu\\p{L}*|sijaisuk\\p{L}*|keikka\\p{L}*"
                  + "|keikko\\p{L}*|temporary|fixed[ -]term|temp (?:job|work)s?"),
          rule(
              "employment",
              "summer",
              "kes[äa]t[yö]\\p{L}*|kes[äa]duun\\p{L}*|kes[äa]homm\\p{L}*|kes[äa]paik\\p{L}*"
                  + "|summer[ -]?(?:jobs?|work)"),
          rule("employment", "seasonal", "kausit[yö]\\p{L}*|sesonki\\p{L}*|seasonal"),
          rule(
              "employment",
              "shift",
              "vuorot[yö]\\p{L}*|(?:kaksi|kolmi|2-|3-)vuoro\\p{L}*|iltavuoro\\p{L}*"
                  + "|shift ?work|shifts|evening shifts?"),
          rule(
              "employment",
              "night",
              "y[öo]t[yö]\\p{L}*|y[öo]vuoro\\p{L}*|öitä|nights|night ?(?:shifts?|work|jobs?)"),
          rule("employment", "weekend", "viikonlop\\p{L}*|viikonvaih\\p{L}*|weekends?"),
          rule("employment", "remote", "et[äa]t[yö]\\p{L}*|et[äa]n[äa]|remote(?:ly)?"),
          rule(
              "language_need",
              "noFinnish",
              "(?:en|emme|ei) (?:osaa|puhu|tied[äa])(?: \\p{L}+)? suome\\p{L}*|ilman suome\\p{L}*(?: kielt[äa])?"
                  + "|suomea ei (?:tarvit\\p{L}*|vaadi\\p{L}*)|(?:no|without|zero) finnish"
                  + "|(?:don'?t|do not|can'?t|cannot) (?:speak|know)(?: any)? finnish"),
          rule(
              "language_need",
              "englishOnly",
              "(?:vain|pelk[äa]st[äa][äa]n|pelk[äa]ll[äa]|ainoastaan) (?:englan\\p{L}*)|englanninkieli\\p{L}*"
                  + "|(?:only|just) (?:speak )?english|english[ -]only|english[ -]speaking|speak only english"),
          rule(
              "language_need",
              "littleFinnish",
              "v[äa]h[äa]n suome\\p{L}*|huonosti suome\\p{L}*|(?:a )?(?:little|some|basic) finnish"));
  private static final Shape DISTANCE =
      new Shape("(\\d{1,3}) ?(?:km|kilsa\\p{L}*|kilometri\\p{L}*|kilomet(?:re|er)s?)");
  private static final Shape DAY = new Shape("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})");
  private static final Shape MONTH =
      new Shape(
          "(tammi|helmi|maalis|huhti|touko|kes[äa]|hein[äa]|elo|syys|loka|marras|joulu)kuu\\p{L}*"
              + "(?: (\\d{4}))?");
  private static final Shape ENGLISH_MONTH =
      new Shape(
          "(?:in|since|from|until|by|next|start(?:ing)?) "
              + "(january|february|march|april|may|june|july|august|september|october|november|december)"
              + "(?: (\\d{4}))?");
  private static final Shape SEASON =
      new Shape(
          "(?:(ensi|tulevana|seuraavana|t[äa]n[äa]) )?"
              + "(kev[äa][äa](?:ll|n)[äa]|kes[äa](?:ll|n)[äa]|syksy(?:ll|n)[äa]|talve(?:ll|n)a)"
              + "(?![\\p{L}\\p{N}])");
  private static final Shape ENGLISH_SEASON =
      new Shape(
          "(next|this|in|during|from|until|by)(?: the)? (spring|summer|autumn|fall|winter)"
              + "(?![\\p{L}\\p{N}])");
  private static final Set<String> NEXT = Set.of("ensi", "tulevana", "seuraavana", "next");
  private static final List<String> MONTHS =
      List.of(
          "tammi", "helmi", "maalis", "huhti", "touko", "kesa", "heina", "elo", "syys", "loka",
          "marras", "joulu");
  private static final List<String> ENGLISH_MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");
  private static final Shape EMPLOYER =
      new Shape(
          "(?:yritykse\\p{L}*(?:mme|ni)|firma(?:mme|ni|lle|an)|meille t[öo]ihin|haemme|palkata|rekryto\\p{L}*"
              + "|ty[öo]nantaja(?:na)?|our (?:company|firm|business|farm|factory|employees?|workers?)"
              + "|my company|we (?:are hiring|want to hire|need workers)|(?:to )?hire|hiring|as an employer)");
  private static final Shape TALENT =
      new Shape(
          "(?:haen t[öo]it[äa]|etsin t[öo]it[äa]|t[öo]ihin p[äa][äa]sisin|looking for (?:a )?(?:job|work)"
              + "|find (?:a )?(?:job|work)|i (?:want|need) (?:a )?(?:job|to work))");
  private final Clock clock;

  Patterns(Clock clock) {
    this.clock = clock;
  }

  private record Rule(String type, String value, Shape shape) {}

  private static Rule rule(String type, String value, String expression) {
    return new Rule(type, value, new Shape("(?:" + expression + ")(?![\\p{L}\\p{N}])"));
  }

  List<Entity> find(String text) {
    List<Shape.Beginning> beginnings = Shape.Beginning.of(text);
    List<Entity> found = new ArrayList<>();
    for (Rule rule : RULES) {
      rule.shape()
          .each(text, beginnings, match -> found.add(entity(rule.type(), rule.value(), match)));
    }
    DISTANCE.each(
        text, beginnings, match -> found.add(entity("distance_km", match.group(1), match)));
    DAY.each(text, beginnings, match -> day(match).ifPresent(found::add));
    MONTH.each(text, beginnings, match -> found.add(month(match, MONTHS)));
    ENGLISH_MONTH.each(text, beginnings, match -> found.add(month(match, ENGLISH_MONTHS)));
    SEASON.each(text, beginnings, match -> found.add(season(match)));
    ENGLISH_SEASON.each(text, beginnings, match -> found.add(season(match)));
    audience(text, beginnings).ifPresent(found::add);
    return found;
  }

  private static Optional<Entity> audience(String text, List<Shape.Beginning> beginnings) {
    List<Entity> found = new ArrayList<>();
    EMPLOYER.each(text, beginnings, match -> found.add(entity("audience", "employer", match)));
    if (found.isEmpty()) {
      TALENT.each(text, beginnings, match -> found.add(entity("audience", "talent", match)));
    }
    return found.stream().findFirst();
  }

  private static Optional<Entity> day(MatchResult match) {
    try {
      LocalDate date =
          LocalDate.of(
              Integer.parseInt(match.group(3)),
              Integer.parseInt(match.group(2)),
              Integer.parseInt(match.group(1)));
      return Optional.of(entity("date", date.toString(), match));
    } catch (DateTimeException e) {
      return Optional.empty(); // 31.2.2026 is no day; it is left as plain words.
    }
  }

  private Entity month(MatchResult match, List<String> names) {
    String name = match.group(1).toLowerCase(Locale.ROOT).replace('ä', 'a');
    int month = names.indexOf(name) + 1;
    YearMonth now = YearMonth.now(clock.withZone(FINLAND));
    int year =
        match.group(2) != null
            ? Integer.parseInt(match.group(2))
            : now.getYear() + (month < now.getMonthValue() ? 1 : 0);
    return entity("date", YearMonth.of(year, month).toString(), match);
  }

  private Entity season(MatchResult match) {
    boolean next = match.group(1) != null && NEXT.contains(match.group(1).toLowerCase(Locale.ROOT));
    String months =
        Season.of(match.group(2).toLowerCase(Locale.ROOT))
            .months(YearMonth.now(clock.withZone(FINLAND)), next);
    return entity("date", months, match);
  }

  private static Entity entity(String type, String value, MatchResult match) {
    return new Entity(
        type,
        value,
        match.group(),
        match.start(),
        match.end(),
        false,
        Entity.Role.NONE,
        Optional.empty(),
        Optional.empty());
  }
}
