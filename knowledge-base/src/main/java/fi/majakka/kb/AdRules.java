package fi.majakka.kb;

import java.util.List;

/**
 * The rules by which a job advertisement is looked over.
 *
 * @param harmless words that make the rest of their clause harmless to every demand and hint
 * @param marks what a text has that is an advertisement
 */
public record AdRules(List<AdRule> rules, List<WordPattern> harmless, List<WordPattern> marks) {

  public AdRules {
    rules = List.copyOf(rules);
    harmless = List.copyOf(harmless);
    marks = List.copyOf(marks);
  }
}
