package fi.majakka.bot.channel.telegram;

import fi.majakka.bot.config.Config;
import fi.majakka.bot.delivery.Inbox;
import fi.majakka.bot.privacy.Signer;
import fi.majakka.bot.web.Routes;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.methods.updates.SetWebhook;
import org.telegram.telegrambots.meta.api.objects.commands.BotCommand;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.generics.TelegramClient;

/** The parts of the Telegram channel, made from the settings. */
public final class Telegram implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Telegram.class);
  private final Config.Telegram config;
  private final TelegramClient client;
  private final OkHttpClient http;
  private final UpdateReader reader;
  private final TelegramChannel channel;
  private Optional<TelegramPolling> polling = Optional.empty();

  /**
   * The channel of a bot.
   *
   * @param token the bot's; it is part of every address, so no address is ever logged
   */
  public Telegram(Config.Telegram config, String token, Signer signer, Clock clock) {
    this.config = config;
    this.http = http(config.apiUrl());
    this.client = new OkHttpTelegramClient(http, token, url(config.apiUrl()));
    CallbackData buttons = new CallbackData(signer);
    this.reader = new UpdateReader(buttons, clock);
    this.channel = new TelegramChannel(client, buttons, clock);
  }

  /**
   * A Bot API server of one's own, asked over plain HTTP, needs none of the world's certificates.
   */
  private static OkHttpClient http(URI api) {
    OkHttpClient.Builder http = new OkHttpClient.Builder();
    return api.getScheme().equals("https")
        ? http.build()
        : http.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT)).build();
  }

  private static TelegramUrl url(URI api) {
    int usual = api.getScheme().equals("https") ? 443 : 80;
    return new TelegramUrl(
        api.getScheme(), api.getHost(), api.getPort() < 0 ? usual : api.getPort(), false);
  }

  /** Sends replies. */
  public TelegramChannel channel() {
    return channel;
  }

  /** Takes updates by webhook; without a secret there is none. */
  public Optional<Routes> webhook(Inbox inbox) {
    return config.secret().map(secret -> new TelegramWebhook(secret, reader, inbox, channel));
  }

  /** Makes the bot known to Telegram and, where the settings say so, begins to fetch updates. */
  public void start(Inbox inbox, Optional<URI> publicUrl) {
    Thread greeting = new Thread(() -> introduce(publicUrl), "majakka-telegram");
    greeting.setDaemon(true);
    greeting.start();
    if (config.mode() == Config.TelegramMode.POLLING) {
      TelegramPolling fetching = new TelegramPolling(client, reader, inbox);
      polling = Optional.of(fetching);
      fetching.start();
    }
  }

  private void introduce(Optional<URI> publicUrl) {
    try {
      client.execute(commands("fi"));
      client.execute(commands("en"));
      if (config.mode() == Config.TelegramMode.WEBHOOK && publicUrl.isPresent()) {
        client.execute(
            SetWebhook.builder()
                .url(publicUrl.get().resolve("/telegram/webhook").toString())
                .secretToken(config.secret().orElse(""))
                .build());
      }
    } catch (TelegramApiException e) {
      LOG.warn("the bot's menu could not be set: {}", e.getClass().getSimpleName());
    }
  }

  private static SetMyCommands commands(String language) {
    boolean fi = language.equals("fi");
    return SetMyCommands.builder()
        .languageCode(language)
        .commands(
            List.of(
                new BotCommand("help", fi ? "Mitä osaan" : "What I can do"),
                new BotCommand("language", fi ? "Vaihda kieltä" : "Change the language"),
                new BotCommand("human", fi ? "Puhu ihmiselle" : "Talk to a person"),
                new BotCommand("why", fi ? "Mistä vastaus tuli" : "Where the answer came from"),
                new BotCommand("privacy", fi ? "Mitä tallennan" : "What I store"),
                new BotCommand("mydata", fi ? "Tietoni" : "My data"),
                new BotCommand("forget", fi ? "Poista tietoni" : "Delete my data"),
                new BotCommand("stop", fi ? "Lopeta viestit" : "Stop messages")))
        .build();
  }

  @Override
  public void close() {
    polling.ifPresent(TelegramPolling::close);
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
