package fi.majakka.kb;

import fi.majakka.kb.KnowledgeBuilder.Part;
import fi.majakka.kb.KnowledgeFiles.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads one file of a knowledge base into what it says and what is wrong with it. */
final class FileParser {
  private final String path;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();

  private FileParser(String path) {
    this.path = path;
  }

  /**
   * A file that has been read.
   *
   * @param hash of the bytes that were read
   */
  record Parsed(String hash, List<Problem> problems, List<Part> parts) {}

  /** Reads a file; one whose name says nothing to the knowledge base itself has no parts. */
  static Parsed parse(String path, KnowledgeTree.Content content) {
    FileParser parser = new FileParser(path);
    Optional<String> text = KnowledgeTree.decoded(content.bytes());
    if (text.isPresent()) {
      parser.read(text.get());
    } else {
      parser.problems.add(new Problem(path, 1, "the file is not UTF-8"));
    }
    return new Parsed(content.hash(), List.copyOf(parser.problems), List.copyOf(parser.parts));
  }

  private void read(String text) {
    String name = path.substring(path.indexOf('/') + 1);
    switch (name.startsWith("facts/")
        ? "facts"
        : name.startsWith("articles/") ? "articles" : name) {
      case "topics.csv" -> topics(text);
      case "occupations.yaml" -> occupations(text);
      case "organisations.yaml" ->
          list(
              text,
              "organisation",
              OrganisationReader::read,
              Organisation::id,
              builder -> builder.organisations);
      case "places.yaml" ->
          list(text, "place", PlaceReader::read, Place::name, builder -> builder.places);
      case "notices.yaml" ->
          list(text, "notice", NoticeReader::read, Notice::id, builder -> builder.notices);
      case "golden.yaml" ->
          list(
              text,
              "golden question",
              GoldenReader::read,
              GoldenQuestion::id,
              builder -> builder.golden);
      case "events.yaml" ->
          list(text, "event", EventReader::read, Event::id, builder -> builder.events);
      case "tasks.yaml" -> handbook(text, HandbookReader::readTasks);
      case "employers/adcheck.yaml" -> handbook(text, HandbookReader::readAdRules);
      case "employers/readiness.yaml" -> handbook(text, HandbookReader::readReadiness);
      case "employers/checklists.yaml" -> handbook(text, HandbookReader::readChecklists);
      case "phrases.yaml" -> phrases(text);
      case "signals.yaml" -> signals(text);
      case "facts" -> list(text, "fact", FactReader::read, Fact::id, builder -> builder.facts);
      case "articles" -> article(text);
      default -> {
        // Other features keep their own files in a layer; they read them themselves.
      }
    }
  }

  private YamlTree tree(String text) {
    return YamlTree.parse(path, text, problems);
  }

  private Location at(YamlTree tree) {
    return new Location(path, tree.line());
  }

  private <T> void list(
      String text,
      String kind,
      Function<YamlTree, Optional<T>> reader,
      Function<T, String> id,
      Function<KnowledgeBuilder, java.util.Map<String, T>> where) {
    for (YamlTree tree : tree(text).items()) {
      reader
          .apply(tree)
          .ifPresent(item -> parts.add(KnowledgeBuilder.once(kind, item, id, where, at(tree))));
    }
  }

  private void topics(String text) {
    for (TopicReader.Row row : new TopicReader(path, problems).read(text)) {
      parts.add(
          KnowledgeBuilder.once(
              "topic",
              row.topic(),
              Topic::id,
              builder -> builder.topics,
              new Location(path, row.line())));
    }
  }

  private void occupations(String text) {
    YamlTree work = tree(text);
    List<Occupation> occupations = OccupationReader.read(work);
    List<WorkField> fields = OccupationReader.fields(work);
    parts.add(builder -> builder.occupations.addAll(occupations));
    parts.add(builder -> builder.fields.addAll(fields));
  }

  private void phrases(String text) {
    tree(text)
        .entries()
        .forEach(
            (key, tree) ->
                tree.bilingual()
                    .ifPresent(said -> parts.add(builder -> builder.phrases.put(key, said))));
  }

  private void signals(String text) {
    tree(text)
        .entries()
        .forEach(
            (name, tree) -> {
              List<String> patterns =
                  tree.items().stream().flatMap(item -> item.text().stream()).toList();
              parts.add(builder -> builder.signals.merge(name, patterns, FileParser::both));
            });
  }

  /** A region's patterns stand beside the national ones. */
  private static List<String> both(List<String> below, List<String> above) {
    return Stream.concat(below.stream(), above.stream()).toList();
  }

  private void article(String text) {
    YamlTree tree = tree(text);
    ArticleReader.read(tree)
        .ifPresent(layer -> parts.add(KnowledgeBuilder.article(layer, at(tree))));
  }

  /** The handbook is read layer over layer, so its files are kept as texts until then. */
  private void handbook(String text, BiConsumer<HandbookReader, YamlTree> reader) {
    parts.add(
        builder -> reader.accept(builder.handbook, YamlTree.parse(path, text, builder.problems)));
  }

  /**
   * The events of one file.
   *
   * @throws KnowledgeException when something is wrong with them
   */
  static List<Event> events(String path, String text) {
    List<Problem> problems = new ArrayList<>();
    List<Event> events =
        YamlTree.parse(path, text, problems).items().stream()
            .flatMap(item -> EventReader.read(item).stream())
            .toList();
    if (!problems.isEmpty()) {
      throw new KnowledgeException(
          "the sample events cannot be read: " + problems.get(0), problems);
    }
    return events;
  }
}
