package fi.majakka.bot.studio;

import io.javalin.http.Context;
import java.net.URI;
import java.util.Optional;

/** Lets a change through only when it comes from a page of ours (ASVS 3.5.1). */
final class SameOrigin {
  private final Optional<String> ours;

  /**
   * @param publicUrl the address that people use, when it is not the one the server hears
   */
  SameOrigin(Optional<URI> publicUrl) {
    this.ours = publicUrl.map(url -> url.getScheme() + "://" + url.getRawAuthority());
  }

  void check(Context ctx) {
    String site = ctx.header("Sec-Fetch-Site");
    String origin = ctx.header("Origin");
    boolean fromElsewhere = site != null && !site.equals("same-origin");
    if (fromElsewhere || (origin != null && !isOurs(origin, ctx.header("Host")))) {
      throw new StudioException(403, "error.origin");
    }
  }

  private boolean isOurs(String origin, @org.jspecify.annotations.Nullable String host) {
    return ours.filter(origin::equals).isPresent()
        || origin.equals("http://" + host)
        || origin.equals("https://" + host);
  }
}
