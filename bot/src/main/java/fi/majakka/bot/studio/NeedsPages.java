package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.Right;
import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.bot.employers.Need;
import fi.majakka.bot.employers.NeedBook;
import fi.majakka.bot.employers.OccupationTitles;
import fi.majakka.kb.KnowledgeBase;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What employers have said that they will need, the next quarter first. */
public final class NeedsPages implements StudioPages {
  private static final String PATH = "/studio/needs";
  private final CurrentKnowledge knowledge;
  private final NeedBook book;

  public NeedsPages(CurrentKnowledge knowledge, NeedBook book) {
    this.knowledge = knowledge;
    this.book = book;
  }

  /** A need as the page shows it. */
  public record Line(
      String occupation,
      int number,
      String quarter,
      String lasting,
      String municipality,
      String skills,
      String contact,
      Instant at) {}

  @Override
  public void add(Door door) {
    door.nav(new NavItem("needs", PATH, Right.ANSWER, 78));
    door.get(PATH, Right.ANSWER, this::list);
  }

  /** An owner sees the own municipality's, everybody else all. */
  private void list(Visit visit) {
    KnowledgeBase release = knowledge.get();
    Phrases phrases = new Phrases(release, visit.language());
    List<Line> lines =
        book.all().stream()
            .filter(
                told ->
                    visit.user().municipality().isEmpty()
                        || visit.user().municipality().get().equals(told.need().municipality()))
            .map(told -> line(told, release, phrases))
            .toList();
    visit.page("needs.title", "studio/needs", Map.of("lines", lines));
  }

  private static Line line(NeedBook.Told told, KnowledgeBase release, Phrases phrases) {
    Need need = told.need();
    return new Line(
        OccupationTitles.of(release, Phrases.kb(phrases.language()), need),
        need.number(),
        need.quarter().label(),
        phrases.say("needs.lasting." + need.lasting().key()),
        need.municipality(),
        need.words().skills(),
        need.words().contact(),
        told.at());
  }
}
