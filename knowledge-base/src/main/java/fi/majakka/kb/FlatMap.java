package fi.majakka.kb;

import java.util.Collection;

/** A flat map around some positions; a degree of longitude is shorter this far north. */
public final class FlatMap {
  private final double narrow;
  private final double west;
  private final double north;
  private final double scale;
  private final double left;
  private final double top;

  /**
   * A map that the positions fill.
   *
   * @param left where the westernmost position is drawn
   * @param top where the northernmost position is drawn
   * @param size of the longer side
   */
  public FlatMap(Collection<Place.Position> positions, double left, double top, double size) {
    double middle = positions.stream().mapToDouble(Place.Position::latitude).average().orElse(0);
    this.narrow = Math.cos(Math.toRadians(middle));
    this.west = positions.stream().mapToDouble(Place.Position::longitude).min().orElse(0);
    this.north = positions.stream().mapToDouble(Place.Position::latitude).max().orElse(0);
    double east = positions.stream().mapToDouble(Place.Position::longitude).max().orElse(0);
    double south = positions.stream().mapToDouble(Place.Position::latitude).min().orElse(0);
    double longer = Math.max((east - west) * narrow, north - south);
    this.scale = longer > 0 ? size / longer : 1;
    this.left = left;
    this.top = top;
  }

  /** From the west, to a tenth. */
  public double x(Place.Position position) {
    return tenths(left + (position.longitude() - west) * narrow * scale);
  }

  /** From the north, to a tenth. */
  public double y(Place.Position position) {
    return tenths(top + (north - position.latitude()) * scale);
  }

  private static double tenths(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
