package fi.majakka.bot.answers;

import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.Source;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.kb.Block;
import fi.majakka.kb.KnowledgeBase;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the articles say of a municipality first, for pages that tell of several matters. */
public final class LocalAnswers {
  private final KnowledgeBase knowledge;
  private final Language language;
  private final LocalDate today;

  /**
   * @param today the day that review dates are compared with
   */
  public LocalAnswers(KnowledgeBase knowledge, Language language, LocalDate today) {
    this.knowledge = knowledge;
    this.language = language;
    this.today = today;
  }

  /**
   * The beginning of an article as it holds in a municipality.
   *
   * @param facts ids of what it rests on
   */
  public record Lead(String topic, String title, String text, Set<String> facts) {
    public Lead {
      facts = Set.copyOf(facts);
    }
  }

  /** The lead of a topic; empty when nothing answers it, or what does is past its review. */
  public Optional<Lead> lead(String topic, String municipality) {
    return knowledge
        .article(topic)
        .map(article -> article.in(municipality))
        .filter(article -> current(article.lead()))
        .map(
            article ->
                new Lead(
                    topic,
                    article.title().in(Phrases.kb(language)),
                    article.lead().render(Phrases.kb(language), knowledge),
                    article.lead().references()));
  }

  /** The road distances that a source states for a municipality. */
  public Optional<Lead> roads(String municipality) {
    return knowledge
        .municipality(municipality)
        .flatMap(organisation -> knowledge.fact("municipality." + organisation.id() + ".road_km"))
        .filter(fact -> fact.tellable() && !fact.overdue(today))
        .map(fact -> new Lead("", "", fact.text().in(Phrases.kb(language)), Set.of(fact.id())));
  }

  /** Where some leads come from. */
  public List<Source> sources(Collection<Lead> leads) {
    return new Provenance(knowledge, language, today)
        .ofFacts(leads.stream().flatMap(lead -> lead.facts().stream()).sorted().toList());
  }

  private boolean current(Block block) {
    return block.references().stream()
        .flatMap(id -> knowledge.fact(id).stream())
        .noneMatch(fact -> fact.overdue(today));
  }
}
