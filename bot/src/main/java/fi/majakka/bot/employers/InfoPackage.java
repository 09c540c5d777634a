package fi.majakka.bot.employers;

import fi.majakka.bot.conversation.Source;
import java.util.List;

/**
 * What an employer gives applicants about a place, assembled from published articles and facts.
 *
 * @param advertisement a short text for an advertisement
 * @param social texts for social media, each within 280 characters
 * @param spots the municipalities of the region, to be drawn
 * @param distances the other municipalities with the distance as the crow flies, nearest first
 * @param figures sentences with dates
 */
public record InfoPackage(
    String title,
    String municipality,
    String occupation,
    String isco,
    String advertisement,
    List<String> social,
    List<Spot> spots,
    List<Distance> distances,
    List<String> figures,
    List<Section> sections,
    List<Source> sources) {

  public InfoPackage {
    social = List.copyOf(social);
    spots = List.copyOf(spots);
    distances = List.copyOf(distances);
    figures = List.copyOf(figures);
    sections = List.copyOf(sections);
    sources = List.copyOf(sources);
  }

  /**
   * A municipality on the map.
   *
   * @param x from the west, 0 to 100
   * @param y from the north, 0 to 100
   * @param radius its area grows with the population
   */
  public record Spot(String name, double x, double y, double radius, boolean chosen) {
    private static final double ACROSS = 1.3;
    private static final double DOWN = 0.58;

    /** The left edge of the circle on paper, in millimetres. */
    public double left() {
      return round(x * ACROSS - size() / 2);
    }

    /** The upper edge of the circle on paper, in millimetres. */
    public double top() {
      return round(y * DOWN - size() / 2);
    }

    /** The width of the circle on paper, in millimetres. */
    public double size() {
      return round(radius * 2 * DOWN);
    }

    private static double round(double value) {
      return Math.round(value * 10) / 10.0;
    }
  }

  /**
   * How far another municipality is.
   *
   * @param kilometres as the crow flies
   */
  public record Distance(String name, long kilometres) {}

  /** What is told of one matter, in paragraphs. */
  public record Section(String topic, String title, List<String> paragraphs) {
    public Section {
      paragraphs = List.copyOf(paragraphs);
    }
  }
}
