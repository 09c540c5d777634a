package fi.majakka.bot.web;

import fi.majakka.bot.answers.Answer;
import fi.majakka.bot.answers.AnswerCache;
import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.conversation.Choice;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Every article as a plain page, for those who will not or cannot chat; works without scripts. */
public final class ArticlePages implements Routes {
  private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");
  private final CurrentKnowledge knowledge;
  private final AnswerCache answers;
  private final Clock clock;

  public ArticlePages(CurrentKnowledge knowledge, AnswerCache answers, Clock clock) {
    this.knowledge = knowledge;
    this.answers = answers;
    this.clock = clock;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/articles", this::list);
    routes.get("/articles/{id}", this::article);
  }

  private void list(Context ctx) {
    Language language = PublicData.language(ctx);
    KnowledgeBase release = knowledge.get();
    Phrases phrases = new Phrases(release, language);
    HtmlPage page = new HtmlPage(language, phrases.say("page.all"), ctx.path());
    String area = "";
    for (Topic topic : release.topics()) {
      Optional<Article> article = release.article(topic.id());
      String own = topic.id().substring(0, topic.id().indexOf('.'));
      if (article.isEmpty() || topic.kind().equals("smalltalk")) {
        continue;
      }
      if (!own.equals(area)) {
        page.closeList().heading(phrases.say("area." + own)).openList();
        area = own;
      }
      page.item(
          article.get().title().in(Phrases.kb(language)),
          "/articles/" + topic.id() + "?language=" + language.code());
    }
    ctx.contentType("text/html; charset=utf-8").result(page.closeList().html());
  }

  private void article(Context ctx) {
    Language language = PublicData.language(ctx);
    KnowledgeBase release = knowledge.get();
    String id = ctx.pathParam("id");
    Article article =
        release
            .article(id)
            .orElseThrow(
                () -> ProblemException.of(404, "no-article", "There is no article of this id."));
    Phrases phrases = new Phrases(release, language);
    HtmlPage page = new HtmlPage(language, article.title().in(Phrases.kb(language)), ctx.path());
    Set<Source> sources = new LinkedHashSet<>(parts(page, article, Optional.empty(), language));
    for (String municipality : article.local().keySet()) {
      page.heading(phrases.in(municipality));
      sources.addAll(parts(page, article, Optional.of(municipality), language));
    }
    page.sources(
        phrases.say("page.sources"),
        sources.stream()
            .map(
                source ->
                    new HtmlPage.Line(
                        source.title(),
                        source.url(),
                        phrases.say("page.checked", day(source.checked(), language))
                            + (source.stale() ? " – " + phrases.say("page.check") : "")))
            .distinct()
            .toList());
    next(page, article, language, phrases);
    ctx.contentType("text/html; charset=utf-8").result(page.html());
  }

  private Set<Source> parts(
      HtmlPage page, Article article, Optional<String> municipality, Language language) {
    Set<Source> sources = new LinkedHashSet<>();
    LocalDate today = LocalDate.ofInstant(clock.instant(), FINLAND);
    int parts = 0;
    for (int part = 0; part <= parts; part++) {
      Optional<Answer> answer =
          answers.answer(
              knowledge.get(),
              new AnswerCache.Question(article.topic(), municipality, language, part, today));
      if (answer.isPresent()) {
        parts = municipality.isPresent() ? 0 : answer.get().parts();
        sources.addAll(answer.get().sources());
        for (Message message : answer.get().messages()) {
          if (message instanceof Message.Text text) {
            page.paragraph(text.text());
          } else if (message instanceof Message.Link link) {
            page.link(link.text(), link.url());
          }
        }
      }
    }
    return sources;
  }

  private static void next(HtmlPage page, Article article, Language language, Phrases phrases) {
    List<Choice> choices =
        article.next().stream()
            .map(next -> new Choice(next.label().in(Phrases.kb(language)), next.topic()))
            .toList();
    if (!choices.isEmpty()) {
      page.heading(phrases.say("page.next")).openList();
      choices.forEach(
          choice ->
              page.item(
                  choice.label(), "/articles/" + choice.value() + "?language=" + language.code()));
      page.closeList();
    }
  }

  private static String day(LocalDate date, Language language) {
    return date.format(
        language == Language.FI
            ? DateTimeFormatter.ofPattern("d.M.uuuu")
            : DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK));
  }
}
