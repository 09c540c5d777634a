package fi.majakka.bot.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailTest {
  @ParameterizedTest
  @ValueSource(strings = {"a@b.fi", "leena.virtanen+tyo@kunta.example.fi", "x_y-z@sub.example.com"})
  void usualAddressesAreTaken(String address) {
    assertThat(Mail.isAddress(address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "a@b",
        "a b@c.fi",
        "a@b.fi,c@d.fi",
        "A <a@b.fi>",
        "a@b.fi\nBcc: c@d.fi",
        "\"a\"@b.fi",
        "a..b@c.fi",
        "a@[127.0.0.1]"
      })
  void whatIsNotOneAddressIsRefused(String address) {
    assertThat(Mail.isAddress(address)).isFalse();
  }
}
