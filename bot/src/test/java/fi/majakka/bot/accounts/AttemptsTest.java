package fi.majakka.bot.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptsTest {

  @ParameterizedTest
  @CsvSource({"0,0", "4,0", "5,1", "6,2", "7,4", "14,512", "15,900", "16,900", "1000000,900"})
  void fiveTriesAreFreeThenThePausesDoubleUpToAQuarterOfAnHour(int failures, long seconds) {
    assertThat(Attempts.pause(failures)).isEqualTo(Duration.ofSeconds(seconds));
  }
}
