package fi.majakka.bot.storage;

import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.jobs.VacancyQuery;
import fi.majakka.bot.jobs.alerts.Alert;
import fi.majakka.bot.jobs.alerts.Rhythm;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Saved searches, and what was found for them, as their rows have it. */
final class AlertRows {
  static final String COLUMNS =
      "a.id, a.conversation_id, a.channel, a.language, a.query, a.rhythm, a.confirmed,"
          + " a.created_at, a.expires_at, a.data_key, a.address, a.messages, a.told";

  private AlertRows() {}

  static Alert alert(ResultSet row) throws SQLException {
    return new Alert(
        row.getString("id"),
        row.getString("channel"),
        Optional.ofNullable(row.getString("conversation_id")).map(ConversationId::new),
        Language.of(row.getString("language")).orElse(Language.FI),
        VacancyQuery.parse(row.getString("query")),
        Rhythm.of(row.getString("rhythm")).orElse(Rhythm.DAILY),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("expires_at").toInstant());
  }

  /** Vacancies of one finding as text: what makes each the same in two feeds, and its id. */
  static String text(Map<Long, String> vacancies) {
    return vacancies.entrySet().stream()
        .map(each -> each.getKey() + ":" + each.getValue())
        .collect(Collectors.joining(" "));
  }

  /** The vacancies of a finding. */
  static Map<Long, String> vacancies(ResultSet row) throws SQLException {
    Map<Long, String> vacancies = new LinkedHashMap<>();
    for (String each : row.getString("vacancies").split(" ", -1)) {
      int colon = each.indexOf(':');
      vacancies.put(Long.parseLong(each, 0, colon, 10), each.substring(colon + 1));
    }
    return vacancies;
  }
}
