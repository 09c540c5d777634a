package fi.majakka.bot.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.util.Map;

/** Renders the pages under {@code src/main/jte}, which the build compiles; escapes every value. */
public final class Templates {
  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

  /**
   * A page as the answer to a request.
   *
   * @param name such as {@code site/article}
   * @param values the template's parameters
   */
  public void render(Context ctx, String name, Map<String, Object> values) {
    ctx.contentType("text/html; charset=utf-8").result(text(name, values));
  }

  /** A page as a text. */
  public String text(String name, Map<String, Object> values) {
    StringOutput output = new StringOutput();
    engine.render(name + ".jte", values, output);
    return output.toString();
  }
}
