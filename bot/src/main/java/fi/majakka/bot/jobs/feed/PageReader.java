package fi.majakka.bot.jobs.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fi.majakka.bot.jobs.FeedLine;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Vacancies that a web page carries as JSON-LD. */
final class PageReader {
  private final JsonMapper json = JsonMapper.builder().build();
  private final JobPostingReader postings;

  PageReader(Reading reading) {
    this.postings = new JobPostingReader(reading);
  }

  List<FeedLine> read(String html) {
    Document page = Jsoup.parse(html, Parser.htmlParser().setTrackPosition(true));
    List<FeedLine> lines = new ArrayList<>();
    for (Element script : page.select("script[type=application/ld+json]")) {
      int line = Math.max(1, script.sourceRange().start().lineNumber());
      try {
        for (JsonNode posting : JobPostingReader.postings(json.readTree(script.data()))) {
          lines.add(postings.read(posting, line));
        }
      } catch (JsonProcessingException e) {
        lines.add(new FeedLine.Refused(line, "the JSON-LD cannot be read"));
      }
    }
    if (lines.isEmpty()) {
      throw new FeedBrokenException("the page carries no JobPosting");
    }
    return lines;
  }
}
