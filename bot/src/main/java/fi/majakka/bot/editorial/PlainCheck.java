package fi.majakka.bot.editorial;

import fi.majakka.bot.accounts.AuditEntry;
import fi.majakka.kb.Article;
import fi.majakka.kb.Block;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.Language;
import fi.majakka.kb.plain.PlainLanguage;
import fi.majakka.kb.plain.Reading;
import fi.majakka.kb.yaml.FieldChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How plainly the answers that a draft changes are written. Thread-safe. */
public final class PlainCheck {
  private static final String LOCAL = "local";
  private static final int LONGEST_REASON = 300;
  private static final int MOST_NAMED = 10;
  private final PlainLanguage plain = PlainLanguage.read();
  private final Editing editing;

  public PlainCheck(Editing editing) {
    this.editing = editing;
  }

  /**
   * An answer in a language.
   *
   * @param municipality empty for the common text
   */
  public record Written(String topic, Optional<String> municipality, Reading reading) {}

  /** The answers that a draft changes. */
  public List<Written> of(Draft draft) {
    return of(editing.changes(draft), editing.knowledge(draft));
  }

  /**
   * The answers that some changes change.
   *
   * @param knowledge with the changes in it
   */
  public List<Written> of(List<Change> changes, KnowledgeBase knowledge) {
    List<Written> written = new ArrayList<>();
    for (Change change : changes) {
      if (change.kind() == Change.Kind.ARTICLE) {
        knowledge
            .article(change.id())
            .ifPresent(article -> read(article, change, knowledge, written));
      }
    }
    return written;
  }

  /** What the audit log keeps when somebody lets texts above the limit pass, and says why. */
  public static AuditEntry exception(String who, String draft, String why, List<Written> hard) {
    return AuditEntry.of(who, "plain.exception", draft)
        .with("reason", why.substring(0, Math.min(why.length(), LONGEST_REASON)))
        .with(
            "answers",
            hard.stream()
                .map(Written::topic)
                .distinct()
                .limit(MOST_NAMED)
                .collect(Collectors.joining(" ")));
  }

  private void read(Article article, Change change, KnowledgeBase in, List<Written> written) {
    Set<String> places = new TreeSet<>();
    boolean common = false;
    for (FieldChange field : change.fields()) {
      List<String> steps = field.field().steps();
      if (steps.size() > 1 && steps.get(0).equals(LOCAL)) {
        places.add(steps.get(1));
      } else {
        common = true;
      }
    }
    for (Language language : Language.values()) {
      if (common) {
        written.add(new Written(article.topic(), Optional.empty(), of(article, in, language)));
      }
      places.forEach(
          place ->
              written.add(
                  new Written(
                      article.topic(), Optional.of(place), of(article.in(place), in, language))));
    }
  }

  /** How plainly an article is written. */
  public Reading of(Article article, KnowledgeBase in, Language language) {
    return plain.of(
        article.blocks().stream()
            .map((Block block) -> block.render(language, in))
            .collect(Collectors.joining("\n")),
        language);
  }
}
