package fi.majakka.bot.jobs.feed;

import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import fi.majakka.bot.jobs.FeedLine;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Vacancies of an RSS or Atom feed: one entry, one vacancy. */
final class SyndicationReader {
  private final Reading reading;

  SyndicationReader(Reading reading) {
    this.reading = reading;
  }

  List<FeedLine> read(Reader file) {
    SyndFeed feed;
    try {
      SyndFeedInput input = new SyndFeedInput();
      input.setAllowDoctypes(false);
      feed = input.build(file);
    } catch (FeedException | IllegalArgumentException e) {
      throw new FeedBrokenException("the RSS or Atom feed cannot be read", e);
    }
    List<FeedLine> lines = new ArrayList<>();
    for (SyndEntry entry : feed.getEntries()) {
      lines.add(line(feed, entry, lines.size() + 1));
    }
    return lines;
  }

  private FeedLine line(SyndFeed feed, SyndEntry entry, int number) {
    PostingDraft draft = new PostingDraft(reading);
    draft.url = text(entry.getLink()).filter(url -> url.startsWith("http"));
    draft.id = text(entry.getUri()).or(() -> draft.url).orElse("");
    boolean english = text(feed.getLanguage()).filter(tag -> tag.startsWith("en")).isPresent();
    Optional<String> title = text(entry.getTitle());
    Optional<String> words = words(entry);
    draft.titleFi = english ? Optional.empty() : title;
    draft.titleEn = english ? title : Optional.empty();
    draft.textFi = english ? Optional.empty() : words;
    draft.textEn = english ? words : Optional.empty();
    draft.employer =
        text(entry.getAuthor()).or(reading::employer).or(() -> text(feed.getTitle())).orElse("");
    draft.municipalities.addAll(
        reading
            .places()
            .in(
                title.orElse("")
                    + " "
                    + entry.getCategories().stream()
                        .map(SyndCategory::getName)
                        .collect(Collectors.joining(" "))));
    if (draft.municipalities.isEmpty() && reading.municipality().isEmpty()) {
      words.map(reading.places()::in).stream()
          .flatMap(List::stream)
          .limit(1)
          .forEach(draft.municipalities::add);
    }
    draft.published =
        Optional.ofNullable(entry.getPublishedDate())
            .or(() -> Optional.ofNullable(entry.getUpdatedDate()))
            .map(Date::toInstant);
    return draft.finish(number);
  }

  private static Optional<String> words(SyndEntry entry) {
    return entry.getContents().stream()
        .map(SyndContent::getValue)
        .findFirst()
        .or(() -> Optional.ofNullable(entry.getDescription()).map(SyndContent::getValue))
        .flatMap(SyndicationReader::text);
  }

  private static Optional<String> text(@org.jspecify.annotations.Nullable String text) {
    return Optional.ofNullable(text).filter(words -> !words.isBlank());
  }
}
