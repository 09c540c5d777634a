package fi.majakka.bot;

import fi.majakka.kb.KnowledgeBase;

/** The shipped knowledge base for the tests of other packages. */
public final class KnowledgeForTests {

  private KnowledgeForTests() {}

  /** The shipped knowledge base. */
  public static KnowledgeBase knowledge() {
    return Trained.knowing().knowledge();
  }
}
