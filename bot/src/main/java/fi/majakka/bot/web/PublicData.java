package fi.majakka.bot.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.majakka.bot.answers.Answer;
import fi.majakka.bot.answers.AnswerCache;
import fi.majakka.bot.answers.Archive;
import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.ReplyJson;
import fi.majakka.bot.conversation.Source;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.kb.Article;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.Organisation;
import fi.majakka.kb.Place;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/** The published knowledge as data for other sites: topics, articles, municipalities. */
public final class PublicData implements Routes {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Years of four digits only: the ISO form also takes one after which there is no next day. */
  private static final DateTimeFormatter DAY =
      new DateTimeFormatterBuilder()
          .appendValue(ChronoField.YEAR, 4)
          .appendPattern("-MM-dd")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");
  private final CurrentKnowledge knowledge;
  private final AnswerCache answers;
  private final Archive archive;
  private final Clock clock;

  public PublicData(CurrentKnowledge knowledge, AnswerCache answers, Archive archive, Clock clock) {
    this.knowledge = knowledge;
    this.answers = answers;
    this.archive = archive;
    this.clock = clock;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/api/v1/topics", ctx -> ctx.json(topics(language(ctx))));
    routes.get("/api/v1/articles/{id}", ctx -> ctx.json(article(ctx)));
    routes.get("/api/v1/municipalities", ctx -> ctx.json(municipalities(language(ctx))));
  }

  /** The language asked for; Finnish when none is named. */
  public static Language language(Context ctx) {
    String asked = ctx.queryParam("language");
    if (asked == null) {
      return Language.FI;
    }
    return Language.of(asked)
        .orElseThrow(() -> ProblemException.of(400, "bad-language", "language is fi or en."));
  }

  private ArrayNode topics(Language language) {
    KnowledgeBase release = knowledge.get();
    ArrayNode array = JSON.arrayNode();
    release
        .topics()
        .forEach(
            topic ->
                array
                    .addObject()
                    .put("topic", topic.id())
                    .put("audience", topic.audience())
                    .put("kind", topic.kind())
                    .put(
                        "title",
                        release
                            .article(topic.id())
                            .map(article -> article.title().in(Phrases.kb(language)))
                            .orElse(topic.id())));
    return array;
  }

  private ObjectNode article(Context ctx) {
    Language language = language(ctx);
    Archive.Said said = said(ctx);
    KnowledgeBase release = said.knowledge();
    Article article =
        release
            .article(ctx.pathParam("id"))
            .orElseThrow(
                () -> ProblemException.of(404, "no-article", "There is no article of this id."));
    Optional<String> municipality = municipality(ctx, release);
    ObjectNode node =
        JSON.objectNode()
            .put("id", article.topic())
            .put("version", article.version())
            .put("release", release.releaseId())
            .put("on", said.on().toString())
            .put("language", language.code())
            .put("title", article.title().in(Phrases.kb(language)));
    ArrayNode messages = node.putArray("messages");
    ArrayNode sources = node.putArray("sources");
    int parts = 0;
    for (int part = 0; part <= parts; part++) {
      Optional<Answer> answer =
          answers.answer(
              release,
              new AnswerCache.Question(article.topic(), municipality, language, part, said.on()));
      if (answer.isPresent()) {
        parts = answer.get().parts();
        messages.addAll(ReplyJson.messages(answer.get().messages()));
        answer.get().sources().forEach(source -> sources.add(source(source)));
      }
    }
    return node;
  }

  /** What is said now, or what a version said on a day. */
  private Archive.Said said(Context ctx) {
    String version = ctx.queryParam("version");
    if (version == null) {
      return new Archive.Said(knowledge.get(), LocalDate.ofInstant(clock.instant(), FINLAND));
    }
    if (!version.matches("[1-9][0-9]{0,8}")) {
      throw ProblemException.of(400, "bad-version", "version is a whole number from 1.");
    }
    return archive
        .saying(ctx.pathParam("id"), Integer.parseInt(version), day(ctx))
        .orElseThrow(
            () -> ProblemException.of(404, "no-version", "The article never had this version."));
  }

  private static Optional<LocalDate> day(Context ctx) {
    try {
      return Optional.ofNullable(ctx.queryParam("on")).map(on -> LocalDate.parse(on, DAY));
    } catch (DateTimeParseException e) {
      throw ProblemException.of(400, "bad-day", "on is a day such as 2026-11-24.");
    }
  }

  private static Optional<String> municipality(Context ctx, KnowledgeBase release) {
    String asked = ctx.queryParam("municipality");
    if (asked == null) {
      return Optional.empty();
    }
    return Optional.of(
        release.municipalities().stream()
            .map(Place::name)
            .filter(asked::equals)
            .findFirst()
            .orElseThrow(
                () ->
                    ProblemException.of(
                        400, "bad-municipality", "There is no such municipality in the region.")));
  }

  private static ObjectNode source(Source source) {
    return JSON.objectNode()
        .put("title", source.title())
        .put("url", source.url())
        .put("checked", source.checked().toString())
        .put("owner", source.owner())
        .put("stale", source.stale());
  }

  private ArrayNode municipalities(Language language) {
    KnowledgeBase release = knowledge.get();
    ArrayNode array = JSON.arrayNode();
    for (Place place : release.municipalities()) {
      ObjectNode node = array.addObject().put("name", place.name());
      place.code().ifPresent(code -> node.put("code", code));
      place
          .position()
          .ifPresent(
              position ->
                  node.put("latitude", position.latitude()).put("longitude", position.longitude()));
      release
          .municipality(place.name())
          .ifPresent(
              organisation ->
                  node.put("title", name(organisation, language)).put("url", organisation.url()));
    }
    return array;
  }

  private static String name(Organisation organisation, Language language) {
    return organisation.name().in(Phrases.kb(language));
  }
}
