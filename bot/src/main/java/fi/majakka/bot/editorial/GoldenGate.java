package fi.majakka.bot.editorial;

import fi.majakka.kb.GoldenQuestion;
import fi.majakka.kb.KnowledgeBase;
import java.util.List;
import java.util.stream.Collectors;

/** Asks a knowledge base its golden questions. Thread-safe. */
@FunctionalInterface
public interface GoldenGate {

  /** Those that it does not answer as it should. */
  List<Broken> broken(KnowledgeBase knowledge);

  /**
   * A golden question with the wrong answer.
   *
   * @param lacks never empty
   * @param answer what was said instead
   */
  record Broken(GoldenQuestion question, List<Lack> lacks, String answer) {
    public Broken {
      lacks = List.copyOf(lacks);
    }

    /** What the answer lacks, in one line. */
    public String missing() {
      return lacks.stream().map(Lack::toString).collect(Collectors.joining("; "));
    }
  }

  /**
   * Something that an answer lacks.
   *
   * @param wanted a topic, words, or the id of a fact; the topic is {@code none} for a refusal
   * @param instead the topic that answered; empty for words and facts, {@code none} when it was not
   *     understood
   */
  record Lack(Kind kind, String wanted, String instead) {
    /** What kind of thing. */
    public enum Kind {
      TOPIC,
      WORDS,
      FACT
    }

    @Override
    public String toString() {
      return switch (kind) {
        case TOPIC -> "the topic " + wanted + " (it was " + instead + ")";
        case WORDS -> "the words \"" + wanted + "\"";
        case FACT -> "the fact " + wanted;
      };
    }
  }
}
