package fi.majakka.bot.studio;

import fi.majakka.kb.Notice;
import fi.majakka.kb.edit.NoticeSource;
import fi.majakka.kb.edit.Words;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What stands in the form of a notice. */
public record NoticeForm(
    String id,
    String fi,
    String en,
    boolean crisis,
    String from,
    String until,
    List<String> topics,
    List<String> municipalities,
    String token,
    String title) {

  /** The address of an empty form in which words stand already, to be looked over and saved. */
  static String path(
      Words words,
      Optional<LocalDate> from,
      LocalDate until,
      List<String> topics,
      List<String> municipalities) {
    StringBuilder path = new StringBuilder("/studio/notices/new");
    path.append("?fi=").append(encoded(words.fi())).append("&en=").append(encoded(words.en()));
    from.ifPresent(day -> path.append("&from=").append(day));
    path.append("&until=").append(until);
    topics.forEach(topic -> path.append("&topics=").append(encoded(topic)));
    municipalities.forEach(name -> path.append("&municipalities=").append(encoded(name)));
    return path.toString();
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /**
   * A notice that nobody has saved yet, with the words that an address brings along.
   *
   * @param editable the municipalities whose notices the visitor may write
   */
  static NoticeForm proposed(
      Visit visit, String id, List<String> editable, String token, String title) {
    List<String> places =
        visit.ctx().queryParams("municipalities").stream().filter(editable::contains).toList();
    return new NoticeForm(
        id,
        visit.query("fi").orElse(""),
        visit.query("en").orElse(""),
        false,
        visit.query("from").orElse(""),
        visit.query("until").orElse(""),
        visit.ctx().queryParams("topics"),
        places.isEmpty() ? visit.user().municipality().stream().toList() : places,
        token,
        title);
  }

  static NoticeForm of(Notice notice, String token, String title) {
    return new NoticeForm(
        notice.id(),
        notice.text().fi(),
        notice.text().en(),
        notice.crisis(),
        notice.validFrom().map(LocalDate::toString).orElse(""),
        notice.validUntil().toString(),
        notice.topics(),
        notice.municipalities(),
        token,
        title);
  }

  static NoticeForm of(Visit visit, String id) {
    return new NoticeForm(
        id,
        visit.field("fi").orElse(""),
        visit.field("en").orElse(""),
        visit.field("crisis").isPresent(),
        visit.field("from").orElse(""),
        visit.field("until").orElse(""),
        visit.fields("topics"),
        visit.fields("municipalities"),
        visit.raw("token"),
        visit.raw("title"));
  }

  boolean complete() {
    return !fi.isEmpty() && !en.isEmpty() && !until.isEmpty();
  }

  NoticeSource source(String newId) {
    return new NoticeSource(newId, new Words(fi, en), crisis, from, until, topics, municipalities);
  }
}
