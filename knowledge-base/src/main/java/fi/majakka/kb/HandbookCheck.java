package fi.majakka.kb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what the handbook refers to and the knowledge base does not have. */
final class HandbookCheck {
  private final KnowledgeBase knowledge;
  private final KnowledgeFiles files;
  private final List<Problem> found = new ArrayList<>();

  HandbookCheck(KnowledgeFiles files) {
    this.files = files;
    this.knowledge = files.knowledge();
  }

  /** Every problem, where it stands. */
  List<Problem> problems() {
    Handbook handbook = knowledge.handbook();
    knowledge.organisations().forEach(this::organisation);
    handbook.tasks().forEach(this::task);
    for (AdRule rule : handbook.ads().rules()) {
      facts("rule:" + rule.id(), rule.facts());
      boolean aboutPeople = rule.kind() == AdRule.Kind.DEMAND;
      if (aboutPeople && rule.facts().isEmpty()) {
        problem("rule:" + rule.id(), "what is said to be unlawful needs a fact");
      }
    }
    handbook.readiness().ifPresent(this::readiness);
    for (Checklist list : handbook.checklists()) {
      String where = "checklist:" + list.id();
      topic(where, list.topic());
      for (Checklist.Step step : list.steps()) {
        taskOf(where, step.task());
        topic(where, step.topic());
        facts(where, step.text().references());
      }
    }
    return found;
  }

  private void organisation(Organisation organisation) {
    String where = "organisation:" + organisation.id();
    Stream.concat(organisation.tasks().stream(), organisation.partnerIn().stream())
        .forEach(task -> taskOf(where, task));
    for (String place : organisation.serves()) {
      if (knowledge.municipalities().stream().noneMatch(each -> each.name().equals(place))) {
        problem(where, "serves no municipality of the region: " + place);
      }
    }
    for (Contact contact : organisation.contacts()) {
      Optional<String> fact = contact.fact();
      facts(where, fact.stream().toList());
      if (fact.flatMap(knowledge::fact).filter(each -> each.value().isEmpty()).isPresent()) {
        problem(where, "has a contact whose fact has no value: " + fact.orElseThrow());
      }
    }
  }

  private void task(Task task) {
    String where = "task:" + task.id();
    facts(where, task.facts());
    topic(where, task.topic());
    task.usual().forEach(topic -> topic(where, topic));
    Set<String> open = new LinkedHashSet<>();
    for (Place place : knowledge.municipalities()) {
      boolean known =
          knowledge.organisations().stream()
              .filter(organisation -> organisation.serves(place.name()))
              .anyMatch(
                  organisation ->
                      organisation.tasks().contains(task.id())
                          || organisation.partnerIn().contains(task.id()));
      if (!known) {
        open.add(place.name());
      }
    }
    if (!open.isEmpty()) {
      problem(where, "is nobody's in " + String.join(", ", open));
    }
  }

  private void readiness(Readiness readiness) {
    readiness.levels().forEach(level -> facts("level:" + level.id(), level.facts()));
    for (Readiness.Question question : readiness.questions()) {
      String where = "question:" + question.id();
      taskOf(where, question.task());
      topic(where, question.topic());
      facts(where, question.facts());
    }
  }

  private void problem(String where, String message) {
    found.add(files.problemAt(where, message));
  }

  private void taskOf(String where, String task) {
    if (knowledge.handbook().task(task).isEmpty()) {
      problem(where, "names no task: " + task);
    }
  }

  private void topic(String where, String topic) {
    if (knowledge.article(topic).isEmpty()) {
      problem(where, "leads to no article: " + topic);
    }
  }

  private void facts(String where, Collection<String> ids) {
    for (String id : ids) {
      Optional<Fact> fact = knowledge.fact(id);
      if (fact.isEmpty()) {
        problem(where, "rests on no fact: " + id);
      } else if (!fact.get().tellable()) {
        problem(where, "rests on a fact that may not be told: " + id);
      }
    }
  }
}
