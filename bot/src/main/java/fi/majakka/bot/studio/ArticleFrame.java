package fi.majakka.bot.studio;

import fi.majakka.kb.edit.ArticleSource;
import fi.majakka.kb.edit.ArticleSource.LinkSource;
import fi.majakka.kb.edit.ArticleSource.NextSource;
import fi.majakka.kb.edit.ArticleSource.VariantSource;
import fi.majakka.kb.edit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands around the text of an answer. A municipality's own has only who is responsible and
 * links; where they are empty the common ones hold.
 *
 * @param questionsFi how people ask in Finnish
 * @param questionsEn how people ask in English
 * @param responsible ids of organisations, the one in charge first
 * @param next the questions offered next
 */
public record ArticleFrame(
    List<String> questionsFi,
    List<String> questionsEn,
    List<String> responsible,
    List<LinkSource> links,
    List<NextSource> next) {
  private static final int NEXT = 4;
  private static final LinkSource NO_LINK = new LinkSource(Words.NONE, "");
  private static final NextSource NO_NEXT = new NextSource("", Words.NONE);

  public ArticleFrame {
    questionsFi = List.copyOf(questionsFi);
    questionsEn = List.copyOf(questionsEn);
    responsible = List.copyOf(responsible);
    links = List.copyOf(links);
    next = List.copyOf(next);
  }

  static ArticleFrame of(ArticleSource article, Optional<String> municipality) {
    if (municipality.isPresent()) {
      Optional<VariantSource> local = Optional.ofNullable(article.local().get(municipality.get()));
      return new ArticleFrame(
          List.of(),
          List.of(),
          local.map(VariantSource::responsible).orElse(List.of()),
          local.map(VariantSource::links).orElse(List.of()),
          List.of());
    }
    return new ArticleFrame(
        article.questionsFi(),
        article.questionsEn(),
        article.responsible(),
        article.links(),
        article.next());
  }

  /** What was sent; a part that was not in the form stays as it was. */
  static ArticleFrame of(Visit visit, ArticleFrame before) {
    return new ArticleFrame(
        visit.sent("questions_fi") ? lines(visit.raw("questions_fi")) : before.questionsFi(),
        visit.sent("questions_en") ? lines(visit.raw("questions_en")) : before.questionsEn(),
        visit.sent("responsible0") ? responsible(visit) : before.responsible(),
        visit.sent("link0_url") ? links(visit) : before.links(),
        visit.sent("next0_topic") ? next(visit) : before.next());
  }

  private static List<String> lines(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).distinct().toList();
  }

  private static List<String> responsible(Visit visit) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; visit.sent("responsible" + i); i++) {
      visit.field("responsible" + i).filter(id -> !ids.contains(id)).ifPresent(ids::add);
    }
    return ids;
  }

  private static List<LinkSource> links(Visit visit) {
    List<LinkSource> links = new ArrayList<>();
    for (int i = 0; visit.sent("link" + i + "_url"); i++) {
      String name = "link" + i;
      visit
          .field(name + "_url")
          .ifPresent(url -> links.add(new LinkSource(words(visit, name), url)));
    }
    return links;
  }

  private static List<NextSource> next(Visit visit) {
    List<NextSource> next = new ArrayList<>();
    for (int i = 0; visit.sent("next" + i + "_topic"); i++) {
      String name = "next" + i;
      visit
          .field(name + "_topic")
          .ifPresent(topic -> next.add(new NextSource(topic, words(visit, name))));
    }
    return next;
  }

  private static Words words(Visit visit, String name) {
    return new Words(visit.field(name + "_fi").orElse(""), visit.field(name + "_en").orElse(""));
  }

  /** Those responsible, and an empty place for one more. */
  public List<String> responsibleRows() {
    return rows(responsible, "");
  }

  /** The links, and an empty place for one more. */
  public List<LinkSource> linkRows() {
    return rows(links, NO_LINK);
  }

  /** The next questions, and an empty place as long as there may be more. */
  public List<NextSource> nextRows() {
    return next.size() >= NEXT ? next : rows(next, NO_NEXT);
  }

  /** True when another next question may follow the last row. */
  public boolean moreNext() {
    return next.size() < NEXT - 1;
  }

  private static <T> List<T> rows(List<T> filled, T empty) {
    List<T> rows = new ArrayList<>(filled);
    rows.add(empty);
    return rows;
  }
}
