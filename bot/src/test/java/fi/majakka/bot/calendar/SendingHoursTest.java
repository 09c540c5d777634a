package fi.majakka.bot.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendingHoursTest {
  private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");
  private final SendingHours hours = new SendingHours(8, 20);

  private static Instant at(String time) {
    return LocalDateTime.parse(time).atZone(FINLAND).toInstant();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-01", "2026-01-06", "2026-04-03", "2026-04-05", "2026-04-06", "2026-05-01",
        "2026-05-14", "2026-05-24", "2026-06-19", "2026-06-20", "2026-10-31", "2026-12-06",
        "2026-12-24", "2026-12-25", "2026-12-26", "2027-03-28", "2027-06-26", "2027-11-06"
      })
  void holidaysAreKnown(String day) {
    assertThat(FinnishHolidays.on(LocalDate.parse(day))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-24", "2026-04-07", "2026-06-22", "2026-12-23", "2026-11-07"})
  void otherDaysAreNot(String day) {
    assertThat(FinnishHolidays.on(LocalDate.parse(day))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T10:15,2026-11-24T10:15",
    "2026-11-24T05:00,2026-11-24T08:00",
    "2026-11-24T20:00,2026-11-25T08:00",
    "2026-11-28T21:00,2026-11-30T08:00",
    "2026-12-23T22:00,2026-12-28T08:00"
  })
  void nothingIsSentAtNightOnSundaysAndOnHolidays(String found, String sent) {
    assertThat(hours.next(at(found))).isEqualTo(at(sent));
  }

  @Test
  void digestsComeInTheMorning() {
    assertThat(hours.nextMorning(at("2026-11-24T10:00"))).isEqualTo(at("2026-11-25T08:00"));
    assertThat(hours.nextMorning(at("2026-11-28T10:00"))).isEqualTo(at("2026-11-30T08:00"));
    assertThat(hours.nextWeek(at("2026-11-24T10:00"))).isEqualTo(at("2026-11-30T08:00"));
    assertThat(hours.nextWeek(at("2026-04-01T10:00"))).isEqualTo(at("2026-04-07T08:00"));
  }
}
