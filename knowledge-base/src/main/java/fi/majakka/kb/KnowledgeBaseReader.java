package fi.majakka.kb;

import fi.majakka.kb.KnowledgeFiles.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads the national layer and a region's layer over it. Reports every problem, not the first. */
public final class KnowledgeBaseReader {
  private static final String NATIONAL = "finland";
  private final Path root;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Location> locations = new LinkedHashMap<>();
  private final Map<String, Article> articles = new LinkedHashMap<>();
  private final Map<String, Fact> facts = new LinkedHashMap<>();
  private final Map<String, Organisation> organisations = new LinkedHashMap<>();
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final List<Occupation> occupations = new ArrayList<>();
  private final Map<String, Text> phrases = new LinkedHashMap<>();
  private final Map<String, List<String>> signals = new LinkedHashMap<>();
  private final Map<String, Event> events = new LinkedHashMap<>();
  private final HandbookReader handbook = new HandbookReader(locations);
  private final MessageDigest digest;

  private KnowledgeBaseReader(Path root) {
    this.root = root;
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * Reads a knowledge base.
   *
   * @param root the folder {@code knowledge-base}
   * @param region the folder of a region in it
   * @throws KnowledgeException when a folder is missing
   */
  public static KnowledgeFiles read(Path root, String region) {
    return new KnowledgeBaseReader(root).read(region);
  }

  /**
   * The sample events of a region; empty when it has none.
   *
   * @throws KnowledgeException when they cannot be read
   */
  public static List<Event> sampleEvents(Path root, String region) {
    KnowledgeBaseReader reader = new KnowledgeBaseReader(root);
    reader.readList(
        root.resolve(region).resolve("samples").resolve("events.yaml"), reader::readEvent);
    if (!reader.problems.isEmpty()) {
      throw new KnowledgeException(
          "the sample events cannot be read: " + reader.problems.get(0), reader.problems);
    }
    return List.copyOf(reader.events.values());
  }

  private KnowledgeFiles read(String region) {
    for (String layer : List.of(NATIONAL, region)) {
      if (!Files.isDirectory(root.resolve(layer))) {
        throw new KnowledgeException("there is no folder " + layer + " in " + root, List.of());
      }
    }
    List<Topic> topics = new TopicReader(problems).read(text(root.resolve("topics.csv")));
    Path occupationFile = root.resolve("occupations.yaml");
    occupations.addAll(OccupationReader.read(tree(occupationFile)));
    for (String layer : List.of(NATIONAL, region)) {
      Path folder = root.resolve(layer);
      readList(folder.resolve("organisations.yaml"), this::readOrganisation);
      readList(folder.resolve("places.yaml"), this::readPlace);
      readPhrases(folder.resolve("phrases.yaml"));
      readSignals(folder.resolve("signals.yaml"));
      readList(folder.resolve("events.yaml"), this::readEvent);
      readHandbook(folder);
      yamlFiles(folder.resolve("facts")).forEach(file -> readList(file, this::readFact));
      List<String> here = new ArrayList<>();
      yamlFiles(folder.resolve("articles")).forEach(file -> readArticle(file, layer, here));
    }
    String releaseId = HexFormat.of().formatHex(digest.digest()).substring(0, 12);
    return new KnowledgeFiles(
        new KnowledgeBase(
            releaseId,
            topics,
            articles.values(),
            facts.values(),
            organisations.values(),
            places.values(),
            occupations,
            phrases,
            signals,
            events.values(),
            handbook.handbook()),
        problems,
        locations);
  }

  private void readArticle(Path file, String layer, Collection<String> seenInLayer) {
    YamlTree tree = tree(file);
    String topic = tree.get("topic").text().orElse("");
    Optional<Article> below = Optional.ofNullable(articles.get(topic));
    if (seenInLayer.contains(topic)) {
      tree.get("topic").problem("a second article for " + topic + " in " + layer);
    }
    seenInLayer.add(topic);
    String expected = layer + "/articles/" + topic.replace('.', '/') + ".yaml";
    if (!topic.isEmpty() && !expected.equals(relative(file))) {
      tree.get("topic").problem("the article of " + topic + " belongs in " + expected);
    }
    ArticleReader.read(tree, below)
        .ifPresent(
            article -> {
              articles.put(topic, article);
              locations.put("article:" + topic, new Location(relative(file), tree.line()));
            });
  }

  private void readFact(Path file, YamlTree tree) {
    FactReader.read(tree)
        .ifPresent(
            fact -> {
              if (facts.put(fact.id(), fact) != null) {
                tree.problem("a second fact with the id " + fact.id());
              }
              locations.put("fact:" + fact.id(), new Location(relative(file), tree.line()));
            });
  }

  private void readOrganisation(Path file, YamlTree tree) {
    OrganisationReader.read(tree)
        .ifPresent(
            organisation -> {
              if (organisations.put(organisation.id(), organisation) != null) {
                tree.problem("a second organisation with the id " + organisation.id());
              }
              locations.put("organisation:" + organisation.id(), tree.location());
            });
  }

  private void readHandbook(Path folder) {
    ifExists(folder.resolve("tasks.yaml"), handbook::readTasks);
    ifExists(folder.resolve("employers/adcheck.yaml"), handbook::readAdRules);
    ifExists(folder.resolve("employers/readiness.yaml"), handbook::readReadiness);
    ifExists(folder.resolve("employers/checklists.yaml"), handbook::readChecklists);
  }

  private void ifExists(Path file, Consumer<YamlTree> reader) {
    if (Files.exists(file)) {
      reader.accept(tree(file));
    }
  }

  private void readPlace(Path file, YamlTree tree) {
    PlaceReader.read(tree)
        .ifPresent(
            place -> {
              if (places.put(place.name(), place) != null) {
                tree.problem("a second place named " + place.name());
              }
            });
  }

  private void readEvent(Path file, YamlTree tree) {
    EventReader.read(tree)
        .ifPresent(
            event -> {
              if (events.put(event.id(), event) != null) {
                tree.problem("a second event with the id " + event.id());
              }
              locations.put("event:" + event.id(), new Location(relative(file), tree.line()));
            });
  }

  private void readPhrases(Path file) {
    if (Files.exists(file)) {
      tree(file)
          .entries()
          .forEach((key, tree) -> tree.bilingual().ifPresent(text -> phrases.put(key, text)));
    }
  }

  private void readSignals(Path file) {
    if (Files.exists(file)) {
      tree(file)
          .entries()
          .forEach(
              (name, tree) ->
                  signals.put(
                      name, tree.items().stream().flatMap(item -> item.text().stream()).toList()));
    }
  }

  private void readList(Path file, ItemReader reader) {
    if (Files.exists(file)) {
      tree(file).items().forEach(item -> reader.read(file, item));
    }
  }

  private YamlTree tree(Path file) {
    return YamlTree.parse(relative(file), text(file), problems);
  }

  private String text(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      digest.update(relative(file).getBytes(StandardCharsets.UTF_8));
      digest.update(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      problems.add(new Problem(relative(file), 1, "cannot be read"));
      return "";
    }
  }

  private String relative(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  private static List<Path> yamlFiles(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @FunctionalInterface
  private interface ItemReader {
    void read(Path file, YamlTree item);
  }
}
