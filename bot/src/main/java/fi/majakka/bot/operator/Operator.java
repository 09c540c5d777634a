package fi.majakka.bot.operator;

/** Carries orders out; knows which it can. */
@FunctionalInterface
public interface Operator {

  /**
   * Carries an order out.
   *
   * @throws RuntimeException with one sentence for the person at the terminal when it cannot be
   *     done
   */
  Outcome carryOut(Order order);
}
