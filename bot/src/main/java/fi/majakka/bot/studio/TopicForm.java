package fi.majakka.bot.studio;

import fi.majakka.kb.edit.Words;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What stands in the form of a new topic.
 *
 * @param question a question of the group that it is made for; empty for none
 * @param name the title of its answer
 * @param id the part after the area; empty: made of the English name
 * @param texts its teaching sentences, one a line
 * @param ticked ids of visitors' sentences that are taught as they are
 * @param draft where it goes; empty for a new one
 * @param title of a new draft
 */
public record TopicForm(
    String question,
    Words name,
    String area,
    String id,
    String audience,
    String meaning,
    Words texts,
    Set<String> ticked,
    boolean settle,
    String draft,
    String title) {
  private static final int LONGEST_ID = 40;
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHER = Pattern.compile("[^a-z]+");
  private static final Pattern EDGES = Pattern.compile("^_+|_+$");

  public TopicForm {
    ticked = Set.copyOf(ticked);
  }

  static TopicForm empty(String question, Optional<String> draft) {
    return new TopicForm(
        question, Words.NONE, "", "", "all", "", Words.NONE, Set.of(), true, draft.orElse(""), "");
  }

  static TopicForm of(Visit visit) {
    return new TopicForm(
        visit.field("question").orElse(""),
        words(visit, "name"),
        visit.field("area").orElse(""),
        visit.field("id").orElse(""),
        visit.field("audience").orElse(""),
        visit.field("meaning").orElse(""),
        new Words(visit.raw("text_fi"), visit.raw("text_en")),
        Set.copyOf(visit.fields("as_is")),
        visit.field("settle").isPresent(),
        visit.field("draft").orElse(""),
        visit.field("title").orElse(""));
  }

  private static Words words(Visit visit, String name) {
    return new Words(visit.field(name + "_fi").orElse(""), visit.field(name + "_en").orElse(""));
  }

  /** The sentences of a language. */
  public String text(String language) {
    return language.equals("fi") ? texts.fi() : texts.en();
  }

  /** The id of the topic: the area, and a name made of letters. */
  String topic() {
    String plain =
        MARKS
            .matcher(Normalizer.normalize(id.isEmpty() ? name.en() : id, Normalizer.Form.NFD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT);
    String letters = OTHER.matcher(plain).replaceAll("_");
    String cut = letters.length() > LONGEST_ID ? letters.substring(0, LONGEST_ID) : letters;
    return area + "." + EDGES.matcher(cut).replaceAll("");
  }
}
