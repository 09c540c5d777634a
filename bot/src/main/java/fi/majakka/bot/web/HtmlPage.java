package fi.majakka.bot.web;

import fi.majakka.bot.conversation.Language;
import java.util.List;

/** A plain page, written from top to bottom; every text is escaped. Confined to one thread. */
final class HtmlPage {
  private final StringBuilder body = new StringBuilder();
  private final Language language;
  private final String title;
  private final String path;
  private boolean inList;

  HtmlPage(Language language, String title, String path) {
    this.language = language;
    this.title = title;
    this.path = path;
  }

  /** A linked line with something said behind the link. */
  record Line(String text, String url, String after) {}

  HtmlPage heading(String text) {
    body.append("<h2>").append(escaped(text)).append("</h2>\n");
    return this;
  }

  HtmlPage paragraph(String text) {
    body.append("<p>").append(escaped(text)).append("</p>\n");
    return this;
  }

  HtmlPage link(String text, String url) {
    body.append("<p>").append(anchor(text, url)).append("</p>\n");
    return this;
  }

  HtmlPage openList() {
    body.append("<ul>\n");
    inList = true;
    return this;
  }

  HtmlPage item(String text, String url) {
    body.append("<li>").append(anchor(text, url)).append("</li>\n");
    return this;
  }

  HtmlPage closeList() {
    if (inList) {
      body.append("</ul>\n");
      inList = false;
    }
    return this;
  }

  HtmlPage sources(String label, List<Line> lines) {
    if (!lines.isEmpty()) {
      body.append("<div class=\"sources\"><p>").append(escaped(label)).append("</p><ul>\n");
      for (Line line : lines) {
        body.append("<li>")
            .append(anchor(line.text(), line.url()))
            .append(", ")
            .append(escaped(line.after()))
            .append("</li>\n");
      }
      body.append("</ul></div>\n");
    }
    return this;
  }

  String html() {
    boolean fi = language == Language.FI;
    String other = fi ? "en" : "fi";
    return "<!doctype html>\n<html lang=\""
        + language.code()
        + "\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
        + escaped(title)
        + " – Majakka</title>\n<link rel=\"icon\" href=\"/web/mark.svg\" type=\"image/svg+xml\">\n"
        + "<link rel=\"stylesheet\" href=\"/web/majakka.css\">\n</head>\n<body>\n"
        + "<a class=\"skip\" href=\"#main\">"
        + (fi ? "Siirry sisältöön" : "Skip to content")
        + "</a>\n<header class=\"site\"><img class=\"mark\" src=\"/web/mark.svg\" alt=\"\">"
        + "<div><a class=\"name\" href=\"/?language="
        + language.code()
        + "\">Majakka</a><p class=\"what\">"
        + (fi ? "Koti, työ ja arki Sydänsuomessa" : "Home, work and daily life in Sydänsuomi")
        + "</p></div><nav aria-label=\""
        + (fi ? "Kieli ja sivut" : "Language and pages")
        + "\"><a href=\""
        + escaped(path)
        + "?language="
        + other
        + "\" hreflang=\""
        + other
        + "\" lang=\""
        + other
        + "\">"
        + (fi ? "In English" : "Suomeksi")
        + "</a><a href=\"/articles?language="
        + language.code()
        + "\">"
        + (fi ? "Kaikki vastaukset" : "All answers")
        + "</a></nav></header>\n<main class=\"page\" id=\"main\">\n<h1>"
        + escaped(title)
        + "</h1>\n"
        + body
        + "</main>\n</body>\n</html>\n";
  }

  private static String anchor(String text, String url) {
    return "<a href=\"" + escaped(url) + "\">" + escaped(text) + "</a>";
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
