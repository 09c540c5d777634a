package fi.majakka.bot.editorial;

/** Whether anybody could review. */
@FunctionalInterface
public interface Reviewers {

  /**
   * True when there is somebody in the studio who may review; without one, operators work alone.
   */
  boolean any();
}
