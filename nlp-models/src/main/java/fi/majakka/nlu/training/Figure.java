package fi.majakka.nlu.training;

/**
 * A measured figure.
 *
 * @param value a share, 0..1
 * @param of how many messages it is a share of; 0 when it is none
 */
public record Figure(String name, double value, int of) {
  private static final double Z = 1.96;

  static Figure of(String name, double value) {
    return new Figure(name, value, 0);
  }

  /** The score interval of Wilson (1927) at 95 %; both ends are the value when it is no share. */
  public double[] interval() {
    if (of == 0) {
      return new double[] {value, value};
    }
    double middle = (value + Z * Z / (2 * of)) / (1 + Z * Z / of);
    double half =
        Z * Math.sqrt(value * (1 - value) / of + Z * Z / (4.0 * of * of)) / (1 + Z * Z / of);
    return new double[] {middle - half, middle + half};
  }
}
