package fi.majakka.bot.web.jobs;

import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.jobs.JobCards;
import fi.majakka.bot.jobs.JobWording;
import fi.majakka.bot.jobs.Municipalities;
import fi.majakka.bot.jobs.Occupations;
import fi.majakka.bot.jobs.Relaxations;
import fi.majakka.bot.jobs.VacancyIndex;
import fi.majakka.bot.jobs.VacancySearch;
import fi.majakka.bot.jobs.VacancyStore;
import fi.majakka.bot.web.Routes;
import fi.majakka.bot.web.Templates;
import java.time.Clock;
import java.util.List;

/** What the vacancies' pages and data are built on. */
public record JobRoutes(
    CurrentKnowledge knowledge,
    VacancyIndex index,
    VacancyStore store,
    VacancySearch search,
    Relaxations relaxations,
    Municipalities municipalities,
    Occupations occupations,
    JobWording wording,
    JobCards cards,
    Clock clock) {

  /** The data and the pages. */
  public List<Routes> all() {
    JobParameters parameters = new JobParameters(municipalities, occupations);
    Templates templates = new Templates();
    return List.of(
        new JobsApi(knowledge, search, parameters, municipalities, wording, cards),
        new JobPages(
            knowledge, search, relaxations, parameters, municipalities, wording, cards, templates),
        new VacancyPage(knowledge, index, store, municipalities, wording, cards, templates, clock),
        new PlanPages(
            knowledge, search, municipalities, occupations, wording, cards, templates, clock));
  }
}
