package fi.majakka.kb;

import java.util.List;
import java.util.Optional;

/**
 * An occupation with the words that people use for it.
 *
 * @param titleFi Finnish singular nominative
 * @param isco ISCO-08 code, four digits
 * @param esco address of the occupation in ESCO
 * @param field id of the field that it belongs to, such as hoitoala
 * @param forms inflected Finnish forms
 * @param wordsFi everyday Finnish words, with their forms
 * @param wordsEn English synonyms and plurals
 */
public record Occupation(
    String titleFi,
    String titleEn,
    String isco,
    Optional<String> esco,
    Optional<String> field,
    List<String> forms,
    List<String> wordsFi,
    List<String> wordsEn) {

  public Occupation {
    forms = List.copyOf(forms);
    wordsFi = List.copyOf(wordsFi);
    wordsEn = List.copyOf(wordsEn);
    if (!isco.matches("[0-9]{4}")) {
      throw new IllegalArgumentException("an ISCO-08 code has four digits");
    }
  }
}
