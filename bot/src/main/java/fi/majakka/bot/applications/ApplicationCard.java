package fi.majakka.bot.applications;

import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.Occupation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An application as it is shown: the applicant's preview, the chat, the coordinator and the
 * employer all see this very card, so that the preview cannot differ from what is shared.
 */
public record ApplicationCard(List<Row> facts, List<Row> contact) {

  public ApplicationCard {
    facts = List.copyOf(facts);
    contact = List.copyOf(contact);
  }

  /** A line of the card. */
  public record Row(String label, String value) {}

  /** The card of facts and, once given, of a contact. */
  public static ApplicationCard of(
      Facts facts, Optional<Contact> contact, Phrases phrases, KnowledgeBase knowledge) {
    List<Row> rows = new ArrayList<>();
    rows.add(row(phrases, "work", works(facts, phrases, knowledge)));
    rows.add(row(phrases, "places", places(facts, phrases)));
    rows.add(
        row(
            phrases,
            "start",
            facts.from().map(phrases::day).orElseGet(() -> phrases.say("application.start.open"))));
    rows.add(row(phrases, "finnish", level(phrases, facts.finnish())));
    rows.add(row(phrases, "english", level(phrases, facts.english())));
    if (!facts.otherLanguages().isEmpty()) {
      rows.add(row(phrases, "other_languages", facts.otherLanguages()));
    }
    rows.add(row(phrases, "experience", experience(phrases, facts.experience())));
    if (!facts.words().isEmpty()) {
      rows.add(row(phrases, "words", facts.words()));
    }
    List<Row> reach = new ArrayList<>();
    contact.ifPresent(
        given -> {
          reach.add(row(phrases, "name", given.name()));
          if (!given.email().isEmpty()) {
            reach.add(row(phrases, "email", given.email()));
          }
          if (!given.phone().isEmpty()) {
            reach.add(row(phrases, "phone", given.phone()));
          }
        });
    return new ApplicationCard(rows, reach);
  }

  private static Row row(Phrases phrases, String key, String value) {
    return new Row(phrases.say("application.label." + key), value);
  }

  private static String works(Facts facts, Phrases phrases, KnowledgeBase knowledge) {
    return facts.works().isEmpty()
        ? phrases.say("application.work.any")
        : facts.works().stream()
            .map(work -> title(work, phrases, knowledge))
            .collect(Collectors.joining(", "));
  }

  /** A known occupation in the reader's language; own words as they are. */
  public static String title(String work, Phrases phrases, KnowledgeBase knowledge) {
    return knowledge.occupations().stream()
        .filter(occupation -> occupation.titleFi().equals(work))
        .findFirst()
        .map(occupation -> phrases.language() == Language.FI ? work : occupation.titleEn())
        .orElse(work);
  }

  /** The Finnish title of an occupation named in either language; other words as they are. */
  public static String canonical(String work, KnowledgeBase knowledge) {
    String words = work.strip().toLowerCase(Locale.ROOT);
    return knowledge.occupations().stream()
        .filter(occupation -> names(occupation, words))
        .findFirst()
        .map(Occupation::titleFi)
        .orElse(work.strip());
  }

  private static boolean names(Occupation occupation, String words) {
    return occupation.titleFi().toLowerCase(Locale.ROOT).equals(words)
        || occupation.titleEn().toLowerCase(Locale.ROOT).equals(words);
  }

  private static String places(Facts facts, Phrases phrases) {
    return facts.places().isEmpty()
        ? phrases.say("application.places.all")
        : String.join(", ", facts.places());
  }

  /** A level in words. */
  public static String level(Phrases phrases, Level level) {
    return phrases.say("application.level." + level.key());
  }

  /** An experience in words. */
  public static String experience(Phrases phrases, Experience experience) {
    return phrases.say("application.experience." + experience.key());
  }

  /** The facts as lines of text, for the chat. */
  public String text() {
    return facts.stream()
        .map(row -> row.label() + ": " + row.value())
        .collect(Collectors.joining("\n"));
  }
}
