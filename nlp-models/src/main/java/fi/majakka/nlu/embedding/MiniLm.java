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
import java.nio.LongBuffer;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The English sentence model all-MiniLM-L6-v2 (Apache-2.0), 384 numbers a text. Thread-safe; works
 * in the calling thread.
 */
public final class MiniLm implements SentenceEmbedder, AutoCloseable {
  private static final String MODEL = "/all-minilm-l6-v2-q.onnx";
  private static final String TOKENS = "/all-minilm-l6-v2-q-tokenizer.json";

  /** Longer texts are cut; the model was trained on 128 pieces. */
  private static final int LONGEST = 128;

  private final Wordpieces wordpieces;
  private final OrtEnvironment environment;
  private final OrtSession session;

  private MiniLm(Wordpieces wordpieces, OrtEnvironment environment, OrtSession session) {
    this.wordpieces = wordpieces;
    this.environment = environment;
    this.session = session;
  }

  /** Loads the model from the class path. */
  public static MiniLm open() {
    try (InputStream model = resource(MODEL)) {
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        return new MiniLm(
            new Wordpieces(pieces()),
            environment,
            environment.createSession(model.readAllBytes(), options));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (OrtException e) {
      throw new IllegalStateException("the sentence model cannot be loaded", e);
    }
  }

  private static InputStream resource(String name) {
    InputStream found = MiniLm.class.getResourceAsStream(name);
    if (found == null) {
      throw new IllegalStateException(name + " is not on the class path");
    }
    return found;
  }

  /** The pieces of words that the model knows, with their numbers. */
  private static Map<String, Long> pieces() throws IOException {
    Map<String, Long> pieces = new HashMap<>();
    try (InputStream in = resource(TOKENS);
        JsonParser json = new JsonFactory().createParser(in)) {
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.FIELD_NAME && json.currentName().equals("vocab")) {
          json.nextToken();
          while (json.nextToken() == JsonToken.FIELD_NAME) {
            String piece = json.currentName();
            json.nextToken();
            pieces.put(piece, json.getLongValue());
          }
          return pieces;
        }
      }
    }
    throw new IllegalStateException(TOKENS + " has no vocabulary");
  }

  @Override
  public float[] embed(String text) {
    long[] ids = ids(text);
    long[] shape = {1, ids.length};
    long[] ones = new long[ids.length];
    java.util.Arrays.fill(ones, 1);
    try (OnnxTensor tokens = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
        OnnxTensor mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(ones), shape);
        OnnxTensor types =
            OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[ids.length]), shape);
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", tokens, "attention_mask", mask, "token_type_ids", types))) {
      return mean(((float[][][]) result.get(0).getValue())[0]);
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
    } catch (OrtException e) {
      throw new IllegalStateException("the sentence model cannot be closed", e);
    }
  }
}
