package fi.majakka.bot.answers;

import fi.majakka.kb.KnowledgeBase;
import java.util.Optional;

/** The release in force. Publishing swaps it; turns under way keep the one they began with. */
public final class CurrentKnowledge {
  private volatile Optional<KnowledgeBase> release;

  /** Nothing is in force until the first release is published. */
  public CurrentKnowledge() {
    this.release = Optional.empty();
  }

  public CurrentKnowledge(KnowledgeBase release) {
    this.release = Optional.of(release);
  }

  /** The release in force now. */
  public KnowledgeBase get() {
    return release.orElseThrow(() -> new IllegalStateException("nothing has been published yet"));
  }

  /** Puts another release in force. */
  public void publish(KnowledgeBase next) {
    release = Optional.of(next);
  }
}
