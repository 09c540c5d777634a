package fi.majakka.bot.editorial;

import fi.majakka.kb.GoldenQuestion;
import fi.majakka.kb.KnowledgeBase;
import java.util.List;

/** Asks a knowledge base its golden questions. Thread-safe. */
@FunctionalInterface
public interface GoldenGate {

  /** Those that it does not answer as it should. */
  List<Broken> broken(KnowledgeBase knowledge);

  /**
   * A golden question with the wrong answer.
   *
   * @param missing what the answer lacks: a topic, words or facts
   * @param answer what was said instead
   */
  record Broken(GoldenQuestion question, String missing, String answer) {}
}
