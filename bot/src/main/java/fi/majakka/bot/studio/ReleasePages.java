package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.Right;
import fi.majakka.bot.editorial.Draft;
import fi.majakka.bot.editorial.Editing;
import fi.majakka.bot.editorial.EditorialException;
import fi.majakka.bot.editorial.Publishing;
import fi.majakka.bot.editorial.Release;
import fi.majakka.bot.editorial.Releases;
import fi.majakka.kb.KnowledgeBase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Drafts under way and everything that was ever published, with the way back. */
public final class ReleasePages implements StudioPages {
  static final String PATH = "/studio/releases";
  private static final int SHOWN = 30;
  private static final int LONGEST = 9;
  private final Releases releases;
  private final Editing editing;
  private final Publishing publishing;

  public ReleasePages(Releases releases, Editing editing, Publishing publishing) {
    this.releases = releases;
    this.editing = editing;
    this.publishing = publishing;
  }

  @Override
  public void add(Door door) {
    door.nav(new NavItem("releases", PATH, Right.READ, 70));
    door.get(PATH, Right.READ, visit -> list(visit, 200, ""));
    door.get(PATH + "/{number}", Right.READ, this::one);
    door.post(PATH + "/{number}/roll-back", Right.REVIEW, this::rollBack);
  }

  private void list(Visit visit, int status, String error) {
    List<Release> all = releases.list(Integer.MAX_VALUE, SHOWN);
    List<Draft> drafts = editing.alive();
    visit.again(
        status,
        "nav.releases",
        "studio/releases",
        Map.of(
            "drafts",
            drafts,
            "releases",
            all,
            "inForce",
            releases.current().map(known -> known.release().number()).orElse(0),
            "mayReview",
            visit.user().may(Right.REVIEW),
            "error",
            error));
  }

  private static int number(Visit visit) {
    String text = visit.part("number");
    if (!text.matches("[1-9]\\d*") || text.length() > LONGEST) {
      throw visit.missing();
    }
    return Integer.parseInt(text);
  }

  private void one(Visit visit) {
    int number = number(visit);
    Release release;
    try {
      release = releases.release(number);
    } catch (EditorialException e) {
      throw visit.missing();
    }
    List<Integer> others =
        releases.list(Integer.MAX_VALUE, SHOWN).stream()
            .map(Release::number)
            .filter(other -> other != number)
            .toList();
    int from =
        visit
            .query("from")
            .flatMap(
                text ->
                    others.stream()
                        .filter(other -> Integer.toString(other).equals(text))
                        .findFirst())
            .orElse(number - 1);
    visit.titled(
        visit.say("release.title", Integer.toString(number)),
        "studio/release",
        Map.of(
            "release",
            release,
            "others",
            others,
            "from",
            from,
            "changes",
            from == 0 ? List.of() : releases.changes(from, number),
            "titles",
            titles(visit, from, number)));
  }

  /** What answers and golden questions of two releases are called, also what one of them lacks. */
  private Map<String, String> titles(Visit visit, int from, int to) {
    Map<String, String> titles = new HashMap<>();
    for (int number : from == 0 ? List.of(to) : List.of(from, to)) {
      KnowledgeBase knowledge = releases.published(number).knowledge();
      titles.putAll(TopicTitles.byTopic(knowledge, visit.language()));
      titles.putAll(TopicTitles.goldenQuestions(knowledge));
    }
    return titles;
  }

  private void rollBack(Visit visit) {
    int number = number(visit);
    String name = visit.user().name();
    try {
      publishing.rollBack(
          number,
          name,
          visit.field("reason").orElse(visit.say("release.rolled_back", "" + number)));
      visit.done(PATH, "done.rolled_back");
    } catch (EditorialException e) {
      list(visit, 409, Refusals.say(visit, e));
    }
  }
}
