package fi.majakka.bot.web.jobs;

import fi.majakka.bot.jobs.LanguageWish;
import fi.majakka.bot.jobs.Municipalities;
import fi.majakka.bot.jobs.Occupations;
import fi.majakka.bot.jobs.QueryReader;
import fi.majakka.bot.jobs.VacancyQuery;
import fi.majakka.bot.jobs.plan.ChildAge;
import fi.majakka.bot.jobs.plan.PlanWish;
import fi.majakka.bot.web.FieldErrors;
import fi.majakka.bot.web.FieldErrors.FieldError;
import fi.majakka.bot.web.SitePage;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The questions of a plan as they were answered in the address. */
final class PlanInput {
  private static final int LONGEST = 100;
  private final Context ctx;
  private final SitePage page;
  private final Municipalities municipalities;
  private final Occupations occupations;
  private final Set<String> region;
  private final List<FieldError> wrong = new ArrayList<>();
  private final PlanWish wish;

  PlanInput(
      Context ctx,
      SitePage page,
      Municipalities municipalities,
      Occupations occupations,
      Set<String> region) {
    this.ctx = ctx;
    this.page = page;
    this.municipalities = municipalities;
    this.occupations = occupations;
    this.region = region;
    this.wish =
        new PlanWish(
            work("work"),
            partner() ? Optional.of(work("partner_work")) : Optional.empty(),
            children(),
            kilometres(),
            language(),
            home());
  }

  /** True when the form was sent, and not only opened. */
  boolean sent() {
    return ctx.queryParam("distance_km") != null;
  }

  /** What was asked for, without what is wrong. */
  PlanWish wish() {
    return wish;
  }

  /** What must be mended. */
  FieldErrors errors() {
    return new FieldErrors(wrong);
  }

  /** A field as it was written. */
  String text(String name) {
    return Optional.ofNullable(ctx.queryParam(name)).map(String::strip).orElse("");
  }

  /** Whoever names the partner's work looks for it. */
  boolean partner() {
    return !text("partner").isEmpty()
        || !text("partner_work").isEmpty()
        || !text("partner_work_in").isEmpty();
  }

  private VacancyQuery work(String name) {
    VacancyQuery query = named(name, text(name));
    String place = text(name + "_in");
    if (place.isEmpty()) {
      return query;
    }
    Optional<String> code = municipalities.code(place);
    if (code.isEmpty()) {
      wrong(name + "_in", "plan.page.error.place");
    }
    return query.at(code.map(Set::of).orElse(Set.of()), 0);
  }

  /** Codes are those of a link; what people write is read as in the search. */
  private VacancyQuery named(String name, String text) {
    VacancyQuery all = VacancyQuery.all();
    if (text.isEmpty()) {
      return all;
    }
    if (text.matches("[0-9]{1,4}(?:,[0-9]{1,4}){0,9}")) {
      return all.forWork(Set.of(text.split(",", -1)), Optional.empty(), Set.of());
    }
    VacancyQuery query = text.length() > LONGEST ? all : QueryReader.words(all, text, occupations);
    if (query.isEmpty()) {
      wrong(name, "plan.page.error.work");
    }
    return query;
  }

  private Set<ChildAge> children() {
    Set<ChildAge> ages = EnumSet.noneOf(ChildAge.class);
    for (String key : ctx.queryParams("children")) {
      ChildAge.of(key)
          .ifPresentOrElse(ages::add, () -> wrong("children", "plan.page.error.children"));
    }
    return ages;
  }

  private int kilometres() {
    String text = text("distance_km");
    if (text.isEmpty()) {
      return PlanWish.USUAL;
    }
    int km = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
    if (km < 1 || km > PlanWish.FARTHEST) {
      wrong("distance_km", "plan.page.error.distance");
      return PlanWish.USUAL;
    }
    return km;
  }

  private Optional<LanguageWish> language() {
    String code = text("language_need");
    Optional<LanguageWish> language = LanguageWish.of(code);
    if (!code.isEmpty() && language.isEmpty()) {
      wrong("language_need", "plan.page.error.language");
    }
    return language;
  }

  private Optional<String> home() {
    String name = text("home");
    Optional<String> code = municipalities.code(name).filter(region::contains);
    if (!name.isEmpty() && code.isEmpty()) {
      wrong("home", "plan.page.error.home");
    }
    return code;
  }

  private void wrong(String field, String phrase) {
    wrong.add(new FieldError(field, page.say(phrase)));
  }
}
