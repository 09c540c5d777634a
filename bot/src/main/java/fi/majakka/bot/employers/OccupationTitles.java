package fi.majakka.bot.employers;

import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.Language;
import fi.majakka.kb.Occupation;
import java.util.Optional;

/** The titles of occupations by their ISCO-08 codes, in a language. */
public final class OccupationTitles {
  private OccupationTitles() {}

  /** The title of a code; empty for none of the list. */
  public static Optional<String> of(KnowledgeBase knowledge, Language language, String isco) {
    return knowledge.occupations().stream()
        .filter(occupation -> occupation.isco().equals(isco))
        .findFirst()
        .map(occupation -> in(language, occupation));
  }

  /** The title of a need's occupation, else the employer's own word. */
  public static String of(KnowledgeBase knowledge, Language language, Need need) {
    String own = need.words().occupation();
    return knowledge.occupations().stream()
        .filter(occupation -> occupation.titleFi().equalsIgnoreCase(own))
        .findFirst()
        .map(occupation -> in(language, occupation))
        .orElse(own);
  }

  private static String in(Language language, Occupation occupation) {
    return language == Language.FI ? occupation.titleFi() : occupation.titleEn();
  }
}
