package fi.majakka.bot.storage;

import fi.majakka.bot.handover.OfficeHours;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** When people answer, as coordinators have set it. */
final class HandoverHours {
  private static final int HOUR = 60;
  private final Clock clock;

  HandoverHours(Clock clock) {
    this.clock = clock;
  }

  List<OfficeHours> all(Handle handle) {
    return handle
        .createQuery("select * from handover_hours order by municipality")
        .map((row, context) -> hours(row))
        .list();
  }

  /** The municipality's own, else the region's. */
  Optional<OfficeHours> of(Handle handle, Optional<String> municipality) {
    return handle
        .createQuery(
            "select * from handover_hours where municipality in ('', :place) order by municipality"
                + " desc fetch first 1 rows only")
        .bind("place", municipality.orElse(""))
        .map((row, context) -> hours(row))
        .findOne();
  }

  private static OfficeHours hours(ResultSet row) throws SQLException {
    int within = row.getInt("answer_hours");
    return new OfficeHours(
        Optional.of(row.getString("municipality")).filter(name -> !name.isEmpty()),
        Arrays.stream(row.getString("days").split(",", -1))
            .map(day -> DayOfWeek.of(Integer.parseInt(day)))
            .collect(Collectors.toSet()),
        time(row.getInt("from_minute")),
        time(row.getInt("until_minute")),
        within == 0 ? Optional.empty() : Optional.of(within));
  }

  private static LocalTime time(int minute) {
    return LocalTime.of(minute / HOUR, minute % HOUR);
  }

  void put(Handle handle, OfficeHours hours, String who) {
    remove(handle, hours.municipality());
    handle
        .createUpdate(
            "insert into handover_hours (municipality, days, from_minute, until_minute,"
                + " answer_hours, changed_by, changed_at) values (:place, :days, :from, :until,"
                + " :within, :who, :now)")
        .bind("place", hours.municipality().orElse(""))
        .bind(
            "days",
            hours.days().stream()
                .sorted()
                .map(day -> Integer.toString(day.getValue()))
                .collect(Collectors.joining(",")))
        .bind("from", hours.from().toSecondOfDay() / HOUR)
        .bind("until", hours.until().toSecondOfDay() / HOUR)
        .bind("within", hours.answerHours().orElse(null))
        .bind("who", who)
        .bind("now", clock.instant())
        .execute();
  }

  void remove(Handle handle, Optional<String> municipality) {
    handle
        .createUpdate("delete from handover_hours where municipality = :place")
        .bind("place", municipality.orElse(""))
        .execute();
  }
}
