package fi.majakka.bot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {
  @TempDir Path folder;

  private Config read(String yaml, Map<String, String> environment) throws IOException {
    Path file = folder.resolve("majakka.yaml");
    Files.writeString(file, yaml);
    return new ConfigReader(environment).read(file);
  }

  @Test
  void theShippedSettingsAreTheDefaults() throws IOException {
    Map<String, String> home = Map.of("HOME", folder.toString());
    Config shipped = new ConfigReader(home).read(Path.of("../config/majakka.yaml"));
    assertThat(shipped).isEqualTo(read("", home));
    assertThat(shipped.server().port()).isEqualTo(7070);
    assertThat(shipped.telegram().token()).isEmpty();
  }

  @Test
  void theEnvironmentOverridesTheFile() throws IOException {
    Config config =
        read(
            "telegram:\n  apiUrl: https://example.fi\n",
            Map.of("MAJAKKA_TELEGRAM_APIURL", "http://127.0.0.1:9"));
    assertThat(config.telegram().apiUrl()).hasToString("http://127.0.0.1:9");
  }

  @Test
  void aSecretComesFromTheFileThatTheSettingNames() throws IOException {
    Path secret = folder.resolve("token");
    Files.writeString(secret, "123:abc\n");
    Config config = read("telegram:\n  mode: polling\n  token: " + secret + "\n", Map.of());
    assertThat(config.telegram().token()).contains("123:abc");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "serve: {port: 1}|serve.port",
        "server: {port: many}|server.port",
        "server: {port: 70000}|server.port",
        "server: {trustProxy: perhaps}|server.trustProxy",
        "telegram: {apiUrl: 'http://example.fi'}|telegram.apiUrl",
        "telegram: {mode: carrier}|telegram.mode",
        "telegram: {token: '123:written-into-the-settings'}|telegram.token",
        "region: ../etc|region",
        "server: {port: [7070]}|server.port",
        "server: {host: {name: a}}|server.host.name",
        "region: [sydansuomi]|region",
        "jobs: {feeds: all}|jobs.feeds",
        "jobs: {feeds: [one, two]}|jobs.feeds",
        "jobs: {alertsFrom: 20, alertsUntil: 8}|jobs.alertsFrom",
        "server: {corsOrigins: ['https://a.fi', {b: c}]}|server.corsOrigins",
        "database: {url: 'postgresql://db/majakka'}|database.url",
        "database: {url: 'jdbc:oracle:thin:@db'}|database.url",
        "telegram: {apiUrl: 'http://127.example.com'}|telegram.apiUrl",
        "prot:|prot",
        "{region: sydansuomi, region: other}|region",
        "privacy: {conversationDays: 0}|privacy.conversationDays"
      })
  void oneSentenceNamesTheKeyThatIsWrong(String yaml, String key) {
    assertThatThrownBy(() -> read(yaml, Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"just words", "- a\n- b\n", "17", "server: [\n", "%bad: [\n"})
  void whatIsNoSettingsIsRefusedInOneLine(String yaml) {
    assertThatThrownBy(() -> read(yaml, Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("majakka.yaml")
        .hasMessageNotContaining("\n");
  }

  @Test
  void aSectionWhoseSettingsAreAllLeftOutChangesNothing() throws IOException {
    Map<String, String> home = Map.of("HOME", folder.toString());
    assertThat(read("server:\nstudio:\n  oidc:\n", home)).isEqualTo(read("", home));
  }

  @Test
  void anEmptyFileIsNoSecret() throws IOException {
    Path token = Files.writeString(folder.resolve("token"), "123:abc\n");
    Path secret = Files.writeString(folder.resolve("secret"), "\n");
    assertThatThrownBy(
            () -> read("telegram: {token: " + token + ", secret: " + secret + "}", Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("telegram.secret");
  }
}
