package fi.majakka.kb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the files of the handbook, layer by layer; a region adds to what holds everywhere. */
final class HandbookReader {
  private final Map<String, KnowledgeFiles.Location> locations;
  private final Map<String, Task> tasks = new LinkedHashMap<>();
  private final Map<String, AdRule> adRules = new LinkedHashMap<>();
  private final List<WordPattern> harmless = new ArrayList<>();
  private final List<WordPattern> marks = new ArrayList<>();
  private final Map<String, Checklist> checklists = new LinkedHashMap<>();
  private Optional<Readiness> readiness = Optional.empty();

  /**
   * @param locations receives where each part stands
   */
  HandbookReader(Map<String, KnowledgeFiles.Location> locations) {
    this.locations = locations;
  }

  Handbook handbook() {
    return new Handbook(
        List.copyOf(tasks.values()),
        new AdRules(List.copyOf(adRules.values()), harmless, marks),
        readiness,
        List.copyOf(checklists.values()));
  }

  /** A file {@code tasks.yaml}. */
  void readTasks(YamlTree file) {
    for (YamlTree tree : file.items()) {
      tree.only("id", "name", "audience", "topic", "words", "facts", "usual", "note");
      String id = tree.need("id");
      Optional<Text> name = needed(tree, "name");
      if (name.isPresent()) {
        Map<Language, List<WordPattern>> words = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
          words.put(language, patterns(tree.get("words").get(language.code())));
        }
        Task task =
            new Task(
                id,
                name.get(),
                tree.need("audience"),
                tree.need("topic"),
                words,
                tree.texts("facts"),
                tree.texts("usual"),
                tree.get("note").bilingual());
        once(tree, "task:" + id, tasks.put(id, task));
      }
    }
  }

  /** A file {@code employers/adcheck.yaml}. */
  void readAdRules(YamlTree file) {
    file.only("advertisement", "harmless", "rules");
    marks.addAll(bothLanguages(file.get("advertisement")));
    harmless.addAll(bothLanguages(file.get("harmless")));
    for (YamlTree tree : file.get("rules").items()) {
      rule(tree).ifPresent(rule -> once(tree, "rule:" + rule.id(), adRules.put(rule.id(), rule)));
    }
  }

  private static Optional<AdRule> rule(YamlTree tree) {
    tree.only(
        "id",
        "kind",
        "title",
        "why",
        "instead",
        "words",
        "unless",
        "places",
        "longer_than",
        "facts");
    String id = tree.need("id");
    Optional<AdRule.Kind> kind = kind(tree);
    Optional<Text> title = needed(tree, "title");
    Optional<Text> why = needed(tree, "why");
    YamlTree longer = tree.get("longer_than").only("words", "letters");
    if (kind.isEmpty() || title.isEmpty() || why.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new AdRule(
            id,
            kind.get(),
            title.get(),
            why.get(),
            tree.get("instead").bilingual(),
            bothLanguages(tree.get("words")),
            bothLanguages(tree.get("unless")),
            tree.flag("places"),
            number(longer.get("words")),
            number(longer.get("letters")),
            tree.texts("facts")));
  }

  private static OptionalInt number(YamlTree tree) {
    try {
      return tree.text().map(Integer::parseInt).map(OptionalInt::of).orElseGet(OptionalInt::empty);
    } catch (NumberFormatException e) {
      tree.problem("a whole number is needed here");
      return OptionalInt.empty();
    }
  }

  private static Optional<AdRule.Kind> kind(YamlTree tree) {
    String name = tree.need("kind");
    Optional<AdRule.Kind> kind =
        Arrays.stream(AdRule.Kind.values()).filter(each -> each.key().equals(name)).findFirst();
    if (kind.isEmpty()) {
      tree.problem("a rule is a demand, a hint, missing or hard");
    }
    return kind;
  }

  /** A file {@code employers/readiness.yaml}. */
  void readReadiness(YamlTree file) {
    file.only("levels", "questions");
    List<Readiness.Level> levels = new ArrayList<>();
    for (YamlTree tree : file.get("levels").items()) {
      tree.only("id", "title", "text", "facts");
      String id = tree.need("id");
      Optional<Text> title = needed(tree, "title");
      Optional<Text> text = needed(tree, "text");
      if (title.isPresent() && text.isPresent()) {
        levels.add(new Readiness.Level(id, title.get(), text.get(), tree.texts("facts")));
        locations.put("level:" + id, tree.location());
      }
    }
    List<Readiness.Question> questions = new ArrayList<>();
    for (YamlTree tree : file.get("questions").items()) {
      question(tree).ifPresent(questions::add);
    }
    if (levels.size() != 3) {
      file.problem("there are three levels of readiness");
    }
    if (questions.isEmpty() || questions.size() > Readiness.MOST) {
      file.problem("there are at most " + Readiness.MOST + " questions");
    }
    readiness = Optional.of(new Readiness(levels, questions));
  }

  private Optional<Readiness.Question> question(YamlTree tree) {
    tree.only("id", "question", "answers", "step", "task", "topic", "facts");
    String id = tree.need("id");
    locations.put("question:" + id, tree.location());
    Optional<Text> question = needed(tree, "question");
    Optional<Text> step = needed(tree, "step");
    List<Text> answers =
        tree.get("answers").items().stream().flatMap(item -> item.bilingual().stream()).toList();
    if (answers.size() != 3) {
      tree.problem("a question has three answers");
    }
    if (question.isEmpty() || step.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Readiness.Question(
            id,
            question.get(),
            answers,
            step.get(),
            tree.need("task"),
            tree.need("topic"),
            tree.texts("facts")));
  }

  /** A file {@code employers/checklists.yaml}. */
  void readChecklists(YamlTree file) {
    for (YamlTree tree : file.items()) {
      tree.only("id", "topic", "title", "intro", "steps");
      String id = tree.need("id");
      Optional<Text> title = needed(tree, "title");
      Optional<Text> intro = needed(tree, "intro");
      List<Checklist.Step> steps = new ArrayList<>();
      for (YamlTree item : tree.get("steps").items()) {
        item.only("id", "fi", "en", "task", "topic", "facts");
        String step = item.need("id");
        item.bilingual()
            .ifPresent(
                text ->
                    steps.add(
                        new Checklist.Step(
                            step,
                            new Block(text, item.texts("facts")),
                            item.need("task"),
                            item.need("topic"))));
      }
      if (title.isPresent() && intro.isPresent()) {
        Checklist list = new Checklist(id, tree.need("topic"), title.get(), intro.get(), steps);
        once(tree, "checklist:" + id, checklists.put(id, list));
      }
    }
  }

  private void once(YamlTree tree, String key, @Nullable Object before) {
    locations.put(key, tree.location());
    if (before != null) {
      tree.problem("a second " + key.replace(":", " with the id "));
    }
  }

  private static Optional<Text> needed(YamlTree tree, String key) {
    if (tree.get(key).missing()) {
      tree.problem("missing " + key);
    }
    return tree.get(key).bilingual();
  }

  private static List<WordPattern> bothLanguages(YamlTree tree) {
    return Stream.of(Language.values())
        .flatMap(language -> patterns(tree.get(language.code())).stream())
        .toList();
  }

  private static List<WordPattern> patterns(YamlTree list) {
    List<WordPattern> patterns = new ArrayList<>();
    for (YamlTree item : list.items()) {
      try {
        item.text().map(WordPattern::of).ifPresent(patterns::add);
      } catch (IllegalArgumentException e) {
        item.problem(String.valueOf(e.getMessage()));
      }
    }
    return patterns;
  }
}
