package fi.majakka.bot.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the settings from a YAML file and the environment. */
public final class ConfigReader {
  private static final int YEARS_10 = 3650;
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private final Map<String, String> environment;

  public ConfigReader(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * The settings of the file, with the environment over them and defaults under them.
   *
   * @throws ConfigException naming the key that is unknown, of the wrong type or out of range
   */
  public Config read(Path file) {
    Keys keys = keys(file);
    Config config =
        new Config(
            server(keys),
            new Config.Database(
                databaseUrl(keys),
                keys.text("database.user"),
                keys.secret("database.password"),
                keys.integer("database.poolSize", 8, 2, 200)),
            telegram(keys),
            region(keys),
            new Config.Privacy(
                Path.of(keys.text("privacy.keyFile", defaultKeyFile())),
                keys.days("privacy.conversationDays", 90, YEARS_10),
                keys.days("privacy.deliveryDays", 14, YEARS_10),
                keys.days("privacy.statisticsDays", 730, YEARS_10),
                keys.days("privacy.trainingDays", 365, YEARS_10)),
            new Config.Limits(
                keys.integer("limits.messagesPerMinute", 120, 1, 100_000),
                keys.integer("limits.requestsPerMinute", 12_000, 1, 1_000_000),
                keys.integer("limits.formsPerMinute", 30, 1, 100_000),
                keys.integer("limits.waiting", 10_000, 10, 1_000_000)),
            new Config.Dialogue(keys.text("dialogue.responsible", "sydansuomi")),
            new Config.Fetch(
                keys.list("fetch.hosts"),
                keys.list("fetch.privateHosts"),
                Duration.ofSeconds(keys.integer("fetch.seconds", 60, 1, 3600)),
                keys.integer("fetch.megabytes", 500, 1, 10_000) * 1_000_000L),
            mail(keys),
            new Config.Employers(keys.days("employers.needDays", 90, YEARS_10)),
            studio(keys),
            jobs(keys),
            applications(keys),
            new Config.Events(
                keys.flag("events.demo", false),
                Duration.ofHours(keys.integer("events.reminderHours", 24, 1, 240)),
                keys.days("events.signUpDays", 30, 365)),
            new Config.Handover(
                Duration.ofHours(keys.integer("handover.silentHours", 24, 1, 240)),
                keys.days("handover.waitDays", 14, 90),
                keys.days("handover.keepDays", 30, 365)),
            watching(keys));
    keys.noneLeft();
    return config;
  }

  private static Config.Watching watching(Keys keys) {
    int days = keys.integer("links.everyDays", 7, 0, 365);
    return new Config.Watching(
        keys.addresses("ptv.urls"),
        Duration.ofHours(keys.integer("ptv.everyHours", 24, 1, 8_760)),
        days == 0 ? Optional.empty() : Optional.of(Duration.ofDays(days)));
  }

  private static Config.Applications applications(Keys keys) {
    Config.Applications periods =
        new Config.Applications(
            keys.days("applications.draftDays", 14, 90),
            keys.days("applications.validDays", 180, 730),
            keys.days("applications.reminderDays", 14, 90),
            keys.days("applications.receiptDays", 730, YEARS_10),
            keys.days("applications.viewDays", 30, 365),
            keys.days("applications.logDays", 365, YEARS_10));
    if (periods.reminder().compareTo(periods.valid()) >= 0) {
      throw keys.wrong("applications.reminderDays", "must be less than applications.validDays");
    }
    return periods;
  }

  private static Config.Server server(Keys keys) {
    return new Config.Server(
        keys.text("server.host", "127.0.0.1"),
        keys.integer("server.port", 7070, 0, 65_535),
        keys.address("server.publicUrl"),
        keys.list("server.frameAncestors"),
        keys.list("server.corsOrigins"),
        keys.flag("server.trustProxy", false));
  }

  private static Optional<String> databaseUrl(Keys keys) {
    Optional<String> url = keys.text("database.url");
    if (url.isPresent() && !url.get().startsWith("jdbc:postgresql:")) {
      throw keys.wrong("database.url", "must begin with jdbc:postgresql://, or be left out");
    }
    return url;
  }

  private static Config.Telegram telegram(Keys keys) {
    URI apiUrl =
        keys.address("telegram.apiUrl").orElseGet(() -> URI.create("https://api.telegram.org"));
    if ("http".equals(apiUrl.getScheme()) && !isLoopback(apiUrl)) {
      throw keys.wrong("telegram.apiUrl", "may use plain http for this machine only");
    }
    Optional<String> token = keys.secret("telegram.token");
    Optional<String> secret = keys.secret("telegram.secret");
    Config.TelegramMode mode =
        keys.oneOf("telegram.mode", Config.TelegramMode.class, Config.TelegramMode.WEBHOOK);
    if (token.isPresent() && !token.get().matches("\\d+:[\\w-]+")) {
      throw keys.wrong("telegram.token", "must look like 123456:ABC-def");
    }
    if (token.isPresent() && mode == Config.TelegramMode.WEBHOOK && secret.isEmpty()) {
      throw keys.wrong("telegram.secret", "must be set when Telegram uses the webhook");
    }
    return new Config.Telegram(token, secret, mode, apiUrl);
  }

  private static Config.Jobs jobs(Keys keys) {
    List<Config.Feed> feeds = new ArrayList<>();
    for (String group : keys.groups("jobs.feeds")) {
      String name = keys.text(group + ".name", "");
      if (!name.matches("[a-z0-9][a-z0-9.-]{0,62}")) {
        throw keys.wrong(group + ".name", "must be lower case letters, digits, dots and hyphens");
      }
      Config.FeedKind kind =
          keys.oneOf(group + ".kind", Config.FeedKind.class, Config.FeedKind.ADDRESS);
      Optional<String> key = keys.secret(group + ".key");
      if (kind == Config.FeedKind.TMT && key.isEmpty()) {
        throw keys.wrong(group + ".key", "must be set for Työmarkkinatori's interface");
      }
      feeds.add(
          new Config.Feed(
              name,
              kind,
              keys.address(group + ".url")
                  .orElseThrow(() -> keys.wrong(group + ".url", "must be set")),
              key,
              keys.text(group + ".title"),
              keys.text(group + ".employer"),
              keys.list(group + ".municipalities"),
              keys.text(group + ".passOn").map(value -> keys.flag(group + ".passOn", false))));
    }
    int alertsFrom = keys.integer("jobs.alertsFrom", 8, 0, 23);
    int alertsUntil = keys.integer("jobs.alertsUntil", 20, 1, 24);
    if (alertsFrom >= alertsUntil) {
      throw keys.wrong("jobs.alertsFrom", "must be less than jobs.alertsUntil");
    }
    return new Config.Jobs(
        keys.flag("jobs.demo", false),
        Duration.ofMinutes(keys.integer("jobs.importMinutes", 60, 5, 10_080)),
        feeds,
        keys.days("jobs.alertDays", 90, YEARS_10),
        alertsFrom,
        alertsUntil);
  }

  private static Config.Mail mail(Keys keys) {
    Optional<String> host = keys.text("mail.host");
    Config.MailSecurity security =
        keys.oneOf("mail.security", Config.MailSecurity.class, Config.MailSecurity.STARTTLS);
    if (security == Config.MailSecurity.NONE
        && host.filter(name -> !isLoopback(name)).isPresent()) {
      throw keys.wrong("mail.security", "may be none for a mail server on this machine only");
    }
    String from = keys.text("mail.from", "");
    if (host.isPresent() && !from.contains("@")) {
      throw keys.wrong("mail.from", "must be a mail address when mail.host is set");
    }
    return new Config.Mail(
        host,
        keys.integer("mail.port", 587, 1, 65_535),
        security,
        keys.text("mail.user"),
        keys.secret("mail.password"),
        from);
  }

  private static Config.Studio studio(Keys keys) {
    return new Config.Studio(
        keys.flag("studio.secondFactor", true),
        Duration.ofMinutes(keys.integer("studio.idleMinutes", 30, 1, 24 * 60)),
        Duration.ofHours(keys.integer("studio.sessionHours", 12, 1, 7 * 24)),
        oidc(keys));
  }

  private static Optional<Config.Oidc> oidc(Keys keys) {
    Optional<URI> issuer = keys.address("studio.oidc.issuer");
    Optional<String> clientId = keys.text("studio.oidc.clientId");
    Optional<String> secret = keys.secret("studio.oidc.clientSecret");
    String nameClaim = keys.text("studio.oidc.nameClaim", "preferred_username");
    Optional<String> acr = keys.text("studio.oidc.acr");
    if (issuer.isEmpty()) {
      return Optional.empty();
    }
    if ("http".equals(issuer.get().getScheme()) && !isLoopback(issuer.get())) {
      throw keys.wrong("studio.oidc.issuer", "may use plain http for this machine only");
    }
    if (clientId.isEmpty()) {
      throw keys.wrong("studio.oidc.clientId", "must be set when studio.oidc.issuer is");
    }
    if (secret.isEmpty()) {
      throw keys.wrong("studio.oidc.clientSecret", "must be set when studio.oidc.issuer is");
    }
    return Optional.of(new Config.Oidc(issuer.get(), clientId.get(), secret.get(), nameClaim, acr));
  }

  private static String region(Keys keys) {
    String region = keys.text("region", "sydansuomi");
    if (!region.matches("[a-z0-9-]+")) {
      throw keys.wrong("region", "must be the name of a folder of the knowledge base");
    }
    return region;
  }

  private static boolean isLoopback(URI address) {
    return isLoopback(address.getHost());
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost") || host.matches("127(\\.\\d{1,3}){3}") || host.equals("[::1]");
  }

  private String defaultKeyFile() {
    String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
    String folder = environment.getOrDefault("XDG_CONFIG_HOME", home + "/.config");
    return folder + "/majakka/master-key.json";
  }

  private Keys keys(Path file) {
    Map<String, String> values = new HashMap<>();
    Set<String> lists = new HashSet<>();
    try {
      JsonNode settings = YAML.readTree(Files.readString(file));
      if (!settings.isObject() && !settings.isMissingNode() && !settings.isNull()) {
        throw new ConfigException("the settings in " + file + " are not keys with values");
      }
      flatten("", settings, values, lists);
    } catch (JsonProcessingException e) {
      String why = e.getOriginalMessage().lines().findFirst().orElse("not YAML");
      throw new ConfigException("the settings in " + file + " cannot be read: " + why + line(e));
    } catch (IOException e) {
      throw new ConfigException("the settings file " + file + " cannot be read");
    }
    return new Keys(values, lists, environment);
  }

  private static String line(JsonProcessingException e) {
    return e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
  }

  private static void flatten(
      String prefix, JsonNode node, Map<String, String> into, Set<String> lists) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              entry ->
                  flatten(
                      prefix.isEmpty() ? entry.getKey() : prefix + "." + entry.getKey(),
                      entry.getValue(),
                      into,
                      lists));
    } else if (node.isArray() && node.valueStream().anyMatch(JsonNode::isContainerNode)) {
      for (int i = 0; i < node.size(); i++) {
        flatten(prefix + "." + i, node.get(i), into, lists);
      }
    } else if (node.isArray()) {
      lists.add(prefix);
      into.put(prefix, node.valueStream().map(JsonNode::asText).collect(Collectors.joining(",")));
    } else if (!prefix.isEmpty()) {
      into.put(prefix, node.isNull() ? "" : node.asText());
    }
  }
}
