package fi.majakka.bot;

import fi.majakka.bot.dialogue.Understanding;
import fi.majakka.bot.teaching.ModelInUse;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.nlu.Gazetteer;
import fi.majakka.nlu.Interpretation;
import fi.majakka.nlu.Prior;
import fi.majakka.nlu.model.Interpreter;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages with the names of places and occupations of the release in force: one that a
 * release adds is understood from the next message on, without a restart. Thread-safe.
 */
final class NamesInForce implements Understanding {
  private final Supplier<KnowledgeBase> knowledge;
  private final Supplier<Interpreter> models;
  private volatile @Nullable Named last;
  private volatile @Nullable Named drafted;

  /**
   * @param models the model in use
   */
  NamesInForce(Supplier<KnowledgeBase> knowledge, Supplier<Interpreter> models) {
    this.knowledge = knowledge;
    this.models = models;
  }

  private record Named(
      String release, Interpreter model, Gazetteer gazetteer, Interpreter reader) {}

  @Override
  public Interpretation interpret(String text, Prior prior) {
    return named().reader().interpret(text, prior);
  }

  @Override
  public boolean knows(String topic) {
    return models.get().knows(topic);
  }

  /**
   * Reads messages with the names of another release, such as a draft; this one if they are ours.
   */
  Understanding over(KnowledgeBase release) {
    Named published = named();
    if (release.releaseId().equals(published.release())) {
      return this;
    }
    Gazetteer gazetteer = Knowing.gazetteer(release);
    if (gazetteer.equals(published.gazetteer())) {
      return this;
    }
    Named known = drafted;
    if (known == null
        || !known.model().equals(published.model())
        || !known.gazetteer().equals(gazetteer)) {
      known =
          new Named(
              release.releaseId(),
              published.model(),
              gazetteer,
              published.model().naming(gazetteer));
      drafted = known;
    }
    return ModelInUse.by(known.reader());
  }

  private Named named() {
    KnowledgeBase release = knowledge.get();
    Named known = last;
    if (known != null
        && known.release().equals(release.releaseId())
        && known.model().equals(models.get())) {
      return known;
    }
    return renewed(release);
  }

  private synchronized Named renewed(KnowledgeBase release) {
    Interpreter model = models.get();
    Gazetteer gazetteer = Knowing.gazetteer(release);
    Named known = last;
    Interpreter reader =
        known != null && known.model().equals(model) && known.gazetteer().equals(gazetteer)
            ? known.reader()
            : model.naming(gazetteer);
    Named renewed = new Named(release.releaseId(), model, gazetteer, reader);
    last = renewed;
    return renewed;
  }
}
