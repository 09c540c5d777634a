package fi.majakka.bot.studio;

import fi.majakka.kb.Notice;
import fi.majakka.kb.edit.NoticeSource;
import fi.majakka.kb.edit.Words;
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

  /** A notice without any of its words yet. */
  static NoticeForm empty(String id, Optional<String> own, String token, String title) {
    return new NoticeForm(
        id, "", "", false, "", "", List.of(), own.stream().toList(), token, title);
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
