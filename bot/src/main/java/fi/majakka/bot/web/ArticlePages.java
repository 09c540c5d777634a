package fi.majakka.bot.web;

import fi.majakka.bot.answers.Answer;
import fi.majakka.bot.answers.AnswerCache;
import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.conversation.Source;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.kb.Article;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.Topic;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every article as a plain page, for those who will not or cannot chat; works without scripts. */
public final class ArticlePages implements Routes {
  private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");
  private final CurrentKnowledge knowledge;
  private final AnswerCache answers;
  private final Templates templates;
  private final Clock clock;

  public ArticlePages(
      CurrentKnowledge knowledge, AnswerCache answers, Templates templates, Clock clock) {
    this.knowledge = knowledge;
    this.answers = answers;
    this.templates = templates;
    this.clock = clock;
  }

  /** A linked line, with what is said behind the link. */
  public record Line(String text, String url, String after) {}

  /** The articles of one area of life. */
  public record Area(String title, List<Line> articles) {}

  /**
   * A part of an article.
   *
   * @param heading null for the common part
   */
  public record Part(@Nullable String heading, List<String> paragraphs, List<Line> links) {}

  /** An article as it is read. */
  public record Reading(List<Part> parts, List<Line> sources, List<Line> next) {}

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/articles", this::list);
    routes.get("/articles/{id}", this::article);
  }

  private void list(Context ctx) {
    KnowledgeBase release = knowledge.get();
    Phrases phrases = new Phrases(release, PublicData.language(ctx));
    SitePage page = SitePage.of(ctx, release, phrases.say("page.all"));
    Map<String, List<Line>> areas = new LinkedHashMap<>();
    for (Topic topic : release.topics()) {
      release
          .article(topic.id())
          .filter(article -> !topic.kind().equals("smalltalk"))
          .ifPresent(
              article ->
                  areas
                      .computeIfAbsent(
                          phrases.say("area." + topic.id().substring(0, topic.id().indexOf('.'))),
                          area -> new ArrayList<>())
                      .add(line(page, title(article, page.language()), topic.id())));
    }
    templates.render(
        ctx,
        "site/articles",
        Map.of(
            "page",
            page,
            "areas",
            areas.entrySet().stream()
                .map(area -> new Area(area.getKey(), area.getValue()))
                .toList()));
  }

  private static String title(Article article, Language language) {
    return article.title().in(Phrases.kb(language));
  }

  private static Line line(SitePage page, String text, String topic) {
    return new Line(text, page.link("/articles/" + topic), "");
  }

  private void article(Context ctx) {
    KnowledgeBase release = knowledge.get();
    Optional<Article> found = release.article(ctx.pathParam("id"));
    if (found.isEmpty()) {
      // A topic may be taken out, and people keep its address.
      String title = new Phrases(release, PublicData.language(ctx)).say("page.no_answer");
      templates.render(
          ctx.status(404), "site/no-article", Map.of("page", SitePage.of(ctx, release, title)));
      return;
    }
    Article article = found.get();
    SitePage page = SitePage.of(ctx, release, title(article, PublicData.language(ctx)));
    Set<Source> sources = new LinkedHashSet<>();
    List<Part> parts = new ArrayList<>();
    parts.add(part(article, Optional.empty(), page, sources));
    for (String municipality : article.local().keySet()) {
      parts.add(part(article, Optional.of(municipality), page, sources));
    }
    Reading reading =
        new Reading(
            parts,
            sources.stream().map(source -> line(source, page)).distinct().toList(),
            article.next().stream()
                .map(next -> line(page, next.label().in(Phrases.kb(page.language())), next.topic()))
                .toList());
    templates.render(ctx, "site/article", Map.of("page", page, "article", reading));
  }

  /** A source as it is shown under what it says. */
  public static Line line(Source source, SitePage page) {
    return new Line(
        source.title(),
        source.url(),
        page.say("page.checked", day(source.checked(), page.language()))
            + (source.stale() ? " – " + page.say("page.check") : ""));
  }

  private Part part(
      Article article, Optional<String> municipality, SitePage page, Set<Source> sources) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), FINLAND);
    List<String> paragraphs = new ArrayList<>();
    List<Line> links = new ArrayList<>();
    int parts = 0;
    for (int part = 0; part <= parts; part++) {
      Optional<Answer> answer =
          answers.answer(
              knowledge.get(),
              new AnswerCache.Question(
                  article.topic(), municipality, page.language(), part, today));
      if (answer.isPresent()) {
        parts = municipality.isPresent() ? 0 : answer.get().parts();
        sources.addAll(answer.get().sources());
        for (Message message : answer.get().messages()) {
          if (message instanceof Message.Text text) {
            paragraphs.add(text.text());
          } else if (message instanceof Message.Link link) {
            links.add(new Line(link.text(), link.url(), ""));
          }
        }
      }
    }
    return new Part(municipality.map(page.phrases()::in).orElse(null), paragraphs, links);
  }

  private static String day(LocalDate date, Language language) {
    return date.format(
        language == Language.FI
            ? DateTimeFormatter.ofPattern("d.M.uuuu")
            : DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK));
  }
}
