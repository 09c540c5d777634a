package fi.majakka.bot.jobs.feed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** Opens a feed in whatever format it is, told by its beginning. */
public final class Feeds {
  private static final int HEAD = 256 * 1024;
  private static final long LARGEST_AT_ONCE = 50_000_000;

  private Feeds() {}

  /** A format that vacancies come in. */
  public enum Format {
    JSON_LINES("jsonld"),
    JSON("jsonld"),
    PAGE("jsonld"),
    SYNDICATION("rss"),
    SHEET("csv");

    private final String kind;

    Format(String kind) {
      this.kind = kind;
    }
  }

  /**
   * A feed that was recognised.
   *
   * @param kind tmt, jsonld, rss or csv
   */
  public record Opened(String kind, FeedFile lines) {}

  /**
   * Opens a file.
   *
   * @throws FeedBrokenException when its format is not one that is known, or cannot be read
   */
  public static Opened open(Path file, Reading reading) {
    try {
      String head = head(file);
      Format format = format(head);
      if (format != Format.JSON_LINES && format != Format.JSON) {
        if (Files.size(file) > LARGEST_AT_ONCE) {
          throw new FeedBrokenException("the file is too large for its format");
        }
      }
      String kind = head.contains("\"externalId\"") ? "tmt" : format.kind;
      return switch (format) {
        case JSON_LINES -> new Opened(kind, new JsonFeed(reader(file), true, reading));
        case JSON -> new Opened(kind, new JsonFeed(reader(file), false, reading));
        case PAGE -> new Opened("jsonld", new ListedFeed(new PageReader(reading).read(text(file))));
        case SYNDICATION ->
            new Opened(
                "rss",
                new ListedFeed(new SyndicationReader(reading).read(new StringReader(text(file)))));
        case SHEET -> {
          String sheet = text(file);
          yield new Opened(
              "csv",
              new ListedFeed(
                  new SheetReader(reading).read(new StringReader(sheet), firstLine(sheet))));
        }
      };
    } catch (IOException e) {
      throw new FeedBrokenException("the file cannot be read", e);
    }
  }

  private static Format format(String head) {
    String start = head.stripLeading();
    String lower = start.substring(0, Math.min(2000, start.length())).toLowerCase(Locale.ROOT);
    if (start.startsWith("{")) {
      return firstLine(start).stripTrailing().endsWith("}") && balanced(firstLine(start))
          ? Format.JSON_LINES
          : Format.JSON;
    }
    if (start.startsWith("[")) {
      return Format.JSON;
    }
    if (lower.startsWith("<?xml") || lower.startsWith("<rss") || lower.startsWith("<feed")) {
      return lower.contains("<html") ? Format.PAGE : Format.SYNDICATION;
    }
    if (start.startsWith("<")) {
      return Format.PAGE;
    }
    if (SheetReader.knows(firstLine(start))) {
      return Format.SHEET;
    }
    throw new FeedBrokenException(
        "the format is not known: Työmarkkinatori's JSON, JobPosting JSON-LD, a page with it, RSS,"
            + " Atom, or a CSV with the columns of docs/vacancies.md is expected");
  }

  /** True when every brace of a line is closed in it. */
  private static boolean balanced(String line) {
    int open = 0;
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quoted) {
        if (c == '\\') {
          i++;
        } else {
          quoted = c != '"';
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == '{') {
        open++;
      } else if (c == '}') {
        open--;
      }
    }
    return open == 0 && !quoted;
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  private static String head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(HEAD);
      int end = bytes.length;
      while (bytes.length == HEAD && end > 0 && (bytes[end - 1] & 0x80) != 0) {
        end--; // a character may be cut in two here
      }
      return decoded(Arrays.copyOf(bytes, end));
    }
  }

  private static BufferedReader reader(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 64 * 1024);
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    return reader;
  }

  private static String text(Path file) throws IOException {
    return decoded(Files.readAllBytes(file));
  }

  /** UTF-8; else what spreadsheets write on Windows. */
  private static String decoded(byte[] bytes) {
    try {
      return withoutMark(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return new String(bytes, Charset.forName("windows-1252"));
    }
  }

  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
