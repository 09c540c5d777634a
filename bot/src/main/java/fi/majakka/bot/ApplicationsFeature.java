package fi.majakka.bot;

import fi.majakka.bot.accounts.AuditLog;
import fi.majakka.bot.answers.AnswerCache;
import fi.majakka.bot.answers.ArticleSkill;
import fi.majakka.bot.applications.ApplicationForm;
import fi.majakka.bot.applications.ApplicationLinks;
import fi.majakka.bot.applications.ApplicationNotices;
import fi.majakka.bot.applications.Employer;
import fi.majakka.bot.applications.OpenApplicationSkill;
import fi.majakka.bot.config.Config;
import fi.majakka.bot.dialogue.FormSkill;
import fi.majakka.bot.privacy.SignedIds;
import fi.majakka.bot.storage.ApplicationEnds;
import fi.majakka.bot.storage.ApplicationRecords;
import fi.majakka.bot.storage.JdbiApplicationBook;
import fi.majakka.bot.storage.JdbiApplications;
import fi.majakka.bot.studio.OpenApplicationPages;
import fi.majakka.bot.web.Templates;
import fi.majakka.bot.web.applications.ApplicationPages;
import fi.majakka.bot.web.applications.EmployerPages;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Open applications: the chat's form, the applicant's pages, the employers' window. */
final class ApplicationsFeature {
  /** What the links of applicants and of employers are signed for. */
  static final String APPLICATION = "application";

  static final String WINDOW = "employer view";

  private ApplicationsFeature() {}

  static Feature of(Foundations base, AuditLog audit) {
    Config.Applications periods = base.config().applications();
    SignedIds ids = new SignedIds(base.signer(), APPLICATION);
    SignedIds windows = new SignedIds(base.signer(), WINDOW);
    Supplier<List<Employer>> municipalities = () -> municipalities(base);
    JdbiApplications applications =
        new JdbiApplications(base.database(), base.master(), periods, municipalities, base.clock());
    JdbiApplicationBook book =
        new JdbiApplicationBook(base.database(), base.master(), windows, base.clock());
    ApplicationLinks links = new ApplicationLinks(ids, windows, () -> base.site().get().toString());
    ApplicationNotices notices =
        new ApplicationNotices(base.knowledge()::get, links, base.mailer());
    ApplicationEnds ends =
        new ApplicationEnds(base.database(), base.master(), periods, notices::ending, base.clock());
    Templates templates = new Templates();
    return new Feature(
            List.of(
                new OpenApplicationSkill(applications, links, new ArticleSkill(new AnswerCache())),
                new FormSkill(new ApplicationForm(applications, links))),
            List.of(applications),
            List.of(
                new ApplicationPages(
                    applications, notices, ids, base.knowledge(), templates, base.config()),
                new EmployerPages(book, windows, base.knowledge(), templates, base.clock())),
            Map.of(),
            List.of(
                new Feature.Task(
                    "ending open applications",
                    Duration.ofMinutes(2),
                    Duration.ofHours(1),
                    () -> ends.run().join())),
            List.of(new ApplicationRecords(base.master(), base.clock())))
        .withPages(
            List.of(new OpenApplicationPages(book, links, base.knowledge(), audit, base.clock())));
  }

  /** Every municipality of the region is an employer too. */
  private static List<Employer> municipalities(Foundations base) {
    return base.knowledge().get().organisations().stream()
        .filter(organisation -> organisation.municipality().isPresent())
        .map(organisation -> new Employer(organisation.id(), organisation.name()))
        .toList();
  }
}
