package fi.majakka.bot.editorial;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fi.majakka.kb.KnowledgeBase;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;

/**
 * Asks the golden questions again only when the texts, the model or the day have changed: a draft
 * is looked at far more often than it is edited. Thread-safe.
 */
public final class RememberedGate implements GoldenGate {
  private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");

  /** Drafts and releases that people look at at the same time. */
  private static final int MOST = 16;

  /** What is said may change within a day, too, such as with an office's hours. */
  private static final Duration FRESH = Duration.ofMinutes(10);

  private final GoldenGate gate;
  private final Supplier<String> model;
  private final Clock clock;
  private final Cache<Asked, List<Broken>> answers =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(FRESH).build();

  /**
   * @param model the id of the model that reads the questions
   */
  public RememberedGate(GoldenGate gate, Supplier<String> model, Clock clock) {
    this.gate = gate;
    this.model = model;
    this.clock = clock;
  }

  private record Asked(String release, String model, LocalDate day) {}

  @Override
  public List<Broken> broken(KnowledgeBase knowledge) {
    Asked asked =
        new Asked(
            knowledge.releaseId(), model.get(), LocalDate.ofInstant(clock.instant(), FINLAND));
    return answers.get(asked, key -> gate.broken(knowledge));
  }
}
