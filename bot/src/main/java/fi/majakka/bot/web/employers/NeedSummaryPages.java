package fi.majakka.bot.web.employers;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.bot.employers.NeedBook;
import fi.majakka.bot.employers.OccupationTitles;
import fi.majakka.bot.employers.Quarter;
import fi.majakka.bot.web.Routes;
import fi.majakka.bot.web.SitePage;
import fi.majakka.bot.web.Templates;
import fi.majakka.kb.KnowledgeBase;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What employers will need, as public figures: {@code /needs/summary}, and the same as data. */
public final class NeedSummaryPages implements Routes {
  private final CurrentKnowledge knowledge;
  private final NeedBook book;
  private final Templates templates;
  private final Clock clock;

  public NeedSummaryPages(
      CurrentKnowledge knowledge, NeedBook book, Templates templates, Clock clock) {
    this.knowledge = knowledge;
    this.book = book;
    this.templates = templates;
    this.clock = clock;
  }

  /** A published figure. */
  public record Row(
      String occupation, String municipality, String quarter, int answers, int workers) {}

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/needs/summary", this::summary);
    routes.get("/api/v1/needs", this::figures);
  }

  private void summary(Context ctx) {
    Asked asked = Asked.of(ctx, knowledge, clock, "needs.summary.title");
    SitePage page = asked.page();
    List<Row> rows =
        book.published().stream()
            .map(figure -> row(asked.knowledge(), page, figure))
            .sorted(Comparator.comparing(Row::occupation))
            .toList();
    templates.render(ctx, "site/needs-summary", Map.of("page", page, "rows", rows));
  }

  private static Row row(KnowledgeBase knowledge, SitePage page, NeedBook.Figure figure) {
    return new Row(
        OccupationTitles.of(knowledge, Phrases.kb(page.language()), figure.isco())
            .orElseGet(() -> page.say("needs.other_occupations")),
        figure.municipality().orElseGet(() -> page.say("who.any_municipality")),
        figure.quarter().map(Quarter::label).orElseGet(() -> page.say("needs.any_quarter")),
        figure.answers(),
        figure.workers());
  }

  private void figures(Context ctx) {
    KnowledgeBase release = knowledge.get();
    SitePage page = SitePage.of(ctx, release, "");
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (NeedBook.Figure figure : book.published()) {
      ObjectNode node = array.addObject().put("isco", figure.isco());
      node.put("occupation", row(release, page, figure).occupation());
      node.put("municipality", figure.municipality().orElse(null));
      node.put("quarter", figure.quarter().map(Quarter::code).orElse(null));
      node.put("answers", figure.answers()).put("workers", figure.workers());
    }
    ctx.json(array);
  }
}
