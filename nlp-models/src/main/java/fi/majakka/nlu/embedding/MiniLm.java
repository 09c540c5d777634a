package fi.majakka.nlu.embedding;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import fi.majakka.nlu.model.SentenceEmbedder;
import fi.majakka.nlu.opennlp.Wordpieces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The English sentence model all-MiniLM-L6-v2 (Apache-2.0), 384 numbers a text. Thread-safe; works
 * in the calling thread.
 */
public final class MiniLm implements SentenceEmbedder, AutoCloseable {
  private static final String MODEL = "/all-minilm-l6-v2-q.onnx";

  /** The model in the form of the ONNX Runtime, which is used where it lies. */
  private static final String PREPARED = "all-minilm-l6-v2-q.ort";

  private static final String TOKENS = "/all-minilm-l6-v2-q-tokenizer.json";

  /** Longer texts are cut; the model was trained on 128 pieces. */
  private static final int LONGEST = 128;

  /** So many texts of one length are read at once. */
  private static final int TOGETHER = 16;

  private final Wordpieces wordpieces;
  private final OrtEnvironment environment;
  private final OrtSession session;

  /** What the session works on; it may not be unmapped before the session is closed. */
  private final Optional<ByteBuffer> mapped;

  private MiniLm(OrtEnvironment environment, OrtSession session, Optional<ByteBuffer> mapped)
      throws IOException {
    this.wordpieces = new Wordpieces(pieces());
    this.environment = environment;
    this.session = session;
    this.mapped = mapped;
  }

  /**
   * Turns the model in a folder into the form that is opened without copying it: a fifth of the
   * time, and only the words that are read come into memory (decision 0017).
   *
   * @param folder where the model was unpacked; nothing is done if it was not
   */
  public static void prepare(Path folder) {
    Path unpacked = folder.resolve(MODEL.substring(1));
    if (!Files.exists(unpacked)) {
      return;
    }
    Path draft = folder.resolve(PREPARED + ".new");
    try (OrtSession.SessionOptions options = options()) {
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.EXTENDED_OPT);
      options.setOptimizedModelFilePath(draft.toString());
      options.addConfigEntry("session.save_model_format", "ORT");
      OrtEnvironment.getEnvironment().createSession(unpacked.toString(), options).close();
      Files.move(draft, folder.resolve(PREPARED), StandardCopyOption.REPLACE_EXISTING);
      Files.delete(unpacked);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (OrtException e) {
      throw new IllegalStateException("the sentence model cannot be prepared", e);
    }
  }

  /**
   * Opens the model.
   *
   * @param folder where it may have been prepared or unpacked; else it is taken from the class path
   */
  public static MiniLm open(Path folder) {
    Path prepared = folder.resolve(PREPARED);
    Path unpacked = folder.resolve(MODEL.substring(1));
    try {
      if (Files.exists(prepared)) {
        return mapped(prepared);
      }
      if (Files.exists(unpacked)) {
        return read(unpacked);
      }
      Path copy = Files.createTempFile("majakka", ".onnx");
      try (InputStream model = resource(MODEL)) {
        Files.copy(model, copy, StandardCopyOption.REPLACE_EXISTING);
        return read(copy);
      } finally {
        Files.delete(copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (OrtException e) {
      throw new IllegalStateException("the sentence model cannot be loaded", e);
    }
  }

  private static OrtSession.SessionOptions options() throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    options.setCPUArenaAllocator(false); // an arena keeps more than our short texts need
    return options;
  }

  private static MiniLm mapped(Path prepared) throws IOException, OrtException {
    try (FileChannel channel = FileChannel.open(prepared, StandardOpenOption.READ);
        OrtSession.SessionOptions options = options()) {
      ByteBuffer model = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      options.addConfigEntry("session.use_ort_model_bytes_directly", "1");
      options.addConfigEntry("session.use_ort_model_bytes_for_initializers", "1");
      options.addConfigEntry("session.disable_prepacking", "1"); // would copy the weights
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      return new MiniLm(environment, environment.createSession(model, options), Optional.of(model));
    }
  }

  /** From a file, as an array of its bytes would take twice the memory. */
  private static MiniLm read(Path model) throws IOException, OrtException {
    try (OrtSession.SessionOptions options = options()) {
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      return new MiniLm(
          environment, environment.createSession(model.toString(), options), Optional.empty());
    }
  }

  private static InputStream resource(String name) {
    InputStream found = MiniLm.class.getResourceAsStream(name);
    if (found == null) {
      throw new IllegalStateException(name + " is not on the class path");
    }
    return found;
  }

  /** The pieces of words that the model knows, in the order of their numbers. */
  private static List<String> pieces() throws IOException {
    SortedMap<Long, String> pieces = new TreeMap<>();
    try (InputStream in = resource(TOKENS);
        JsonParser json = new JsonFactory().createParser(in)) {
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.FIELD_NAME && json.currentName().equals("vocab")) {
          json.nextToken();
          while (json.nextToken() == JsonToken.FIELD_NAME) {
            String piece = json.currentName();
            json.nextToken();
            pieces.put(json.getLongValue(), piece);
          }
          if (pieces.size() != pieces.lastKey() + 1) {
            throw new IllegalStateException(TOKENS + " leaves out a number");
          }
          return List.copyOf(pieces.values());
        }
      }
    }
    throw new IllegalStateException(TOKENS + " has no vocabulary");
  }

  @Override
  public float[] embed(String text) {
    return embedAlike(List.of(ids(text)))[0];
  }

  @Override
  public List<float[]> embed(List<String> texts) {
    List<long[]> all = texts.parallelStream().map(this::ids).toList();
    float[][] points = new float[all.size()][];
    batches(all).parallelStream()
        .forEach(
            batch -> {
              float[][] found = embedAlike(batch.stream().map(all::get).toList());
              for (int i = 0; i < found.length; i++) {
                points[batch.get(i)] = found[i];
              }
            });
    return List.of(points);
  }

  /** Indices of texts of the same length, some at a time. */
  private static List<List<Integer>> batches(List<long[]> all) {
    Map<Integer, List<Integer>> byLength = new TreeMap<>();
    for (int i = 0; i < all.size(); i++) {
      byLength.computeIfAbsent(all.get(i).length, length -> new ArrayList<>()).add(i);
    }
    List<List<Integer>> batches = new ArrayList<>();
    for (List<Integer> alike : byLength.values()) {
      for (int from = 0; from < alike.size(); from += TOGETHER) {
        batches.add(alike.subList(from, Math.min(alike.size(), from + TOGETHER)));
      }
    }
    return batches;
  }

  /** The points of texts of the same length. */
  private float[][] embedAlike(List<long[]> texts) {
    int length = texts.get(0).length;
    long[] shape = {texts.size(), length};
    long[] ids = new long[texts.size() * length];
    for (int i = 0; i < texts.size(); i++) {
      System.arraycopy(texts.get(i), 0, ids, i * length, length);
    }
    long[] ones = new long[ids.length];
    Arrays.fill(ones, 1);
    try (OnnxTensor tokens = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
        OnnxTensor mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(ones), shape);
        OnnxTensor types =
            OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[ids.length]), shape);
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", tokens, "attention_mask", mask, "token_type_ids", types))) {
      float[][][] vectors = (float[][][]) result.get(0).getValue();
      return Arrays.stream(vectors).map(MiniLm::mean).toArray(float[][]::new);
    } catch (OrtException e) {
      throw new IllegalStateException("the sentence model cannot read a text", e);
    }
  }

  private long[] ids(String text) {
    String plain =
        Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
            .replaceAll("\\p{Mn}", "");
    return wordpieces.of(plain, LONGEST);
  }

  /** The mean of the vectors of all pieces, of length one. */
  private static float[] mean(float[][] vectors) {
    float[] mean = new float[vectors[0].length];
    for (float[] vector : vectors) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += vector[i];
      }
    }
    double squares = 0;
    for (float value : mean) {
      squares += value * value;
    }
    float length = (float) Math.sqrt(squares + 1e-12);
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= length;
    }
    return mean;
  }

  @Override
  public void close() {
    try {
      session.close();
      mapped.ifPresent(Reference::reachabilityFence);
    } catch (OrtException e) {
      throw new IllegalStateException("the sentence model cannot be closed", e);
    }
  }
}
