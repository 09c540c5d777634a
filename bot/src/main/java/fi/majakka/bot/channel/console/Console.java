package fi.majakka.bot.channel.console;

import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.Conversation;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.InboundMessage;
import fi.majakka.bot.conversation.InboundMessage.Content;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.conversation.Reply;
import fi.majakka.bot.conversation.ReplyJson;
import fi.majakka.bot.conversation.Source;
import fi.majakka.bot.conversation.Turn;
import fi.majakka.bot.conversation.TurnHandler;
import fi.majakka.bot.privacy.Masking;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Optional;

/** A conversation in the terminal, kept in memory only: nothing is stored. */
public final class Console {
  private final TurnHandler turns;
  private final Clock clock;
  private final Masking masking = new Masking();
  private final boolean json;
  private final PrintWriter out;

  /**
   * A console.
   *
   * @param json true writes one reply object a line
   */
  public Console(TurnHandler turns, Clock clock, boolean json, PrintWriter out) {
    this.turns = turns;
    this.clock = clock;
    this.json = json;
    this.out = out;
  }

  /** Talks until the input ends or somebody writes {@code /quit}. */
  public void talk(BufferedReader in, Optional<Language> language) throws IOException {
    ConversationId id = new ConversationId("console");
    Conversation conversation = Conversation.begun(id, "console", clock.instant());
    String start = language.map(chosen -> "/start " + chosen.code()).orElse("/start");
    int number = 0;
    if (!json) {
      conversation = turn(conversation, start, number++, language);
    } else if (language.isPresent()) {
      conversation = handle(conversation, start, number++, language).after();
    }
    for (String line = ask(in); line != null && !line.equals("/quit"); line = ask(in)) {
      if (!line.isBlank()) {
        conversation = turn(conversation, line, number++, language);
      }
    }
  }

  private String ask(BufferedReader in) throws IOException {
    if (!json) {
      out.print("> ");
      out.flush();
    }
    return in.readLine();
  }

  private Conversation turn(
      Conversation before, String text, int number, Optional<Language> language) {
    Turn turn = handle(before, text, number, language);
    if (json) {
      out.println(ReplyJson.of(turn.reply()));
    } else {
      print(turn.reply());
    }
    out.flush();
    return turn.effect() == Turn.Request.FORGET
        ? Conversation.begun(before.id(), before.channel(), clock.instant())
        : turn.after();
  }

  private Turn handle(Conversation before, String text, int number, Optional<Language> language) {
    Masking.Masked masked = masking.mask(text);
    return turns.handle(
        before,
        new InboundMessage(
            "console",
            before.id(),
            Integer.toString(number),
            new Content.Text(masked.text()),
            clock.instant(),
            language,
            masked.kinds()));
  }

  private void print(Reply reply) {
    int number = 1;
    for (Message message : reply.messages()) {
      if (message instanceof Message.Text text) {
        out.println(text.text() + "\n");
      } else if (message instanceof Message.Link link) {
        out.println("→ " + link.text() + ": " + link.url() + "\n");
      } else if (message instanceof Message.Choices choices) {
        if (!choices.text().isEmpty()) {
          out.println(choices.text());
        }
        for (Choice choice : choices.choices()) {
          out.println("  " + number++ + ") " + choice.label());
        }
        out.println();
      } else if (message instanceof Message.Job job) {
        out.println("• " + job.title() + ", " + job.employer() + ", " + job.municipality());
        out.println("  " + job.reason() + "\n  " + job.url() + "\n");
      }
    }
    for (Source source : reply.sources()) {
      out.println("  [" + source.title() + ", " + source.url() + ", " + source.checked() + "]");
    }
  }
}
