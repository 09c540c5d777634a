package fi.majakka.kb;

import java.util.List;
import java.util.Optional;

/**
 * A place with its name in the cases that people use.
 *
 * @param name Finnish nominative
 * @param municipality the municipality of a village of the region
 * @param in "in the place": Viitasaarella, Karstulassa
 * @param to "to the place"
 * @param from "from the place"
 * @param forms further forms that people write, such as English names
 * @param position latitude and longitude, degrees WGS 84
 * @param code Statistics Finland's municipality code, three digits
 */
public record Place(
    String name,
    Kind kind,
    Optional<String> municipality,
    String genitive,
    String partitive,
    String in,
    String to,
    String from,
    List<String> forms,
    Optional<Position> position,
    Optional<String> code) {

  public Place {
    forms = List.copyOf(forms);
  }

  /** What kind of place. */
  public enum Kind {
    MUNICIPALITY,
    VILLAGE,
    NEIGHBOUR,
    TOWN,
    REGION,
    COUNTRY,
    CITY
  }

  /** A position in degrees, WGS 84. */
  public record Position(double latitude, double longitude) {
    private static final double EARTH_KM = 6371.0088;

    public Position {
      if (!(latitude >= -90 && latitude <= 90 && longitude >= -180 && longitude <= 180)) {
        throw new IllegalArgumentException("not a position");
      }
    }

    /** Distance over the ground as the crow flies, in kilometres (haversine). */
    public double kilometresTo(Position other) {
      double dLat = Math.toRadians(other.latitude - latitude);
      double dLon = Math.toRadians(other.longitude - longitude);
      double a =
          Math.pow(Math.sin(dLat / 2), 2)
              + Math.cos(Math.toRadians(latitude))
                  * Math.cos(Math.toRadians(other.latitude))
                  * Math.pow(Math.sin(dLon / 2), 2);
      return 2 * EARTH_KM * Math.asin(Math.sqrt(a));
    }
  }
}
