package fi.majakka.bot.studio;

import fi.majakka.bot.editorial.Combination;
import fi.majakka.bot.editorial.Draft;
import fi.majakka.bot.editorial.Editing;
import fi.majakka.bot.editorial.EditorialException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The one road of a form into a draft: the one that was chosen, or a new one. A new one into which
 * nothing could be saved is given up again.
 */
final class Saving {
  private static final int MOST_TOLD = 10;
  private final Editing editing;

  Saving(Editing editing) {
    this.editing = editing;
  }

  /** Writes what stands in the form into a draft. */
  @FunctionalInterface
  interface Edit {
    Editing.Saved into(Draft draft);
  }

  /** Shows the form again, with what is wrong. */
  @FunctionalInterface
  interface Again {
    void show(int status, String draft, String error);
  }

  /**
   * Saves, and goes on to the draft.
   *
   * @param title of a new draft
   */
  void save(Visit visit, Optional<Draft> chosen, String title, Edit edit, Again again) {
    save(
        visit,
        chosen,
        title,
        edit,
        draft -> visit.done(DraftPages.PATH + "/" + draft.id(), "done.saved"),
        again);
  }

  /**
   * Saves.
   *
   * @param title of a new draft
   * @param then goes on once it is saved
   */
  void save(
      Visit visit,
      Optional<Draft> chosen,
      String title,
      Edit edit,
      Consumer<Draft> then,
      Again again) {
    String who = visit.user().name();
    Draft draft = chosen.orElseGet(() -> editing.begin(who, title));
    try {
      Editing.Saved saved = edit.into(draft);
      if (saved.clashes().isEmpty()) {
        then.accept(draft);
      } else {
        again.show(409, draft.id(), told(visit, saved.clashes()));
      }
    } catch (EditorialException e) {
      if (chosen.isEmpty()) {
        editing.discard(draft.id(), who);
      }
      again.show(422, chosen.map(Draft::id).orElse(""), Refusals.say(visit, e));
    }
  }

  /** That somebody else changed the same, and what they wrote there. */
  private static String told(Visit visit, List<Combination.Clash> clashes) {
    String theirs =
        clashes.stream()
            .limit(MOST_TOLD)
            .map(Combination.Clash::conflict)
            .map(
                conflict ->
                    conflict.field().steps().stream()
                            .map(step -> visit.find("field." + step).orElse(step))
                            .collect(Collectors.joining(" › "))
                        + ": "
                        + visit.say("studio.quoted", DraftPages.text(conflict.theirs())))
            .collect(Collectors.joining("; "));
    return visit.say("refused.conflicts", theirs);
  }
}
