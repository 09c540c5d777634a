package fi.majakka.bot.web;

import io.javalin.http.Context;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * Refuses forms that another site sends. Our pages carry no cookies and a form's address is known
 * to its holder only, so this is a second door (OWASP ASVS 5.0, 3.5.1).
 */
public final class SameSite {
  private static final Set<String> OURS = Set.of("same-origin", "none");

  private SameSite() {}

  /**
   * Lets forms of our own pages through.
   *
   * @throws ProblemException 403 for one that comes from elsewhere
   */
  public static void check(Context ctx) {
    String site = ctx.header("Sec-Fetch-Site");
    String origin = ctx.header("Origin");
    boolean foreign =
        site != null
            ? !OURS.contains(site)
            : origin != null && !origin.equals("null") && !isHere(origin, ctx);
    if (foreign) {
      throw ProblemException.of(403, "foreign-form", "This form was sent from another site.");
    }
  }

  private static boolean isHere(String origin, Context ctx) {
    try {
      return String.valueOf(new URI(origin).getAuthority()).equals(ctx.host());
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
