package fi.majakka.bot.web.jobs;

import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.jobs.JobCards;
import fi.majakka.bot.jobs.JobWording;
import fi.majakka.bot.jobs.LanguageWish;
import fi.majakka.bot.jobs.Municipalities;
import fi.majakka.bot.jobs.Occupations;
import fi.majakka.bot.jobs.VacancyQuery;
import fi.majakka.bot.jobs.VacancySearch;
import fi.majakka.bot.jobs.plan.ChildAge;
import fi.majakka.bot.jobs.plan.PlanWish;
import fi.majakka.bot.web.FieldErrors;
import fi.majakka.bot.web.Routes;
import fi.majakka.bot.web.SitePage;
import fi.majakka.bot.web.Templates;
import fi.majakka.bot.web.jobs.JobPages.Option;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.Place;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /plan}: work, a home and the partner's work, as cards and as a map; nothing is stored. */
public final class PlanPages implements Routes {
  private final CurrentKnowledge knowledge;
  private final VacancySearch search;
  private final Municipalities municipalities;
  private final Occupations occupations;
  private final JobWording wording;
  private final PlanResults results;
  private final Templates templates;

  PlanPages(
      CurrentKnowledge knowledge,
      VacancySearch search,
      Municipalities municipalities,
      Occupations occupations,
      JobWording wording,
      JobCards cards,
      Templates templates,
      Clock clock) {
    this.knowledge = knowledge;
    this.search = search;
    this.municipalities = municipalities;
    this.occupations = occupations;
    this.wording = wording;
    this.results = new PlanResults(search, municipalities, cards, clock);
    this.templates = templates;
  }

  /** The form as it was sent. */
  public record Form(
      String work,
      List<Option> workPlaces,
      boolean partner,
      String partnerWork,
      List<Option> partnerPlaces,
      List<Option> children,
      List<Option> distances,
      List<Option> languages,
      List<Option> homes) {}

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/plan", this::page);
  }

  private void page(Context ctx) {
    KnowledgeBase release = knowledge.get();
    String query = withoutLanguage(ctx.queryString());
    SitePage page = SitePage.of(ctx, release, "").titled("plan.page.title").with(query);
    PlanInput input = new PlanInput(ctx, page, municipalities, occupations, search.region());
    FieldErrors errors = input.errors();
    JobWording.In words = wording.in(release, page.language());
    Map<String, Object> values = new HashMap<>();
    values.put("page", page);
    values.put("errors", errors);
    values.put("form", form(page, words, input));
    values.put(
        "result",
        input.sent() && errors.isEmpty()
            ? List.of(results.of(release, page, words, input.wish()))
            : List.of());
    ctx.header("Cache-Control", "no-store");
    ctx.status(errors.isEmpty() ? 200 : 422);
    templates.render(ctx, "site/family-plan", values);
  }

  /** The other language keeps what was asked. */
  private static String withoutLanguage(@Nullable String query) {
    return query == null
        ? ""
        : Stream.of(query.split("&", -1))
            .filter(part -> !part.startsWith("language=") && !part.isEmpty())
            .collect(Collectors.joining("&"));
  }

  private Form form(SitePage page, JobWording.In words, PlanInput input) {
    PlanWish wish = input.wish();
    List<Option> languages = new ArrayList<>();
    languages.add(new Option("", page.say("jobs.page.any_language"), wish.language().isEmpty()));
    for (LanguageWish each : LanguageWish.values()) {
      languages.add(
          new Option(
              each.code(), words.wish(each), wish.language().filter(each::equals).isPresent()));
    }
    return new Form(
        written(words, input.text("work"), wish.own()),
        places(page, "plan.page.not_known", input.text("work_in")),
        input.partner(),
        written(words, input.text("partner_work"), wish.partner().orElse(VacancyQuery.all())),
        places(page, "plan.page.not_known", input.text("partner_work_in")),
        Stream.of(ChildAge.values())
            .map(
                age ->
                    new Option(
                        age.key(),
                        page.say("plan.years", age.years()),
                        wish.children().contains(age)))
            .toList(),
        Stream.concat(Stream.of(20, 40, 60, 100), Stream.of(wish.kilometres()))
            .distinct()
            .sorted()
            .map(km -> new Option(Integer.toString(km), km + " km", km == wish.kilometres()))
            .toList(),
        languages,
        places(page, "plan.page.any_home", input.text("home")));
  }

  /** A link names work by its code; people read its name. */
  private static String written(JobWording.In words, String text, VacancyQuery query) {
    return text.matches("[0-9,]+") ? words.work(query).orElse(text) : text;
  }

  private List<Option> places(SitePage page, String any, String chosen) {
    return Stream.concat(
            Stream.of(new Option("", page.say(any), chosen.isEmpty())),
            Stream.concat(
                    knowledge.get().municipalities().stream().map(Place::name),
                    municipalities.code(chosen).flatMap(municipalities::name).stream())
                .distinct()
                .sorted()
                .map(name -> new Option(name, name, name.equalsIgnoreCase(chosen))))
        .toList();
  }
}
