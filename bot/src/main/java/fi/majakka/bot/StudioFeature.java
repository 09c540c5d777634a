package fi.majakka.bot;

import fi.majakka.bot.accounts.AuditLog;
import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.editorial.Editing;
import fi.majakka.bot.editorial.PlainCheck;
import fi.majakka.bot.editorial.Rehearsal;
import fi.majakka.bot.editorial.Releases;
import fi.majakka.bot.studio.ArticleEditing;
import fi.majakka.bot.studio.ArticlesPages;
import fi.majakka.bot.studio.CoveragePages;
import fi.majakka.bot.studio.DraftPages;
import fi.majakka.bot.studio.FactEditing;
import fi.majakka.bot.studio.FactsPages;
import fi.majakka.bot.studio.GoldenPages;
import fi.majakka.bot.studio.ImpactPages;
import fi.majakka.bot.studio.NewFactPages;
import fi.majakka.bot.studio.NoticePages;
import fi.majakka.bot.studio.OpenEditors;
import fi.majakka.bot.studio.QuestionPages;
import fi.majakka.bot.studio.ReleasePages;
import fi.majakka.bot.studio.TodayPages;
import fi.majakka.bot.studio.TryPages;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The studio's pages of what Majakka knows: to read, to write, to try and to publish. */
final class StudioFeature {
  private StudioFeature() {}

  /**
   * @param rehearsal asked for at each look: the dialogue is built after the pages
   */
  static Feature of(
      Foundations on, EditorialFeature editorial, Supplier<Rehearsal> rehearsal, AuditLog audit) {
    CurrentKnowledge knowledge = on.knowledge();
    Releases releases = editorial.releases();
    Editing editing = editorial.editing();
    Clock clock = on.clock();
    String region = on.config().region();
    PlainCheck plain = new PlainCheck(editing);
    OpenEditors editors = new OpenEditors(editorial.presence(), clock);
    return new Feature(List.of(), List.of(), List.of(), Map.of(), List.of())
        .withPages(
            List.of(
                new TodayPages(knowledge, editing, editorial.questions(), clock),
                new QuestionPages(editorial.questions()),
                new ArticlesPages(knowledge, editorial.history(), releases::ofOwn, clock),
                new ArticleEditing(releases, editing, plain, editors, region, clock),
                new FactsPages(knowledge, clock),
                new FactEditing(knowledge, releases, editing, editors, clock),
                new NewFactPages(releases, editing, region, clock),
                new NoticePages(releases, editing, region, clock),
                new CoveragePages(knowledge, clock),
                new GoldenPages(releases, editing, region, clock),
                new TryPages(releases, editing, rehearsal),
                new DraftPages(editing, editorial.publishing(), plain, audit, knowledge),
                new ImpactPages(editing, editorial.impact(rehearsal)),
                new ReleasePages(releases, editing, editorial.publishing())));
  }
}
