package fi.majakka.bot.web.employers;

import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.answers.Provenance;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.bot.employers.Duty;
import fi.majakka.bot.employers.Progress;
import fi.majakka.bot.employers.Responsibilities;
import fi.majakka.bot.privacy.Signer;
import fi.majakka.bot.web.ArticlePages;
import fi.majakka.bot.web.ArticlePages.Line;
import fi.majakka.bot.web.ProblemException;
import fi.majakka.bot.web.Routes;
import fi.majakka.bot.web.SitePage;
import fi.majakka.bot.web.Templates;
import fi.majakka.kb.Checklist;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checklists: {@code /steps/ID}. What is done stands in the signed address and nowhere else. */
public final class StepPages implements Routes {
  private static final int SIGNATURE = 16;
  private final CurrentKnowledge knowledge;
  private final Signer signer;
  private final Templates templates;
  private final Clock clock;

  public StepPages(CurrentKnowledge knowledge, Signer signer, Templates templates, Clock clock) {
    this.knowledge = knowledge;
    this.signer = signer;
    this.templates = templates;
    this.clock = clock;
  }

  /**
   * A step as it is shown.
   *
   * @param helper who helps; may be empty
   */
  public record Step(String id, String text, boolean done, String helper, Line more) {}

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/steps/{list}", this::show);
    routes.post("/steps/{list}", this::save);
  }

  private static Checklist list(Asked asked) {
    return asked
        .knowledge()
        .handbook()
        .checklist(asked.ctx().pathParam("list"))
        .orElseThrow(
            () -> ProblemException.of(404, "not-found", "There is nothing at this address."));
  }

  private void show(Context ctx) {
    Asked asked = Asked.of(ctx, knowledge, clock, "steps.title");
    Checklist list = list(asked);
    Progress progress = Progress.of(list, asked.value("done").orElse(""));
    if (!progress.done().isEmpty()
        && !signer.verify(Progress.PURPOSE, progress.signed(), asked.value("s").orElse(""))) {
      throw ProblemException.of(404, "bad-address", "This address of a checklist is not complete.");
    }
    SitePage page = SitePage.of(ctx, asked.knowledge(), in(asked.page(), list.title()));
    String path = progress.address(this::sign);
    int query = path.indexOf('?');
    templates.render(
        ctx,
        "site/steps",
        Map.of(
            "page",
            page.with(query < 0 ? "" : path.substring(query + 1)),
            "id",
            list.id(),
            "intro",
            in(page, list.intro()),
            "count",
            page.say(
                "steps.count",
                Integer.toString(progress.done().size()),
                Integer.toString(list.steps().size())),
            "steps",
            list.steps().stream().map(step -> step(asked, progress, step)).toList(),
            "sources",
            new Provenance(asked.knowledge(), page.language(), asked.today())
                    .ofFacts(
                        list.steps().stream()
                            .flatMap(step -> step.text().references().stream())
                            .toList())
                    .stream()
                    .map(source -> ArticlePages.line(source, page))
                    .toList()));
  }

  private String sign(String text) {
    return signer.sign(Progress.PURPOSE, text, SIGNATURE);
  }

  private static Step step(Asked asked, Progress progress, Checklist.Step step) {
    SitePage page = asked.page();
    Responsibilities who = new Responsibilities(asked.knowledge(), page.language(), asked.today());
    Optional<Duty> duty =
        asked
            .knowledge()
            .handbook()
            .task(step.task())
            .map(task -> who.duty(task, asked.municipality()));
    String helper = duty.flatMap(who::helper).orElse("");
    return new Step(
        step.id(),
        step.text().render(Phrases.kb(page.language()), asked.knowledge()),
        progress.done().contains(step.id()),
        helper,
        new Line(
            asked
                .knowledge()
                .article(step.topic())
                .map(article -> in(page, article.title()))
                .orElse(step.topic()),
            page.link("/articles/" + step.topic()),
            ""));
  }

  private void save(Context ctx) {
    Asked asked = Asked.of(ctx, knowledge, clock, "steps.title");
    List<String> ticked = ctx.formParams("done");
    Progress progress = Progress.of(list(asked), ticked);
    ctx.redirect(asked.page().link(progress.address(this::sign)), HttpStatus.SEE_OTHER);
  }

  private static String in(SitePage page, fi.majakka.kb.Text text) {
    return text.in(Phrases.kb(page.language()));
  }
}
