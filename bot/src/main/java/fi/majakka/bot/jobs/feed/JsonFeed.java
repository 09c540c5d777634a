package fi.majakka.bot.jobs.feed;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fi.majakka.bot.jobs.FeedLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Vacancies in JSON: one object a line, an array, or one document; each object is Työmarkkinatori's
 * or schema.org's. Read as it comes, so that a large feed needs little memory.
 */
final class JsonFeed extends FeedFile {
  private static final int DEEPEST = 60;
  private static final int LONGEST_LINE = 2_000_000;
  private final ObjectMapper json =
      JsonMapper.builder(
              com.fasterxml.jackson.core.JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .build();
  private final BufferedReader file;
  private final TmtReader tmt;
  private final JobPostingReader postings;
  private final boolean lines;
  private final Deque<FeedLine> ready = new ArrayDeque<>();
  private final JsonParser parser;
  private int line;
  private boolean usable;

  /**
   * @param lines true when every line is an object of its own
   */
  JsonFeed(BufferedReader file, boolean lines, Reading reading) throws IOException {
    this.file = file;
    this.lines = lines;
    this.tmt = new TmtReader(reading);
    this.postings = new JobPostingReader(reading);
    this.parser = json.createParser(lines ? Reader.nullReader() : file);
  }

  @Override
  @Nullable FeedLine read() throws IOException {
    while (ready.isEmpty()) {
      if (!(lines ? readLine() : readDocument())) {
        return null;
      }
    }
    return ready.poll();
  }

  private boolean readLine() throws IOException {
    String text = file.readLine();
    line++;
    if (text == null) {
      return false;
    }
    if (text.isBlank()) {
      return true;
    }
    if (text.length() > LONGEST_LINE) {
      ready.add(new FeedLine.Refused(line, "the line is too long"));
      return true;
    }
    try {
      take(json.readTree(text), line);
    } catch (JsonProcessingException e) {
      file.mark(1);
      if (file.read() < 0) {
        throw new FeedBrokenException("the feed breaks off in line " + line, e);
      }
      file.reset();
      ready.add(new FeedLine.Refused(line, "not JSON"));
    }
    return true;
  }

  private boolean readDocument() throws IOException {
    try {
      JsonToken token = parser.nextToken();
      if (token == null) {
        if (!usable) {
          throw new FeedBrokenException("there is no vacancy in it");
        }
        return false;
      }
      if (token == JsonToken.START_OBJECT) {
        int at = parser.currentTokenLocation().getLineNr();
        JsonNode node = json.readTree(parser);
        take(node, at);
      } else if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
        parser.skipChildren();
      }
      return true;
    } catch (JsonProcessingException e) {
      throw new FeedBrokenException(
          "the JSON cannot be read at line " + e.getLocation().getLineNr(), e);
    }
  }

  private void take(JsonNode node, int at) {
    if (TmtReader.knows(node)) {
      usable = true;
      ready.add(tmt.read(node, at));
      return;
    }
    List<JsonNode> found = JobPostingReader.postings(node);
    for (JsonNode posting : found) {
      usable = true;
      ready.add(postings.read(posting, at));
    }
    if (found.isEmpty()) {
      // A list of Työmarkkinatori's may lie in an envelope.
      for (JsonNode child : node) {
        if (child.isArray()) {
          child.forEach(item -> takeInside(item, at));
        }
      }
      if (ready.isEmpty()) {
        ready.add(new FeedLine.Refused(at, "not a vacancy of a known kind"));
      }
    }
  }

  private void takeInside(JsonNode item, int at) {
    if (TmtReader.knows(item)) {
      usable = true;
      ready.add(tmt.read(item, at));
    }
  }

  @Override
  public void close() throws IOException {
    parser.close();
    file.close();
  }
}
