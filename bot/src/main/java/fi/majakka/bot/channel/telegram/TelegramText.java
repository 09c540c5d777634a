package fi.majakka.bot.channel.telegram;

import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.conversation.Reply;
import fi.majakka.bot.conversation.Source;
import java.text.BreakIterator;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A reply as Telegram shows it: HTML of at most 4,096 characters a message, and buttons. */
public final class TelegramText {
  /**
   * Bot API: a text has 1 to 4,096 characters after parsing; the markup is counted in, to be safe.
   */
  static final int LIMIT = 4096;

  private TelegramText() {}

  /** The texts to send, in order; the last one carries the buttons. */
  static List<String> texts(Reply reply) {
    List<String> paragraphs = new ArrayList<>();
    for (Message message : reply.messages()) {
      if (message instanceof Message.Text text) {
        paragraphs.add(escaped(text.text()));
      } else if (message instanceof Message.Link link) {
        paragraphs.add("→ " + anchor(link.text(), link.url()));
      } else if (message instanceof Message.Choices choices && !choices.text().isEmpty()) {
        paragraphs.add(escaped(choices.text()));
      } else if (message instanceof Message.Job job) {
        paragraphs.add(job(job));
      }
    }
    if (!reply.sources().isEmpty()) {
      paragraphs.add("<i>" + sources(reply) + "</i>");
    }
    if (paragraphs.isEmpty()) {
      paragraphs.add(reply.language() == Language.FI ? "Valitse:" : "Choose:");
    }
    return packed(paragraphs);
  }

  /** The texts as they are read, without their markup. */
  public static List<String> read(Reply reply) {
    return texts(reply).stream().map(TelegramText::plain).toList();
  }

  /** The offers, in order. */
  public static List<Choice> choices(Reply reply) {
    return reply.messages().stream()
        .filter(Message.Choices.class::isInstance)
        .flatMap(message -> ((Message.Choices) message).choices().stream())
        .toList();
  }

  private static List<String> packed(List<String> paragraphs) {
    List<String> texts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (String paragraph : paragraphs) {
      for (String piece : pieces(paragraph)) {
        if (!text.isEmpty() && text.length() + 2 + piece.length() > LIMIT) {
          texts.add(text.toString());
          text.setLength(0);
        }
        text.append(text.isEmpty() ? "" : "\n\n").append(piece);
      }
    }
    texts.add(text.toString());
    return texts;
  }

  /** A paragraph that is too long, cut between characters as people see them. */
  private static List<String> pieces(String paragraph) {
    if (paragraph.length() <= LIMIT) {
      return List.of(paragraph);
    }
    String plain = paragraph.replaceAll("<[^>]*>", "");
    List<String> pieces = new ArrayList<>();
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(plain);
    int from = 0;
    while (plain.length() - from > LIMIT) {
      int space = plain.lastIndexOf(' ', from + LIMIT);
      int to = space > from ? space : characters.preceding(from + LIMIT);
      pieces.add(plain.substring(from, to));
      from = to;
    }
    pieces.add(plain.substring(from));
    return pieces;
  }

  private static String job(Message.Job job) {
    return "<b>"
        + anchor(job.title(), job.url())
        + "</b>\n"
        + escaped(job.employer() + ", " + job.municipality())
        + "\n"
        + escaped(job.reason());
  }

  private static String sources(Reply reply) {
    boolean fi = reply.language() == Language.FI;
    DateTimeFormatter day =
        fi
            ? DateTimeFormatter.ofPattern("d.M.uuuu")
            : DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    StringBuilder line = new StringBuilder(fi ? "Lähde: " : "Source: ");
    String separator = "";
    for (Source source : reply.sources()) {
      line.append(separator)
          .append(anchor(source.title(), source.url()))
          .append(fi ? ", tarkistettu " : ", checked ")
          .append(source.checked().format(day));
      separator = "; ";
    }
    return line.toString();
  }

  private static String anchor(String text, String url) {
    return "<a href=\"" + escaped(url) + "\">" + escaped(text) + "</a>";
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** What is left when the Bot API does not take the markup. */
  static String plain(String html) {
    return html.replaceAll("<[^>]*>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
  }
}
