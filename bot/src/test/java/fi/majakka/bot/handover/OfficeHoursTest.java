package fi.majakka.bot.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.majakka.bot.conversation.Language;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfficeHoursTest {
  private static final LocalTime NINE = LocalTime.of(9, 0);
  private static final LocalTime THREE = LocalTime.of(15, 0);
  private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

  private static OfficeHours hours(Set<DayOfWeek> days, LocalTime from, LocalTime until) {
    return new OfficeHours(Optional.empty(), days, from, until, Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-27T06:59:00Z,false", // Friday, 8:59 in Finland
    "2026-11-27T07:00:00Z,true",
    "2026-11-27T12:59:00Z,true",
    "2026-11-27T13:00:00Z,false",
    "2026-11-28T08:00:00Z,false", // Saturday
    "2026-12-25T08:00:00Z,false", // a Friday, but Christmas Day
    "2026-07-01T06:00:00Z,true" // summer time
  })
  void somebodyIsThereInTheHoursOfFinlandAndNotOnHolidays(Instant at, boolean open) {
    assertThat(hours(WEEKDAYS, NINE, THREE).open(at)).isEqualTo(open);
  }

  @Test
  void daysThatFollowOneAnotherAreToldByTheFirstAndTheLast() {
    assertThat(hours(WEEKDAYS, NINE, THREE).spoken(Language.FI)).isEqualTo("ma–pe klo 9–15");
    assertThat(hours(WEEKDAYS, NINE, THREE).spoken(Language.EN)).isEqualTo("Mon–Fri 9:00–15:00");
    Set<DayOfWeek> some = EnumSet.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY, DayOfWeek.SUNDAY);
    assertThat(hours(some, LocalTime.of(8, 30), THREE).spoken(Language.FI))
        .isEqualTo("ti, to, su klo 8.30–15.00");
  }

  @Test
  void hoursThatMakeNoSenseCannotBe() {
    assertThatThrownBy(() -> hours(WEEKDAYS, THREE, NINE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> hours(Set.of(), NINE, THREE))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
