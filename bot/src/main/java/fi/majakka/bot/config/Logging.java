package fi.majakka.bot.config;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * How Majakka logs: to standard error, one line an event, with {@code MAJAKKA_LOG=json} one JSON
 * object. Messages of people are never logged. Set up here and not by a file, as the reading of one
 * takes 500 classes; whoever names a file with {@code -Dlogback.configurationFile} gets that.
 */
public final class Logging extends ContextAwareBase implements Configurator {
  /** Breaks of lines cannot forge an entry, and no bot token is shown. */
  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{20}"
          + " %replace(%msg){'[\\r\\n\\u001b\\u2028\\u2029]','_'}%n"
          + "%replace(%rEx{6}){'bot\\d+:[\\w-]+','bot***'}%nopex";

  @Override
  public ExecutionStatus configure(LoggerContext logs) {
    if (System.getProperty("logback.configurationFile") != null) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    Encoder<ILoggingEvent> encoder =
        "json".equals(Home.environment().get("MAJAKKA_LOG")) ? new JsonEncoder() : text();
    encoder.setContext(logs);
    encoder.start();
    ConsoleAppender<ILoggingEvent> err = new ConsoleAppender<>();
    err.setContext(logs);
    err.setTarget("System.err");
    err.setEncoder(encoder);
    err.start();
    Logger root = logs.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(err);
    logs.getLogger("fi.majakka").setLevel(Level.INFO);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static PatternLayoutEncoder text() {
    PatternLayoutEncoder text = new PatternLayoutEncoder();
    text.setPattern(PATTERN);
    return text;
  }
}
