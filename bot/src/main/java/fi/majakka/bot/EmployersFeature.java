package fi.majakka.bot;

import fi.majakka.bot.answers.AnswerCache;
import fi.majakka.bot.answers.ArticleSkill;
import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.dialogue.FormSkill;
import fi.majakka.bot.dialogue.Skill;
import fi.majakka.bot.employers.AdCheckForm;
import fi.majakka.bot.employers.EmployerOffers;
import fi.majakka.bot.employers.ReadinessForm;
import fi.majakka.bot.employers.WhoSkill;
import fi.majakka.bot.web.Templates;
import fi.majakka.bot.web.employers.AdCheckPages;
import fi.majakka.bot.web.employers.ReadinessPages;
import fi.majakka.bot.web.employers.WhoPages;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Serves employers: who does what, advertisements, readiness. */
final class EmployersFeature {
  private EmployersFeature() {}

  static Feature of(Foundations foundations) {
    CurrentKnowledge knowledge = foundations.knowledge();
    Clock clock = foundations.clock();
    Templates templates = new Templates();
    return new Feature(
        skills(() -> withoutSlash(foundations.site().get().toString())),
        List.of(),
        List.of(
            new WhoPages(knowledge, templates, clock),
            new AdCheckPages(knowledge, templates, clock),
            new ReadinessPages(knowledge, templates, clock)),
        Map.of(),
        List.of());
  }

  /** The skills that need no database; the terminal has them too. */
  static List<Skill> skills(Supplier<String> site) {
    return List.of(
        new WhoSkill(site),
        new FormSkill(new AdCheckForm(site)),
        new FormSkill(new ReadinessForm(site)),
        new EmployerOffers(new ArticleSkill(new AnswerCache())));
  }

  private static String withoutSlash(String address) {
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }
}
