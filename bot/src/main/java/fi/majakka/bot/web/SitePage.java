package fi.majakka.bot.web;

import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.kb.KnowledgeBase;
import io.javalin.http.Context;

/**
 * What every public page needs: its language, its title and the sentences around its content.
 *
 * @param path with its query, without the language
 */
public record SitePage(Language language, String title, String path, Phrases phrases) {

  /** A page in the language that the request asks for. */
  public static SitePage of(Context ctx, KnowledgeBase knowledge, String title) {
    Language language = PublicData.language(ctx);
    return new SitePage(language, title, ctx.path(), new Phrases(knowledge, language));
  }

  /** The same page with a query that the other language keeps, such as {@code task=recruit}. */
  public SitePage with(String query) {
    return query.isEmpty() ? this : new SitePage(language, title, path + "?" + query, phrases);
  }

  /** The same page with the title that a sentence of the knowledge base says. */
  public SitePage titled(String phrase) {
    return named(phrases.say(phrase));
  }

  /** The same page with a title. */
  public SitePage named(String other) {
    return new SitePage(language, other, path, phrases);
  }

  /** A sentence of the knowledge base. */
  public String say(String key, String... values) {
    return phrases.say(key, values);
  }

  /** The other language. */
  public Language other() {
    return language == Language.FI ? Language.EN : Language.FI;
  }

  /** The address of this page in the other language. */
  public String inOtherLanguage() {
    return path + (path.contains("?") ? "&" : "?") + "language=" + other().code();
  }

  /** An address of ours that keeps the page's language. */
  public String link(String address) {
    return address + (address.contains("?") ? "&" : "?") + "language=" + language.code();
  }
}
