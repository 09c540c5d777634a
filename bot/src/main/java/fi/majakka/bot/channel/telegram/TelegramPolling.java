package fi.majakka.bot.channel.telegram;

import com.fasterxml.jackson.databind.ObjectMapper;
import fi.majakka.bot.delivery.Inbox;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.updates.DeleteWebhook;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.generics.TelegramClient;

/** Fetches updates, for trying out without a public address; an update is let go once stored. */
public final class TelegramPolling implements AutoCloseable {
  private static final int WAIT_SECONDS = 25;
  private static final long PAUSE_NANOS = 3_000_000_000L;
  private static final Logger LOG = LoggerFactory.getLogger(TelegramPolling.class);
  private final TelegramClient client;
  private final UpdateReader reader;
  private final Inbox inbox;
  private final ObjectMapper json = new ObjectMapper();
  private final Thread thread = new Thread(this::run, "majakka-polling");
  private volatile boolean closing;

  TelegramPolling(TelegramClient client, UpdateReader reader, Inbox inbox) {
    this.client = client;
    this.reader = reader;
    this.inbox = inbox;
    thread.setDaemon(true);
  }

  /** Starts fetching. */
  public void start() {
    thread.start();
  }

  private void run() {
    int offset = 0;
    boolean webhookGone = false;
    while (!closing) {
      try {
        if (!webhookGone) {
          client.execute(DeleteWebhook.builder().build());
          webhookGone = true;
        }
        offset = fetch(offset);
      } catch (TelegramApiException | CompletionException e) {
        LOG.warn("updates cannot be fetched: {}", e.getClass().getSimpleName());
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private int fetch(int offset) throws TelegramApiException {
    List<Update> updates =
        client.execute(GetUpdates.builder().offset(offset).timeout(WAIT_SECONDS).build());
    int next = offset;
    for (Update update : updates) {
      reader.read(json.valueToTree(update)).ifPresent(message -> inbox.accept(message).join());
      next = update.getUpdateId() + 1;
    }
    return next;
  }

  @Override
  public void close() {
    closing = true;
    thread.interrupt();
  }
}
