package fi.majakka.bot.operator;

/**
 * What came of an order.
 *
 * @param done false: nothing was changed
 * @param result for standard output; may be empty
 * @param remark for standard error; may be empty
 */
public record Outcome(boolean done, String result, String remark) {

  /** Done, with something for standard output. */
  public static Outcome done(String result, String remark) {
    return new Outcome(true, result, remark);
  }

  /** Not done, with one sentence that says why. */
  public static Outcome refused(String why) {
    return new Outcome(false, "", why);
  }
}
