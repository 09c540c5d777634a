package fi.majakka.nlu.training;

import fi.majakka.nlu.Gazetteer;
import fi.majakka.nlu.entities.EntityRecognizer;
import fi.majakka.nlu.entities.Lexicon;
import fi.majakka.nlu.model.Continuation;
import fi.majakka.nlu.model.Interpreter;
import fi.majakka.nlu.model.Meanings;
import fi.majakka.nlu.model.ModelFile;
import fi.majakka.nlu.text.Concepts;
import fi.majakka.nlu.text.PackedWeights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * The trained models of a folder, named by a hash of the data and the code that they were made
 * from, so that a model never serves data or code that it does not fit.
 */
public final class Models {
  /** To be raised whenever the features or the training change. */
  private static final String CODE_VERSION = "13";

  /**
   * Share of held-out utterances that must be kept. They are harder than messages: 99 % of those
   * are kept then (decision 0013).
   */
  private static final double KEPT = 0.93;

  /** From here on the words are enough; asking for the meaning costs more (decision 0018). */
  private static final double SURE = 0.65;

  /** The files of a model. */
  public static final List<String> FILES =
      List.of("words.bin", "languages.bin", "topics.bin", "followups.bin");

  private static final String CONFUSIONS = "confusions.tsv";
  private static final int NESTED_FOLDS = 3;

  private final Path root;
  private final Path kept;
  private final Gazetteer gazetteer;
  private final Clock clock;
  private final TrainingData data;
  private final Meanings meanings;
  private final TopicTrainer trainer;

  /**
   * Models of a folder.
   *
   * @param root the folder {@code nlp-models}
   * @param meanings the same in training and in use; part of the models' id
   */
  public Models(Path root, Gazetteer gazetteer, Meanings meanings, Clock clock) {
    this(root, root.resolve("models"), List.of(), gazetteer, meanings, clock);
  }

  private Models(
      Path root,
      Path kept,
      List<Example> taught,
      Gazetteer gazetteer,
      Meanings meanings,
      Clock clock) {
    this.root = root;
    this.kept = kept;
    this.meanings = meanings;
    this.gazetteer = gazetteer;
    this.clock = clock;
    this.data = new TrainingData(root.resolve("training"), taught);
    this.trainer =
        new TopicTrainer(
            Concepts.read(root.resolve("training/concepts.txt")),
            meanings,
            TopicTrainer.Options.standard().keeping(KEPT).asking(SURE));
  }

  /**
   * Models of the same data and of lines that were taught besides.
   *
   * @param lines labelled with their topic and language
   * @param folder where they are kept, each in a folder of its id
   */
  public Models taught(List<Example> lines, Path folder) {
    return new Models(root, folder, lines, gazetteer, meanings, clock);
  }

  /** The id of the models that fit the data and the code. */
  public String id() {
    MessageDigest digest = shipped();
    data.taught().forEach(line -> digest.update(line.toString().getBytes(StandardCharsets.UTF_8)));
    digest.update(gazetteer.toString().getBytes(StandardCharsets.UTF_8));
    return hash(digest);
  }

  /** What a taught model must have been made with to fit: the code and the shipped utterances. */
  public String base() {
    return hash(shipped());
  }

  private static String hash(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
  }

  private MessageDigest shipped() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(CODE_VERSION.getBytes(StandardCharsets.UTF_8));
      for (String language : new TreeSet<>(meanings.embedders().keySet())) {
        digest.update(language.getBytes(StandardCharsets.UTF_8));
      }
      for (Path file : data.files()) {
        digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(file));
      }
      return digest;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** True when the models need no training. */
  public boolean trained() {
    Path folder = folder(); // its name is a hash of all the data, made once
    return FILES.stream().allMatch(file -> Files.exists(folder.resolve(file)));
  }

  /** Where the models are or will be. */
  public Path folder() {
    return kept.resolve(id());
  }

  /** Trains both models and keeps them; the models of other data stay for a rollback. */
  public void train() {
    Path folder = folder();
    Set<String> words = data.words(TrainingData.SEEN);
    EntityRecognizer entities = recognizer(words);
    List<TrainingData.Named> named = data.named(entities);
    if (named.isEmpty()) {
      throw new IllegalStateException("there are no training utterances in " + root);
    }
    CompletableFuture<TopicParts> languages =
        CompletableFuture.supplyAsync(() -> new LanguageTrainer().fit(languages(named)));
    TopicTrainer.Fit topics = trainer.fit(named.stream().map(TrainingData.Named::masked).toList());
    TopicParts languageParts = languages.join();
    Interpreter reader =
        interpreter(
            folder, languageParts, entities, topics.parts(), ContinuationTrainer.untrained());
    PackedWeights followUps = new ContinuationTrainer(reader).fit(data.followUps());
    try {
      Files.createDirectories(folder);
      ModelFile.write(
          folder.resolve("words.bin"), out -> out.texts(words.stream().sorted().toList()));
      ModelFile.write(folder.resolve("languages.bin"), languageParts::write);
      Confusion.write(folder.resolve(CONFUSIONS), topics.confusions());
      ModelFile.write(folder.resolve("topics.bin"), topics.parts()::write);
      ModelFile.write(
          folder.resolve("followups.bin"), out -> TopicParts.write(out, followUps.rows()));
    } catch (IOException e) {
      throw new UncheckedIOException("the models cannot be kept in " + folder, e);
    }
  }

  private List<Example> languages(List<TrainingData.Named> named) {
    return Stream.concat(
            named.stream().map(TrainingData.Named::spoken), data.examples("language").stream())
        .toList();
  }

  private EntityRecognizer recognizer(Set<String> seen) {
    return new EntityRecognizer(
        gazetteer,
        new Lexicon(seen, data.list("first_names.txt"), data.list("namesakes.txt")),
        clock);
  }

  /** The topics that were most often confused in training. */
  public List<Confusion> confusions() {
    try {
      return Confusion.read(folder().resolve(CONFUSIONS));
    } catch (IOException e) {
      throw new UncheckedIOException("what was confused cannot be read", e);
    }
  }

  /** Figures of a nested cross-validation over the training examples; takes three trainings. */
  public List<Figure> nested() {
    EntityRecognizer entities = recognizer(data.words(TrainingData.SEEN));
    return new NestedCrossValidation(trainer, meanings, NESTED_FOLDS)
        .figures(data.named(entities).stream().map(TrainingData.Named::masked).toList());
  }

  /** The interpreter of the trained models. */
  public Interpreter interpreter() {
    return interpreter(folder());
  }

  /**
   * The interpreter of other models that fit the data and the code.
   *
   * @param folder named by the models' id
   */
  public Interpreter interpreter(Path folder) {
    try {
      EntityRecognizer entities =
          ModelFile.read(folder.resolve("words.bin"), in -> recognizer(Set.copyOf(in.texts())));
      return interpreter(
          folder,
          ModelFile.read(folder.resolve("languages.bin"), TopicParts::read),
          entities,
          ModelFile.read(folder.resolve("topics.bin"), TopicParts::read),
          ContinuationTrainer.assemble(
              ModelFile.read(
                  folder.resolve("followups.bin"), in -> new PackedWeights(TopicParts.rows(in)))));
    } catch (IOException e) {
      throw new UncheckedIOException("the models in " + folder + " cannot be read", e);
    }
  }

  private Interpreter interpreter(
      Path folder,
      TopicParts languages,
      EntityRecognizer entities,
      TopicParts words,
      Continuation continuation) {
    TrainedTopics topics = trainer.assemble(words);
    return new Interpreter(
        folder.getFileName().toString(),
        LanguageTrainer.assemble(languages),
        entities,
        topics.classifier(),
        topics.detector(),
        continuation,
        meanings);
  }
}
