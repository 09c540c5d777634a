package fi.majakka.bot.dialogue;

import fi.majakka.bot.conversation.Language;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.Place;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The sentences around the answers, in the language of a conversation. */
public final class Phrases {
  private final KnowledgeBase knowledge;
  private final Language language;

  public Phrases(KnowledgeBase knowledge, Language language) {
    this.knowledge = knowledge;
    this.language = language;
  }

  /**
   * A sentence with its places filled in.
   *
   * @param values replace {@code {0}}, {@code {1}} and so on
   * @throws IllegalStateException when the knowledge base has no such sentence
   */
  public String say(String key, String... values) {
    String sentence =
        knowledge
            .phrase(key)
            .map(text -> text.in(kb(language)))
            .orElseThrow(() -> new IllegalStateException("no phrase " + key));
    for (int i = 0; i < values.length; i++) {
      sentence = sentence.replace("{" + i + "}", values[i]);
    }
    return sentence;
  }

  /** "Viitasaarella", "in Viitasaari". */
  public String in(String place) {
    return language == Language.FI
        ? knowledge.place(place).map(Place::in).orElse("paikassa " + place)
        : "in " + english(place);
  }

  /** "Viitasaarelta", "from Viitasaari". */
  public String from(String place) {
    return language == Language.FI
        ? knowledge.place(place).map(Place::from).orElse("paikasta " + place)
        : "from " + english(place);
  }

  /** Countries have an English name, the first of their other forms; towns keep theirs. */
  private String english(String place) {
    return knowledge
        .place(place)
        .filter(known -> known.kind() == Place.Kind.COUNTRY)
        .flatMap(known -> known.forms().stream().findFirst())
        .orElse(place);
  }

  /** "Viitasaaren", "of Viitasaari". */
  public String of(String place) {
    return language == Language.FI
        ? knowledge.place(place).map(Place::genitive).orElse(place)
        : place;
  }

  /** "1.7.2026", "1 July 2026". */
  public String day(LocalDate date) {
    return date.format(
        language == Language.FI
            ? DateTimeFormatter.ofPattern("d.M.uuuu")
            : DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK));
  }

  /** The language of the sentences. */
  public Language language() {
    return language;
  }

  /** The knowledge base's name for a language. */
  public static fi.majakka.kb.Language kb(Language language) {
    return language == Language.FI ? fi.majakka.kb.Language.FI : fi.majakka.kb.Language.EN;
  }
}
