package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.SignIn;
import fi.majakka.bot.privacy.Signer;
import fi.majakka.bot.web.Routes;
import fi.majakka.bot.web.Templates;
import io.javalin.config.RoutesConfig;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The coordinators' studio under {@code /studio}. */
public final class Studio implements Routes {
  private final SignIn signIn;
  private final Signer signer;
  private final Optional<URI> publicUrl;
  private final SignInPages doors;
  private final List<StudioPages> pages;

  public Studio(
      SignIn signIn,
      Signer signer,
      Optional<URI> publicUrl,
      SignInPages doors,
      List<StudioPages> pages) {
    this.signIn = signIn;
    this.signer = signer;
    this.publicUrl = publicUrl;
    this.doors = doors;
    this.pages = List.copyOf(pages);
  }

  @Override
  public Set<String> uploads() {
    return pages.stream()
        .flatMap(part -> part.uploads().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void add(RoutesConfig routes) {
    Desk desk = new Desk(Words.read(), new Templates(), signer);
    Door door = new Door(routes, signIn, desk, new SameOrigin(publicUrl));
    new StudioAssets().add(routes);
    doors.add(door, desk);
    pages.forEach(part -> part.add(door));
    door.open(
        "/studio/*",
        ctx -> {
          throw new StudioException(404, "error.missing");
        });
  }
}
