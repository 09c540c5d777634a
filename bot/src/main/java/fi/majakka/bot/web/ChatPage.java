package fi.majakka.bot.web;

import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.kb.KnowledgeBase;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;

/** The front page: the chat in the words of the region, in the reader's language. */
public final class ChatPage implements Routes {
  private final CurrentKnowledge knowledge;
  private final Templates templates;

  public ChatPage(CurrentKnowledge knowledge, Templates templates) {
    this.knowledge = knowledge;
    this.templates = templates;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/", this::show);
  }

  private void show(Context ctx) {
    KnowledgeBase release = knowledge.get();
    Language language = language(ctx);
    ctx.header("Cache-Control", "no-cache").header("Vary", "Accept-Language");
    templates.render(
        ctx,
        "site/chat",
        Map.of(
            "language",
            language,
            "fi",
            new Phrases(release, Language.FI),
            "en",
            new Phrases(release, Language.EN)));
  }

  /** The language asked for, else the browser's: Finnish, or English for everybody else. */
  private static Language language(Context ctx) {
    if (ctx.queryParam("language") != null) {
      return PublicData.language(ctx);
    }
    return Optional.ofNullable(ctx.header("Accept-Language"))
        .filter(accepted -> accepted.length() >= 2)
        .map(accepted -> Language.of(accepted).orElse(Language.EN))
        .orElse(Language.FI);
  }
}
