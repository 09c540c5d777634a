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
        "privacy: {conversationDays: 0}|privacy.conversationDays"
      })
  void oneSentenceNamesTheKeyThatIsWrong(String yaml, String key) {
    assertThatThrownBy(() -> read(yaml, Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(key);
  }
}
