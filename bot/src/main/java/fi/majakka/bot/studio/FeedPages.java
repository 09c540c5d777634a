package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.Right;
import fi.majakka.bot.jobs.FeedState;
import fi.majakka.bot.jobs.VacancyStore;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Where vacancies come from, and whether each feed works. */
public final class FeedPages implements StudioPages {
  private static final String PATH = "/studio/vacancies";
  private final VacancyStore store;

  public FeedPages(VacancyStore store) {
    this.store = store;
  }

  @Override
  public void add(Door door) {
    door.nav(new NavItem("vacancies", PATH, Right.READ, 72));
    door.get(PATH, Right.READ, this::list);
  }

  /** Those that fail come first. */
  private void list(Visit visit) {
    List<FeedState> feeds =
        store.feeds().stream()
            .sorted(
                Comparator.comparing((FeedState feed) -> feed.failing().isEmpty())
                    .thenComparing(feed -> feed.source().title()))
            .toList();
    visit.page(
        "vacancies.title",
        "studio/vacancies",
        Map.of("feeds", feeds, "open", feeds.stream().mapToLong(FeedState::open).sum()));
  }
}
