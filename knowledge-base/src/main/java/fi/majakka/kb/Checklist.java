package fi.majakka.kb;

import java.util.List;

/**
 * Steps to take one after another, such as recruiting from outside the EU.
 *
 * @param topic the topic whose answer offers the list
 */
public record Checklist(String id, String topic, Text title, Text intro, List<Step> steps) {

  public Checklist {
    steps = List.copyOf(steps);
  }

  /**
   * One step.
   *
   * @param text begins with a verb
   * @param task whose responsible organisation helps with it
   * @param topic the article that tells more
   */
  public record Step(String id, Block text, String task, String topic) {}
}
