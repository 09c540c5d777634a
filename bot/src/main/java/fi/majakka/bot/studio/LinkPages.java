package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.Right;
import fi.majakka.bot.links.LinkState;
import fi.majakka.bot.links.LinkUse;
import fi.majakka.bot.links.LinkWatch;
import fi.majakka.bot.links.LinkWatch.Watched;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Published addresses that lead nowhere, or elsewhere, and where they are used. */
public final class LinkPages implements StudioPages {
  private static final String PATH = "/studio/links";
  private final LinkWatch watch;
  private final boolean on;

  /**
   * @param on whether the settings let addresses be looked at
   */
  public LinkPages(LinkWatch watch, boolean on) {
    this.watch = watch;
    this.on = on;
  }

  @Override
  public void add(Door door) {
    door.nav(new NavItem("links", PATH, Right.READ, 36));
    door.waiting(
        new Waiting(
            "links",
            PATH,
            Right.EDIT,
            user -> (int) watch.notable().stream().filter(one -> one.state().broken()).count()));
    door.get(PATH, Right.READ, this::show);
  }

  private void show(Visit visit) {
    List<Watched> all = watch.notable();
    visit.page(
        "links.title",
        "studio/links",
        Map.of(
            "broken",
            all.stream().filter(one -> one.state().broken()).toList(),
            "failing",
            all.stream()
                .filter(one -> one.state().failedDays() > 0 && !one.state().broken())
                .toList(),
            "moved",
            all.stream().filter(one -> one.state().movedTo().isPresent()).toList(),
            "looked",
            watch.looked(),
            "on",
            on));
  }

  /** Why an address counts as failing, in words. */
  public static String why(StudioPage page, LinkState state) {
    return page.find("links.why." + state.why())
        .orElseGet(() -> page.say("links.why.status", state.why()));
  }

  /** Where something that uses an address is read. */
  public static String path(LinkUse use) {
    return switch (use.kind()) {
      case ARTICLE -> "/studio/articles/" + use.id();
      case FACT -> "/studio/facts/" + use.id();
      case ORGANISATION -> "";
    };
  }

  /** The key of the words of what uses an address. */
  public static String kind(LinkUse use) {
    return "links.use." + use.kind().name().toLowerCase(Locale.ROOT);
  }
}
