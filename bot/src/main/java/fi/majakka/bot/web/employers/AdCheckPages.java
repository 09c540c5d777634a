package fi.majakka.bot.web.employers;

import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.answers.Provenance;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.bot.employers.AdCheck;
import fi.majakka.bot.employers.AdFinding;
import fi.majakka.bot.web.ArticlePages;
import fi.majakka.bot.web.ArticlePages.Line;
import fi.majakka.bot.web.Routes;
import fi.majakka.bot.web.SitePage;
import fi.majakka.bot.web.Templates;
import fi.majakka.kb.AdRule;
import fi.majakka.kb.Text;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The check of a job advertisement: {@code /adcheck}. The text lives only as long as its request.
 */
public final class AdCheckPages implements Routes {
  private static final int SHORTEST = 20;
  private final CurrentKnowledge knowledge;
  private final Templates templates;
  private final Clock clock;

  public AdCheckPages(CurrentKnowledge knowledge, Templates templates, Clock clock) {
    this.knowledge = knowledge;
    this.templates = templates;
    this.clock = clock;
  }

  /**
   * A finding as it is read.
   *
   * @param quotes the words found; none when something is missing
   * @param instead may be empty
   */
  public record Remark(
      String title, List<String> quotes, String why, String instead, List<Line> sources) {}

  /**
   * The remarks of one kind, gravest kind first.
   *
   * @param kind demand, hint, missing or hard
   */
  public record Remarks(String kind, String title, List<Remark> remarks) {}

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/adcheck", ctx -> show(ctx, "", "", List.of(), false));
    routes.post("/adcheck", this::check);
  }

  private void check(Context ctx) {
    String text = Optional.ofNullable(ctx.formParam("text")).orElse("").strip();
    Asked asked = Asked.of(ctx, knowledge, clock, "adcheck.title");
    ctx.header("Cache-Control", "no-store");
    if (text.length() < SHORTEST || text.length() > AdCheck.LONGEST) {
      ctx.status(422);
      String problem = text.length() < SHORTEST ? "adcheck.none" : "adcheck.too_long";
      show(ctx, text, asked.page().say(problem), List.of(), false);
      return;
    }
    List<AdFinding> findings = new AdCheck(asked.knowledge()).check(text);
    Map<AdRule.Kind, Map<AdRule, List<AdFinding>>> byKind = new EnumMap<>(AdRule.Kind.class);
    findings.forEach(
        finding ->
            byKind
                .computeIfAbsent(finding.rule().kind(), kind -> new java.util.LinkedHashMap<>())
                .computeIfAbsent(finding.rule(), rule -> new ArrayList<>())
                .add(finding));
    List<Remarks> result = new ArrayList<>();
    byKind.forEach(
        (kind, rules) ->
            result.add(
                new Remarks(
                    kind.key(),
                    asked.page().say("adcheck.kind." + kind.key()),
                    rules.entrySet().stream()
                        .map(rule -> remark(asked, rule.getKey(), rule.getValue()))
                        .toList())));
    show(ctx, text, "", result, true);
  }

  private static Remark remark(Asked asked, AdRule rule, List<AdFinding> findings) {
    SitePage page = asked.page();
    return new Remark(
        in(page, rule.title()),
        findings.stream()
            .map(AdFinding::quote)
            .filter(quote -> !quote.isEmpty())
            .distinct()
            .toList(),
        in(page, rule.why()),
        rule.instead().map(text -> in(page, text)).orElse(""),
        new Provenance(asked.knowledge(), page.language(), asked.today())
            .ofFacts(rule.facts()).stream()
                .map(source -> ArticlePages.line(source, page))
                .toList());
  }

  private static String in(SitePage page, Text text) {
    return text.in(Phrases.kb(page.language()));
  }

  private void show(
      Context ctx, String text, String problem, List<Remarks> result, boolean checked) {
    Asked asked = Asked.of(ctx, knowledge, clock, "adcheck.title");
    templates.render(
        ctx,
        "site/adcheck",
        Map.of(
            "page",
            asked.page(),
            "text",
            text,
            "problem",
            problem,
            "result",
            result,
            "checked",
            checked));
  }
}
