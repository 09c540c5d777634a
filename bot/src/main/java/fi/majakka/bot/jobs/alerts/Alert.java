package fi.majakka.bot.jobs.alerts;

import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.jobs.VacancyQuery;
import java.time.Instant;
import java.util.Optional;

/**
 * A saved search.
 *
 * @param id 12 letters and digits
 * @param channel telegram, web or mail
 * @param conversation where it was saved; empty for mail
 * @param expires when it ends by itself
 */
public record Alert(
    String id,
    String channel,
    Optional<ConversationId> conversation,
    Language language,
    VacancyQuery query,
    Rhythm rhythm,
    Instant created,
    Instant expires) {
  /** The channel of alerts that go by mail. */
  public static final String MAIL = "mail";

  public Alert {
    if (!id.matches("[a-z0-9]{12}")) {
      throw new IllegalArgumentException("an alert's id has 12 letters and digits");
    }
  }
}
