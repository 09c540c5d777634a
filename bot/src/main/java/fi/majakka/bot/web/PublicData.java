package fi.majakka.bot.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.majakka.bot.answers.Answer;
import fi.majakka.bot.answers.AnswerCache;
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
import java.util.Optional;

/** The published knowledge as data for other sites: topics, articles, municipalities. */
public final class PublicData implements Routes {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");
  private final CurrentKnowledge knowledge;
  private final AnswerCache answers;
  private final Clock clock;

  public PublicData(CurrentKnowledge knowledge, AnswerCache answers, Clock clock) {
    this.knowledge = knowledge;
    this.answers = answers;
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
    KnowledgeBase release = knowledge.get();
    Language language = language(ctx);
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
            .put("language", language.code())
            .put("title", article.title().in(Phrases.kb(language)));
    ArrayNode messages = node.putArray("messages");
    ArrayNode sources = node.putArray("sources");
    LocalDate today = LocalDate.ofInstant(clock.instant(), FINLAND);
    int parts = 0;
    for (int part = 0; part <= parts; part++) {
      Optional<Answer> answer =
          answers.answer(
              release,
              new AnswerCache.Question(article.topic(), municipality, language, part, today));
      if (answer.isPresent()) {
        parts = answer.get().parts();
        messages.addAll(ReplyJson.messages(answer.get().messages()));
        answer.get().sources().forEach(source -> sources.add(source(source)));
      }
    }
    return node;
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
