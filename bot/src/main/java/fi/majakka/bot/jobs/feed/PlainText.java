package fi.majakka.bot.jobs.feed;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Makes plain paragraphs of what feeds write as HTML or Markdown. */
final class PlainText {
  private static final int LONGEST = 20_000;

  private PlainText() {}

  static String of(String text) {
    String plain = text.indexOf('<') >= 0 && text.indexOf('>') >= 0 ? ofHtml(text) : text;
    plain =
        plain
            .replace("\r\n", "\n")
            .replaceAll("(?m)^#{1,6} +", "")
            .replaceAll("(\\*\\*|__)(?=\\S)(.+?)(?<=\\S)\\1", "$2")
            .replaceAll("\\[([^\\]]+)]\\((https?://[^)\\s]+)\\)", "$1 ($2)")
            .replaceAll("(?m)^[*-] +", "• ")
            .replaceAll("[ \\t\\x0B\\f\\u00a0]+", " ")
            .replaceAll(" ?\\n ?", "\n")
            .replaceAll("\\n{3,}", "\n\n")
            .strip();
    return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain;
  }

  private static String ofHtml(String html) {
    Document page = Jsoup.parse(html);
    page.select("script, style").remove();
    for (Element block : page.select("br")) {
      block.after("\n");
    }
    for (Element block : page.select("p, div, h1, h2, h3, h4, h5, h6, ul, ol, tr")) {
      block.before("\n").after("\n");
    }
    for (Element item : page.select("li")) {
      item.prependText("• ").after("\n");
    }
    return page.body().wholeText();
  }
}
