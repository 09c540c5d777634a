package fi.majakka.bot.web.jobs;

import fi.majakka.bot.jobs.Municipalities;
import fi.majakka.bot.jobs.plan.Plan.Home;
import fi.majakka.bot.jobs.plan.Plan.Stop;
import fi.majakka.bot.jobs.plan.Plan.Work;
import fi.majakka.kb.FlatMap;
import fi.majakka.kb.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A home and the ways to work, to be drawn in a box of 125 by 100.
 *
 * @param spots every municipality of the region, and those outside it that are worked in
 */
public record PlanMap(List<Spot> spots, List<Way> ways) {
  private static final double LEFT = 8;
  private static final double TOP = 10;
  private static final double SIZE = 80;
  private static final int STOPS = 4;

  public PlanMap {
    spots = List.copyOf(spots);
    ways = List.copyOf(ways);
  }

  /**
   * A municipality.
   *
   * @param own true when the first one's work is there
   * @param partner true when the partner's work is there
   */
  public record Spot(String name, double x, double y, boolean home, boolean own, boolean partner) {

    /** Where the name begins. */
    public double nameX() {
      return x + (home || own || partner ? 5.5 : 3);
    }
  }

  /**
   * A line from home to work.
   *
   * @param label where the distance is written
   */
  public record Way(
      double fromX,
      double fromY,
      double toX,
      double toY,
      boolean partner,
      int kilometres,
      Label label) {}

  /** A place for a text. */
  public record Label(double x, double y) {}

  /** The map of a home; a way is drawn to the nearest places of each. */
  static PlanMap of(Home home, Collection<String> region, Municipalities municipalities) {
    Set<String> codes = new LinkedHashSet<>(region);
    List<Stop> own = stops(Optional.of(home.own()));
    List<Stop> partner = stops(home.partner());
    own.forEach(stop -> codes.add(stop.municipality()));
    partner.forEach(stop -> codes.add(stop.municipality()));
    List<String> known =
        codes.stream().filter(code -> municipalities.position(code).isPresent()).toList();
    FlatMap flat =
        new FlatMap(known.stream().map(code -> at(code, municipalities)).toList(), LEFT, TOP, SIZE);
    List<Spot> spots =
        known.stream()
            .map(
                code ->
                    new Spot(
                        municipalities.name(code).orElse(code),
                        flat.x(at(code, municipalities)),
                        flat.y(at(code, municipalities)),
                        code.equals(home.code()),
                        own.stream().anyMatch(stop -> stop.municipality().equals(code)),
                        partner.stream().anyMatch(stop -> stop.municipality().equals(code))))
            .toList();
    List<Way> ways = new ArrayList<>();
    if (municipalities.position(home.code()).isPresent()) {
      Place.Position from = at(home.code(), municipalities);
      own.forEach(stop -> way(flat, from, stop, false, municipalities).ifPresent(ways::add));
      partner.forEach(stop -> way(flat, from, stop, true, municipalities).ifPresent(ways::add));
    }
    return new PlanMap(spots, ways);
  }

  private static List<Stop> stops(Optional<Work> work) {
    return work.stream().flatMap(each -> each.stops().stream()).limit(STOPS).toList();
  }

  private static Place.Position at(String code, Municipalities municipalities) {
    return municipalities.position(code).orElseThrow();
  }

  /** The two lines to the same place lie beside each other, their numbers at different points. */
  private static Optional<Way> way(
      FlatMap flat, Place.Position from, Stop stop, boolean partner, Municipalities places) {
    return places
        .position(stop.municipality())
        .filter(to -> stop.kilometres() > 0)
        .map(
            to -> {
              double x = flat.x(to) - flat.x(from);
              double y = flat.y(to) - flat.y(from);
              double length = Math.max(1, Math.hypot(x, y));
              double aside = partner ? 0.8 : -0.8;
              double right = aside * -y / length;
              double down = aside * x / length;
              double along = partner ? 0.62 : 0.42;
              return new Way(
                  tenths(flat.x(from) + right),
                  tenths(flat.y(from) + down),
                  tenths(flat.x(to) + right),
                  tenths(flat.y(to) + down),
                  partner,
                  stop.kilometres(),
                  new Label(
                      tenths(flat.x(from) + x * along), tenths(flat.y(from) + y * along + 1)));
            });
  }

  private static double tenths(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
