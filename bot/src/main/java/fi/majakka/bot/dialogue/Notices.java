package fi.majakka.bot.dialogue;

import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.Message;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.Notice;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What holds for a while and stands above the answers that it concerns; a crisis comes first. */
public final class Notices {
  private final KnowledgeBase knowledge;
  private final Language language;
  private final LocalDate today;

  /**
   * @param today the day on which a notice holds or not, Finnish time
   */
  public Notices(KnowledgeBase knowledge, Language language, LocalDate today) {
    this.knowledge = knowledge;
    this.language = language;
    this.today = today;
  }

  /** What stands above the answer to a topic. */
  public List<Message> above(String topic, Optional<String> municipality) {
    return said(
        knowledge.notices().stream().filter(notice -> notice.concerns(topic, municipality)));
  }

  /** What stands above everything else that is said about a municipality, or anywhere. */
  public List<Message> crises(Optional<String> municipality) {
    return said(
        knowledge.notices().stream()
            .filter(Notice::crisis)
            .filter(notice -> notice.topics().isEmpty() && notice.concerns("", municipality)));
  }

  private List<Message> said(Stream<Notice> notices) {
    return notices
        .filter(notice -> notice.holds(today))
        .sorted(Comparator.comparing(Notice::crisis).reversed())
        .<Message>map(notice -> new Message.Text(notice.text().in(Phrases.kb(language))))
        .toList();
  }
}
