package fi.majakka.bot.answers;

import fi.majakka.kb.KnowledgeBase;

/** The release in force. Publishing swaps it; turns under way keep the one they began with. */
public final class CurrentKnowledge {
  private volatile KnowledgeBase release;

  public CurrentKnowledge(KnowledgeBase release) {
    this.release = release;
  }

  /** The release in force now. */
  public KnowledgeBase get() {
    return release;
  }

  /** Puts another release in force. */
  public void publish(KnowledgeBase next) {
    release = next;
  }
}
