package fi.majakka.bot.employers;

import java.util.function.UnaryOperator;

/** The address of the page on which an employer sees and withdraws a need. */
public final class NeedAddress {
  /** What the signature of such an address is for. */
  public static final String PURPOSE = "coming need";

  private NeedAddress() {}

  /** The path of a need's own page. */
  public static String of(String id, UnaryOperator<String> signature) {
    return "/needs/mine/" + id + "/" + signature.apply(id);
  }
}
