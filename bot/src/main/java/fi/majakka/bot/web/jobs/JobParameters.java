package fi.majakka.bot.web.jobs;

import fi.majakka.bot.jobs.Employment;
import fi.majakka.bot.jobs.LanguageWish;
import fi.majakka.bot.jobs.Municipalities;
import fi.majakka.bot.jobs.Occupations;
import fi.majakka.bot.jobs.QueryReader;
import fi.majakka.bot.jobs.VacancyQuery;
import fi.majakka.bot.web.ProblemException;
import io.javalin.http.Context;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a search from the parameters of a request; the page and the API use the same. */
final class JobParameters {
  private final Municipalities municipalities;
  private final Occupations occupations;

  JobParameters(Municipalities municipalities, Occupations occupations) {
    this.municipalities = municipalities;
    this.occupations = occupations;
  }

  /**
   * The search of a request.
   *
   * @throws ProblemException 400 naming the parameter that cannot be used
   */
  VacancyQuery read(Context ctx) {
    VacancyQuery query = VacancyQuery.all();
    String text = ctx.queryParam("q");
    if (text != null && !text.isBlank()) {
      query = QueryReader.words(query, text, occupations);
    }
    query = work(ctx, query);
    Set<String> places = new LinkedHashSet<>();
    for (String name : list(ctx, "municipality")) {
      places.add(
          municipalities
              .code(name)
              .orElseThrow(() -> bad("municipality", "There is no such municipality.")));
    }
    Set<Employment> kinds = EnumSet.noneOf(Employment.class);
    for (String code : list(ctx, "employment")) {
      kinds.add(
          Employment.of(code)
              .orElseThrow(() -> bad("employment", "There is no such kind of employment.")));
    }
    Optional<LanguageWish> wish =
        list(ctx, "language_need").stream()
            .findFirst()
            .map(
                code ->
                    LanguageWish.of(code)
                        .orElseThrow(
                            () -> bad("language_need", "There is no such need of language.")));
    return query
        .at(places, number(ctx, "distance_km", 0, 0, 999))
        .of(kinds)
        .speaking(wish)
        .experience(flag(ctx, "no_experience"));
  }

  private VacancyQuery work(Context ctx, VacancyQuery before) {
    Set<String> codes = new LinkedHashSet<>();
    for (String name : list(ctx, "occupation")) {
      List<String> found =
          name.matches("[0-9]{1,4}") ? List.of(Occupations.canonical(name)) : occupations.in(name);
      if (found.isEmpty()) {
        throw bad("occupation", "There is no such occupation.");
      }
      codes.addAll(found);
    }
    if (!codes.isEmpty()) {
      return before.forWork(codes, Optional.empty(), Set.of());
    }
    Optional<String> field = list(ctx, "field").stream().findFirst();
    if (field.isPresent() && occupations.fieldOf(field.get()).isEmpty()) {
      throw bad("field", "There is no such field of work.");
    }
    return field.isPresent() ? before.forWork(Set.of(), field, Set.of()) : before;
  }

  private static List<String> list(Context ctx, String name) {
    return ctx.queryParams(name).stream()
        .flatMap(value -> Stream.of(value.split(",", -1)))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  static int number(Context ctx, String name, int fallback, int least, int most) {
    String value = ctx.queryParam(name);
    if (value == null || value.isBlank()) {
      return fallback;
    }
    if (!value.matches("[0-9]{1,6}")
        || Integer.parseInt(value) < least
        || Integer.parseInt(value) > most) {
      throw bad(name, name + " is a number from " + least + " to " + most + ".");
    }
    return Integer.parseInt(value);
  }

  private static boolean flag(Context ctx, String name) {
    String value = ctx.queryParam(name);
    return value != null && !value.isBlank() && !value.equals("false");
  }

  private static ProblemException bad(String name, String title) {
    return ProblemException.of(400, "bad-" + name.replace('_', '-'), title);
  }
}
