package fi.majakka.bot;

import fi.majakka.bot.answers.AnswerCache;
import fi.majakka.bot.answers.ArticleSkill;
import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.config.Config;
import fi.majakka.bot.dialogue.FormSkill;
import fi.majakka.bot.dialogue.Skill;
import fi.majakka.bot.employers.AdCheckForm;
import fi.majakka.bot.employers.ChecklistSkill;
import fi.majakka.bot.employers.EmployerOffers;
import fi.majakka.bot.employers.FutureNeedsForm;
import fi.majakka.bot.employers.NeedAddress;
import fi.majakka.bot.employers.NeedBook;
import fi.majakka.bot.employers.PackageForm;
import fi.majakka.bot.employers.Progress;
import fi.majakka.bot.employers.Quarter;
import fi.majakka.bot.employers.ReadinessForm;
import fi.majakka.bot.employers.WhoSkill;
import fi.majakka.bot.jobs.held.OfferForm;
import fi.majakka.bot.privacy.Signer;
import fi.majakka.bot.storage.JdbiNeeds;
import fi.majakka.bot.studio.NeedsPages;
import fi.majakka.bot.web.RateLimits;
import fi.majakka.bot.web.Templates;
import fi.majakka.bot.web.employers.AdCheckPages;
import fi.majakka.bot.web.employers.NeedPages;
import fi.majakka.bot.web.employers.NeedSummaryPages;
import fi.majakka.bot.web.employers.PackagePages;
import fi.majakka.bot.web.employers.ReadinessPages;
import fi.majakka.bot.web.employers.StepPages;
import fi.majakka.bot.web.employers.WhoPages;
import fi.majakka.bot.web.print.PdfPrinter;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Serves employers: who does what, advertisements, readiness, coming needs, packages. */
final class EmployersFeature {
  /** So long an answer waits for others of its own quarter and place. */
  private static final Duration OWN_CELL = Duration.ofDays(30);

  private static final int SIGNATURE = 16;

  private EmployersFeature() {}

  static Feature of(Foundations foundations) {
    CurrentKnowledge knowledge = foundations.knowledge();
    Clock clock = foundations.clock();
    Signer signer = foundations.signer();
    Templates templates = new Templates();
    PdfPrinter printer = new PdfPrinter();
    JdbiNeeds needs = new JdbiNeeds(foundations.database(), foundations.master(), clock);
    Supplier<String> site = () -> withoutSlash(foundations.site().get().toString());
    List<Skill> skills = new ArrayList<>();
    skills.addAll(forms(site));
    skills.add(vacancies());
    skills.add(offers());
    skills.add(
        new FormSkill(
            new FutureNeedsForm(site, id -> signer.sign(NeedAddress.PURPOSE, id, SIGNATURE))));
    skills.add(new ChecklistSkill(site, text -> signer.sign(Progress.PURPOSE, text, SIGNATURE)));
    skills.add(
        new EmployerOffers(
            new ArticleSkill(new AnswerCache()),
            List.of(
                new EmployerOffers.Offer(
                    "employer.future_needs", "needs.offer", FutureNeedsForm.OPEN),
                checklist("employer.international", "steps.offer.eu", "eu"),
                checklist("employer.international", "steps.offer.outside", "outside_eu"),
                checklist("employer.permits", "steps.offer.outside", "outside_eu"))));
    return new Feature(
            skills,
            List.of(needs),
            List.of(
                new WhoPages(knowledge, templates, clock),
                new AdCheckPages(knowledge, templates, clock),
                new ReadinessPages(knowledge, templates, printer, clock),
                new PackagePages(knowledge, templates, printer, site, clock),
                new StepPages(knowledge, signer, templates, clock),
                new NeedPages(
                    knowledge,
                    needs,
                    signer,
                    templates,
                    new RateLimits(foundations.config().limits().formsPerMinute()),
                    clock),
                new NeedSummaryPages(knowledge, needs, templates, clock)),
            Map.of(),
            List.of(
                new Feature.Task(
                    "summing and deleting coming needs",
                    Duration.ofMinutes(2),
                    Duration.ofHours(6),
                    () -> tend(needs, foundations.config(), clock))),
            List.of(needs))
        .withPages(List.of(new NeedsPages(knowledge, needs)));
  }

  private static EmployerOffers.Offer checklist(String topic, String phrase, String list) {
    return new EmployerOffers.Offer(topic, phrase, "do:" + topic + ":" + list);
  }

  private static void tend(NeedBook needs, Config config, Clock clock) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    needs.widen(clock.instant().minus(OWN_CELL)).join();
    needs
        .forget(
            Quarter.of(today.minusDays(config.employers().needs().toDays())),
            Quarter.of(today.minusDays(config.privacy().statistics().toDays())))
        .join();
  }

  /** The skills that need no database; the terminal has them too. */
  static List<Skill> skills(Supplier<String> site) {
    return Stream.concat(forms(site).stream(), Stream.of(offers())).toList();
  }

  private static List<Skill> forms(Supplier<String> site) {
    return List.of(
        new WhoSkill(site),
        new FormSkill(new AdCheckForm(site)),
        new FormSkill(new ReadinessForm(site)),
        new FormSkill(new PackageForm(site)));
  }

  private static Skill offers() {
    return new EmployerOffers(
        new ArticleSkill(new AnswerCache()),
        List.of(
            new EmployerOffers.Offer("employer.publish_vacancy", "adcheck.offer", AdCheckForm.OPEN),
            who("employer.pay_subsidy", "pay_subsidy"),
            who("employer.apprenticeship", "apprenticeship"),
            who("employer.training", "training"),
            who("employer.language_support", "training"),
            who("employer.joint_recruitment", "joint_recruitment"),
            who("employer.mentoring", "recruitment_skills"),
            who("employer.change", "change_security"),
            who("employer.students", "students")));
  }

  /** What needs a database comes before the same without. */
  private static Skill vacancies() {
    String topic = "employer.publish_vacancy";
    return new EmployerOffers(
        new ArticleSkill(new AnswerCache()),
        List.of(
            new EmployerOffers.Offer(topic, "vacancy.offer", OfferForm.OPEN),
            new EmployerOffers.Offer(topic, "adcheck.offer", AdCheckForm.OPEN)));
  }

  /** The local contacts of a task, beside the answer to its topic. */
  private static EmployerOffers.Offer who(String topic, String task) {
    return new EmployerOffers.Offer(topic, "who.offer", "do:employer.contact:" + task);
  }

  private static String withoutSlash(String address) {
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }
}
