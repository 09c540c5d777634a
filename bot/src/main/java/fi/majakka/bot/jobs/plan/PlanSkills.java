package fi.majakka.bot.jobs.plan;

import fi.majakka.bot.dialogue.FormSkill;
import fi.majakka.bot.dialogue.Skill;
import fi.majakka.bot.jobs.JobCards;
import fi.majakka.bot.jobs.JobWording;
import fi.majakka.bot.jobs.Municipalities;
import fi.majakka.bot.jobs.Occupations;
import fi.majakka.bot.jobs.VacancySearch;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What the plan in the chat is built on.
 *
 * @param site the address of our own pages, without a slash at the end
 * @param encoded writes a text as part of an address
 */
public record PlanSkills(
    VacancySearch search,
    Municipalities municipalities,
    Occupations occupations,
    JobWording wording,
    JobCards cards,
    Supplier<String> site,
    UnaryOperator<String> encoded) {

  /** The form that makes a plan, and what shows more of it. */
  public List<Skill> all() {
    PlanReply reply =
        new PlanReply(
            new Planner(search, municipalities),
            municipalities,
            wording,
            cards,
            new PlanAddress(municipalities, encoded),
            site);
    return List.of(
        new PlanSkill(municipalities, reply),
        new FormSkill(
            new PlanForm(new PlanReader(municipalities, occupations, search), reply, wording)));
  }
}
