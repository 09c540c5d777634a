package fi.majakka.bot;

import fi.majakka.bot.config.Home;
import fi.majakka.kb.KnowledgeArchive;
import fi.majakka.kb.KnowledgeTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The project with the utterances of a few topics, so that a real training takes seconds. */
final class SmallHome {
  private static final List<String> TOPICS =
      List.of(
          "settle.tax",
          "settle.bank",
          "living.rental",
          "family.daycare",
          "jobs.search",
          "meta.greet",
          "out_of_scope");

  /** Of each topic and language. */
  private static final int LINES = 40;

  private static final String GOLDEN = "sydansuomi/golden.yaml";

  private SmallHome() {}

  /** Makes it in a folder. */
  static Home in(Path folder) {
    try {
      Map<String, KnowledgeTree.Content> files =
          new TreeMap<>(KnowledgeArchive.read(Trained.HOME.knowledge()).files());
      files.put(
          GOLDEN,
          KnowledgeTree.content(
              "- id: tax\n  ask: \"Mistä saan verokortin?\"\n  language: fi\n  topic: settle.tax\n"));
      KnowledgeArchive.write(KnowledgeTree.of(files), folder.resolve("knowledge-base"));
      for (String language : List.of("fi", "en")) {
        for (String topic : TOPICS) {
          beginning("training/" + language + "/" + topic + ".txt", folder);
        }
        Path held = Files.createDirectories(nlp(folder).resolve("evaluation").resolve(language));
        Files.writeString(
            held.resolve("plain.tsv"),
            language.equals("fi")
                ? "settle.tax\tmistä verokortin saa\nliving.rental\tetsin vuokra-asuntoa\n"
                : "settle.tax\twhere do I get a tax card\nliving.rental\tI need a flat to rent\n");
        Files.writeString(held.resolve("oos.tsv"), "oos\txkcdqwv zzzpt\n");
      }
      for (String list : List.of("concepts.txt", "first_names.txt", "namesakes.txt")) {
        copy(Trained.HOME.nlp(), nlp(folder), "training/" + list);
      }
      copy(Trained.HOME.nlp(), nlp(folder), "training/language/sv.txt");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Home(folder);
  }

  private static Path nlp(Path folder) {
    return new Home(folder).nlp();
  }

  private static void beginning(String file, Path folder) throws IOException {
    Path target = nlp(folder).resolve(file);
    Files.createDirectories(target.resolveSibling("."));
    List<String> lines = Files.readAllLines(Trained.HOME.nlp().resolve(file));
    Files.write(target, lines.subList(0, Math.min(LINES, lines.size())));
  }

  private static void copy(Path from, Path to, String file) throws IOException {
    Path target = to.resolve(file);
    Files.createDirectories(target.resolveSibling("."));
    Files.copy(from.resolve(file), target);
  }
}
