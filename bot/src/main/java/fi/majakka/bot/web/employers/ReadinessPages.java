package fi.majakka.bot.web.employers;

import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.answers.Provenance;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.bot.employers.Duty;
import fi.majakka.bot.employers.ReadinessCheck;
import fi.majakka.bot.employers.Responsibilities;
import fi.majakka.bot.web.ArticlePages;
import fi.majakka.bot.web.ArticlePages.Line;
import fi.majakka.bot.web.ProblemException;
import fi.majakka.bot.web.Routes;
import fi.majakka.bot.web.SitePage;
import fi.majakka.bot.web.Templates;
import fi.majakka.bot.web.print.PdfPrinter;
import fi.majakka.kb.Readiness;
import fi.majakka.kb.Text;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The self-assessment: {@code /readiness}, and its plan. The answers are in the plan's address and
 * nowhere else.
 */
public final class ReadinessPages implements Routes {
  private static final String UNANSWERED = "-";
  private final CurrentKnowledge knowledge;
  private final Templates templates;
  private final PdfPrinter printer;
  private final Clock clock;

  public ReadinessPages(
      CurrentKnowledge knowledge, Templates templates, PdfPrinter printer, Clock clock) {
    this.knowledge = knowledge;
    this.templates = templates;
    this.printer = printer;
    this.clock = clock;
  }

  /**
   * A question with its answers, the given one chosen.
   *
   * @param id the name of its field
   */
  public record Question(String id, int number, String text, List<Option> answers) {}

  /**
   * A step of the plan.
   *
   * @param helpers who helps; may be empty
   */
  public record Step(String question, String answer, String text, List<Line> helpers, Line more) {}

  /** A plan as it is read, on the page and on paper. */
  public record Plan(
      String level, String text, List<Step> steps, List<Line> answers, List<Line> sources) {}

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/readiness", ctx -> form(ctx, ""));
    routes.get("/readiness/plan", this::plan);
    routes.get("/readiness/plan.pdf", this::pdf);
  }

  private Readiness readiness(Asked asked) {
    return asked
        .knowledge()
        .handbook()
        .readiness()
        .orElseThrow(
            () -> ProblemException.of(404, "not-found", "There is nothing at this address."));
  }

  private void form(Context ctx, String problem) {
    Asked asked = Asked.of(ctx, knowledge, clock, "readiness.title");
    Readiness readiness = readiness(asked);
    String code = code(asked, readiness);
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < readiness.questions().size(); i++) {
      Readiness.Question question = readiness.questions().get(i);
      List<Option> answers = new ArrayList<>();
      for (int answer = 0; answer < question.answers().size(); answer++) {
        answers.add(
            new Option(
                Integer.toString(answer),
                in(asked.page(), question.answers().get(answer)),
                code.charAt(i) == '0' + answer));
      }
      questions.add(
          new Question("q" + (i + 1), i + 1, in(asked.page(), question.question()), answers));
    }
    templates.render(
        ctx,
        "site/readiness",
        Map.of(
            "page",
            asked.page(),
            "questions",
            questions,
            "municipalities",
            asked.municipalities(),
            "problem",
            problem));
  }

  /** The answers as digits; "-" where there is none. */
  private static String code(Asked asked, Readiness readiness) {
    Optional<String> code =
        asked.value("answers").filter(given -> ReadinessCheck.of(readiness, given).isPresent());
    return code.orElseGet(
        () ->
            IntStream.rangeClosed(1, readiness.questions().size())
                .mapToObj(
                    number ->
                        asked
                            .value("q" + number)
                            .filter(value -> value.matches("[0-2]"))
                            .orElse(UNANSWERED))
                .collect(Collectors.joining()));
  }

  private void plan(Context ctx) {
    Asked asked = Asked.of(ctx, knowledge, clock, "readiness.plan");
    Readiness readiness = readiness(asked);
    String code = code(asked, readiness);
    Optional<ReadinessCheck> check = ReadinessCheck.of(readiness, code);
    if (check.isEmpty()) {
      List<String> missing = new ArrayList<>();
      for (int i = 0; i < code.length(); i++) {
        if (code.startsWith(UNANSWERED, i)) {
          missing.add(Integer.toString(i + 1));
        }
      }
      ctx.status(422);
      form(ctx, asked.page().say("readiness.missing", String.join(", ", missing)));
      return;
    }
    if (asked.value("answers").isEmpty()) {
      ctx.redirect(asked.page().link("/readiness/plan?" + query(asked, check.get())));
      return;
    }
    SitePage page = asked.page().with(query(asked, check.get()));
    templates.render(
        ctx,
        "site/plan",
        Map.of(
            "page",
            page,
            "plan",
            plan(asked, check.get()),
            "change",
            page.link("/readiness?" + query(asked, check.get())),
            "pdf",
            page.link("/readiness/plan.pdf?" + query(asked, check.get()))));
  }

  private void pdf(Context ctx) {
    Asked asked = Asked.of(ctx, knowledge, clock, "readiness.plan");
    ReadinessCheck check =
        ReadinessCheck.of(readiness(asked), asked.value("answers").orElse(""))
            .orElseThrow(() -> ProblemException.of(400, "bad-answers", "The answers do not fit."));
    String xhtml =
        templates.text("print/plan", Map.of("page", asked.page(), "plan", plan(asked, check)));
    ctx.contentType("application/pdf")
        .header("Content-Disposition", "inline; filename=\"majakka-plan.pdf\"")
        .result(printer.print(xhtml));
  }

  private static String query(Asked asked, ReadinessCheck check) {
    return "answers=" + check.code() + asked.municipalityQuery();
  }

  /** The plan of some answers. */
  static Plan plan(Asked asked, ReadinessCheck check) {
    SitePage page = asked.page();
    Responsibilities who = new Responsibilities(asked.knowledge(), page.language(), asked.today());
    Set<String> facts = new LinkedHashSet<>(check.level().facts());
    List<Step> steps = new ArrayList<>();
    for (Readiness.Question question : check.open()) {
      facts.addAll(question.facts());
      steps.add(step(asked, who, check, question));
    }
    List<Line> answers = new ArrayList<>();
    for (Readiness.Question question : check.readiness().questions()) {
      answers.add(new Line(in(page, question.question()), "", answer(page, check, question)));
    }
    return new Plan(
        in(page, check.level().title()),
        in(page, check.level().text()),
        steps,
        answers,
        new Provenance(asked.knowledge(), page.language(), asked.today())
            .ofFacts(facts).stream().map(source -> ArticlePages.line(source, page)).toList());
  }

  private static Step step(
      Asked asked, Responsibilities who, ReadinessCheck check, Readiness.Question question) {
    SitePage page = asked.page();
    List<Line> helpers =
        asked
            .knowledge()
            .handbook()
            .task(question.task())
            .map(task -> who.duty(task, asked.municipality()))
            .map(duty -> helpers(page, who, duty))
            .orElse(List.of());
    return new Step(
        in(page, question.question()),
        answer(page, check, question),
        in(page, question.step()),
        helpers,
        new Line(
            asked
                .knowledge()
                .article(question.topic())
                .map(article -> in(page, article.title()))
                .orElse(question.topic()),
            page.link("/articles/" + question.topic()),
            ""));
  }

  private static List<Line> helpers(SitePage page, Responsibilities who, Duty duty) {
    if (duty.ownMunicipality()) {
      return List.of(new Line(page.say("who.own_municipality"), "", ""));
    }
    return (duty.responsible().isEmpty() ? duty.partners() : duty.responsible())
        .stream()
            .filter(each -> duty.municipality().isPresent() || each.municipality().isEmpty())
            .map(each -> new Line(who.in(each.name()), each.url(), ""))
            .toList();
  }

  private static String answer(SitePage page, ReadinessCheck check, Readiness.Question question) {
    int index = check.readiness().questions().indexOf(question);
    return in(page, question.answers().get(check.answers().get(index)));
  }

  private static String in(SitePage page, Text text) {
    return text.in(Phrases.kb(page.language()));
  }
}
