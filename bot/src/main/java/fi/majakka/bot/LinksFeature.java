package fi.majakka.bot;

import fi.majakka.bot.fetch.LinkVisitor;
import fi.majakka.bot.links.LinkWatch;
import fi.majakka.bot.storage.JdbiLinkBook;
import fi.majakka.bot.studio.LinkPages;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether the addresses that answers and facts lead to are still there. */
final class LinksFeature {
  private static final Duration FIRST = Duration.ofMinutes(10);
  private static final Duration BETWEEN = Duration.ofSeconds(5);

  private LinksFeature() {}

  static Feature of(Foundations on) {
    Optional<Duration> every = on.config().watching().linksEvery();
    LinkWatch watch =
        new LinkWatch(
            on.knowledge(),
            new JdbiLinkBook(on.database(), on.clock()),
            new LinkVisitor(on.config().fetch().privateHosts()),
            every.orElse(Duration.ZERO),
            on.clock());
    return new Feature(
            List.of(),
            List.of(),
            List.of(),
            Map.of(),
            every.isPresent()
                ? List.of(new Feature.Task("looking at links", FIRST, BETWEEN, watch::next))
                : List.of())
        .withPages(List.of(new LinkPages(watch, every.isPresent())));
  }
}
