package fi.majakka.bot.editorial;

import fi.majakka.kb.Article;
import fi.majakka.kb.KnowledgeBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Something that rests on a fact.
 *
 * @param kind article, task, rule, readiness, checklist, organisation or golden
 * @param id the topic of an article, else the thing's own id
 * @param municipality for the local variant of an article
 */
public record FactUse(String kind, String id, Optional<String> municipality) {

  /** Everything that rests on a fact. */
  public static List<FactUse> of(KnowledgeBase knowledge, String fact) {
    List<FactUse> uses = new ArrayList<>();
    for (Article article : knowledge.articles()) {
      if (uses(article, fact)) {
        uses.add(new FactUse("article", article.topic(), Optional.empty()));
      }
      for (String municipality : article.local().keySet()) {
        if (!uses(article, fact) && uses(article.in(municipality), fact)) {
          uses.add(new FactUse("article", article.topic(), Optional.of(municipality)));
        }
      }
    }
    handbook(knowledge, fact, uses);
    knowledge.organisations().stream()
        .filter(
            known ->
                known.contacts().stream()
                    .anyMatch(contact -> contact.fact().filter(fact::equals).isPresent()))
        .forEach(known -> uses.add(new FactUse("organisation", known.id(), Optional.empty())));
    knowledge.golden().stream()
        .filter(golden -> golden.facts().contains(fact))
        .forEach(golden -> uses.add(new FactUse("golden", golden.id(), Optional.empty())));
    return uses;
  }

  private static boolean uses(Article article, String fact) {
    return article.blocks().stream().anyMatch(block -> block.references().contains(fact));
  }

  private static void handbook(KnowledgeBase knowledge, String fact, List<FactUse> uses) {
    knowledge.handbook().tasks().stream()
        .filter(task -> task.facts().contains(fact))
        .forEach(task -> uses.add(new FactUse("task", task.id(), Optional.empty())));
    knowledge.handbook().ads().rules().stream()
        .filter(rule -> rule.facts().contains(fact))
        .forEach(rule -> uses.add(new FactUse("rule", rule.id(), Optional.empty())));
    knowledge.handbook().checklists().stream()
        .filter(
            list -> list.steps().stream().anyMatch(step -> step.text().references().contains(fact)))
        .forEach(list -> uses.add(new FactUse("checklist", list.id(), Optional.empty())));
    knowledge
        .handbook()
        .readiness()
        .filter(
            readiness ->
                readiness.levels().stream().anyMatch(level -> level.facts().contains(fact))
                    || readiness.questions().stream()
                        .anyMatch(question -> question.facts().contains(fact)))
        .ifPresent(readiness -> uses.add(new FactUse("readiness", "readiness", Optional.empty())));
  }

  /** A list for people, in the language of the ids. */
  static String shown(List<FactUse> uses) {
    return uses.stream()
        .map(use -> use.id() + use.municipality().map(name -> " (" + name + ")").orElse(""))
        .collect(Collectors.joining(", "));
  }
}
