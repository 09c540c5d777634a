package fi.majakka.bot.mail;

/** Hands a mail over to the network. Thread-safe. */
public interface MailServer {

  /** Blocks until the server has taken or refused it; never throws for what the server did. */
  Outcome send(Mail mail);

  /** What became of a mail. */
  sealed interface Outcome {}

  /** The server has it. */
  record Taken() implements Outcome {}

  /** Not now. */
  record Later(String why) implements Outcome {}

  /** Never. */
  record Refused(String why) implements Outcome {}
}
