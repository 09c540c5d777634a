package fi.majakka.bot.answers;

import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.Source;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.kb.Block;
import fi.majakka.kb.Fact;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.Organisation;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where what is said comes from, and as of when. */
public final class Provenance {
  private final KnowledgeBase knowledge;
  private final Language language;
  private final LocalDate today;
  private final Phrases phrases;

  /**
   * @param today the day that review dates are compared with
   */
  public Provenance(KnowledgeBase knowledge, Language language, LocalDate today) {
    this.knowledge = knowledge;
    this.language = language;
    this.today = today;
    this.phrases = new Phrases(knowledge, language);
  }

  /** One source for each site, with the oldest check of its facts. */
  List<Source> sources(Collection<Block> blocks) {
    return sources(facts(blocks));
  }

  /** The sources of facts by their ids; one for each site. */
  public List<Source> ofFacts(Collection<String> ids) {
    return sources(ids.stream().distinct().flatMap(id -> knowledge.fact(id).stream()));
  }

  private List<Source> sources(Stream<Fact> facts) {
    Map<String, Source> sources = new LinkedHashMap<>();
    facts.forEach(fact -> sources.merge(fact.verify(), source(fact), (a, b) -> older(a, b)));
    return List.copyOf(sources.values());
  }

  /** "As of June 2026.": the oldest date among the volatile facts. */
  Optional<String> asOf(Collection<Block> blocks) {
    return facts(blocks)
        .filter(Fact::isVolatile)
        .map(Fact::asOf)
        .min(Comparator.naturalOrder())
        .map(date -> phrases.say("answer.as_of", month(date)));
  }

  /** What is said in place of blocks that are past their review. */
  Optional<String> overdue(Collection<Block> withheld) {
    return facts(withheld)
        .filter(fact -> fact.overdue(today))
        .min(Comparator.comparing(Fact::checked))
        .map(
            fact -> phrases.say("answer.overdue", day(fact.checked()), owner(fact), fact.verify()));
  }

  private Stream<Fact> facts(Collection<Block> blocks) {
    return blocks.stream()
        .flatMap(block -> block.references().stream())
        .distinct()
        .flatMap(id -> knowledge.fact(id).stream());
  }

  private Source source(Fact fact) {
    String owner = owner(fact);
    return new Source(owner, fact.verify(), fact.checked(), owner, fact.overdue(today));
  }

  private static Source older(Source a, Source b) {
    Source older = a.checked().isAfter(b.checked()) ? b : a;
    return new Source(
        older.title(), older.url(), older.checked(), older.owner(), a.stale() || b.stale());
  }

  private String owner(Fact fact) {
    return knowledge
        .organisation(fact.owner())
        .map(Organisation::name)
        .map(name -> name.in(Phrases.kb(language)))
        .orElse(fact.owner());
  }

  private String day(LocalDate date) {
    return date.format(
        language == Language.FI
            ? DateTimeFormatter.ofPattern("d.M.uuuu")
            : DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK));
  }

  /** A year, a month of a year or a day, written as a month where there is one. */
  private String month(String date) {
    String year = date.substring(0, 4);
    if (date.length() < 7) {
      return year;
    }
    int month = Integer.parseInt(date.substring(5, 7));
    return language == Language.FI
        ? month + "/" + year
        : Month.of(month).getDisplayName(TextStyle.FULL, Locale.UK) + " " + year;
  }
}
