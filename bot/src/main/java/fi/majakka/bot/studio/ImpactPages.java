package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.Right;
import fi.majakka.bot.accounts.User;
import fi.majakka.bot.editorial.Draft;
import fi.majakka.bot.editorial.Editing;
import fi.majakka.bot.editorial.EditorialException;
import fi.majakka.bot.editorial.Impact;
import fi.majakka.bot.editorial.Rehearsal.Difference;
import java.util.List;
import java.util.Map;

/** Which questions a draft would answer in another way, before and after side by side. */
public final class ImpactPages implements StudioPages {
  private static final int SHOWN = 100;
  private final Editing editing;
  private final Impact impact;

  public ImpactPages(Editing editing, Impact impact) {
    this.editing = editing;
    this.impact = impact;
  }

  @Override
  public void add(Door door) {
    // Recorded questions are read by those who write only: their askers were told so.
    door.get(DraftPages.PATH + "/{id}/impact", Right.EDIT, this::show);
  }

  private void show(Visit visit) {
    Draft draft;
    try {
      draft = editing.draft(visit.part("id"));
    } catch (EditorialException e) {
      throw visit.missing();
    }
    Impact.Preview preview = impact.of(draft);
    List<Difference> differences =
        preview.differences().stream().filter(one -> mayRead(visit.user(), one)).toList();
    visit.titled(
        visit.say("impact.title", draft.title()),
        "studio/impact",
        Map.of(
            "draft",
            draft,
            "preview",
            preview,
            "titles",
            TopicTitles.byTopic(editing.knowledge(draft), visit.language()),
            "found",
            differences.size(),
            "shown",
            differences.stream().limit(SHOWN).toList()));
  }

  /** An owner reads visitors' questions of the own municipality only. */
  private static boolean mayRead(User user, Difference difference) {
    return difference.question().golden().isPresent()
        || user.municipality().isEmpty()
        || user.municipality().equals(difference.question().municipality());
  }
}
