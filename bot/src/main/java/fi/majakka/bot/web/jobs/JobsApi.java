package fi.majakka.bot.web.jobs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.jobs.Employment;
import fi.majakka.bot.jobs.FeedState;
import fi.majakka.bot.jobs.JobCards;
import fi.majakka.bot.jobs.JobWording;
import fi.majakka.bot.jobs.Municipalities;
import fi.majakka.bot.jobs.Vacancy;
import fi.majakka.bot.jobs.VacancyQuery;
import fi.majakka.bot.jobs.VacancySearch;
import fi.majakka.bot.jobs.VacancySearch.Found;
import fi.majakka.bot.jobs.VacancySearch.Hit;
import fi.majakka.bot.web.PublicData;
import fi.majakka.bot.web.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Locale;

/**
 * {@code /api/v1/jobs}: the search as data. Descriptions are not passed on: the terms of the feeds
 * differ, and each vacancy names where it is published.
 */
public final class JobsApi implements Routes {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int MOST = 100;
  private final CurrentKnowledge knowledge;
  private final VacancySearch search;
  private final JobParameters parameters;
  private final Municipalities municipalities;
  private final JobWording wording;
  private final JobCards cards;

  JobsApi(
      CurrentKnowledge knowledge,
      VacancySearch search,
      JobParameters parameters,
      Municipalities municipalities,
      JobWording wording,
      JobCards cards) {
    this.knowledge = knowledge;
    this.search = search;
    this.parameters = parameters;
    this.municipalities = municipalities;
    this.wording = wording;
    this.cards = cards;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/api/v1/jobs", this::list);
  }

  private void list(Context ctx) {
    Language language = PublicData.language(ctx);
    VacancyQuery query = parameters.read(ctx);
    int from = JobParameters.number(ctx, "offset", 0, 0, 100_000);
    int most = JobParameters.number(ctx, "limit", 20, 1, MOST);
    JobWording.In words = wording.in(knowledge.get(), language);
    Found found = search.find(query, from, most);
    ObjectNode body = JSON.objectNode();
    body.put("query", words.query(query)).put("total", found.total()).put("offset", from);
    ArrayNode jobs = body.putArray("jobs");
    found.hits().forEach(hit -> jobs.add(job(words, query, hit)));
    ArrayNode sources = body.putArray("sources");
    cards
        .sources(found.hits(), language)
        .forEach(
            source ->
                sources
                    .addObject()
                    .put("title", source.title())
                    .put("url", source.url())
                    .put("checked", source.checked().toString())
                    .put("stale", source.stale()));
    ctx.json(body);
  }

  private ObjectNode job(JobWording.In words, VacancyQuery query, Hit hit) {
    Vacancy vacancy = hit.vacancy();
    Message.Job card = cards.card(words, query, hit);
    ObjectNode node =
        JSON.objectNode()
            .put("id", vacancy.id())
            .put("title", card.title())
            .put("employer", card.employer())
            .put("municipality", card.municipality())
            .put("url", card.url())
            .put("reason", card.reason())
            .put("sample", card.sample())
            .put("published", vacancy.published().toString())
            .put("language_need", vacancy.language().name().toLowerCase(Locale.ROOT))
            .put("no_experience", vacancy.noExperience());
    card.distanceKm().ifPresent(km -> node.put("distance_km", km));
    vacancy.expires().ifPresent(end -> node.put("expires", end.toString()));
    vacancy.url().ifPresent(url -> node.put("published_at", url));
    ArrayNode places = node.putArray("municipalities");
    vacancy.municipalities().forEach(code -> places.add(municipalities.name(code).orElse(code)));
    ArrayNode occupations = node.putArray("occupations");
    vacancy.occupations().forEach(occupations::add);
    ArrayNode kinds = node.putArray("employment");
    vacancy.kinds().stream().sorted().map(Employment::code).forEach(kinds::add);
    cards.feed(vacancy).map(FeedState::source).ifPresent(feed -> node.put("source", feed.title()));
    return node;
  }
}
