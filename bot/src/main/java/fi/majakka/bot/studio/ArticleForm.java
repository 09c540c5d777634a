package fi.majakka.bot.studio;

import fi.majakka.kb.edit.ArticleSource;
import fi.majakka.kb.edit.ArticleSource.VariantSource;
import fi.majakka.kb.edit.BlockSource;
import fi.majakka.kb.edit.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands in the form of an answer.
 *
 * @param municipality empty for the common text
 * @param name the answer's title; empty for a municipality's text
 * @param steps those written, and an empty one for more
 * @param frame what stands around the text
 * @param token of the file that the form was filled from
 * @param title of a new draft
 */
public record ArticleForm(
    String municipality,
    Words name,
    Field lead,
    List<Field> steps,
    Field unknown,
    List<Field> more,
    ArticleFrame frame,
    String token,
    String title) {
  private static final int STEPS = 5;
  private static final int MORE = 4;

  /**
   * A sentence in both languages.
   *
   * @param facts ids, with spaces between
   */
  public record Field(String fi, String en, String facts) {
    static final Field NONE = new Field("", "", "");

    boolean blank() {
      return fi.isBlank() && en.isBlank() && facts.isBlank();
    }

    /** The ids one by one. */
    public List<String> ids() {
      return Arrays.stream(facts.split("[\\s,]+", -1)).filter(id -> !id.isEmpty()).toList();
    }

    static Field of(BlockSource block) {
      return new Field(block.words().fi(), block.words().en(), String.join(" ", block.facts()));
    }

    BlockSource toBlock() {
      return new BlockSource(new Words(line(fi), line(en)), ids().stream().distinct().toList());
    }
  }

  private static String line(String text) {
    return text.replace("\r\n", "\n").strip();
  }

  static ArticleForm of(
      ArticleSource article, Optional<String> municipality, String token, String title) {
    VariantSource variant =
        municipality
            .map(article.local()::get)
            .orElse(
                new VariantSource(
                    BlockSource.NONE,
                    List.of(),
                    List.of(),
                    BlockSource.NONE,
                    List.of(),
                    List.of()));
    boolean common = municipality.isEmpty();
    return new ArticleForm(
        municipality.orElse(""),
        common ? article.title() : Words.NONE,
        Field.of(common ? article.lead() : variant.lead()),
        rows((common ? article.steps() : variant.steps()).stream().map(Field::of).toList(), STEPS),
        Field.of(common ? article.unknown() : variant.unknown()),
        rows((common ? article.more() : variant.more()).stream().map(Field::of).toList(), MORE),
        ArticleFrame.of(article, municipality),
        token,
        title);
  }

  /** What is written, and one empty row as long as there may be more. */
  private static List<Field> rows(List<Field> written, int most) {
    List<Field> rows = new ArrayList<>(written.stream().filter(row -> !row.blank()).toList());
    if (rows.size() < most) {
      rows.add(Field.NONE);
    }
    return rows;
  }

  /**
   * The same form, shown again: empty rows between written ones are gone, one stands at the end.
   */
  ArticleForm again() {
    return new ArticleForm(
        municipality,
        name,
        lead,
        rows(steps, STEPS),
        unknown,
        rows(more, MORE),
        frame,
        token,
        title);
  }

  /** True when another step may follow the last row. */
  public boolean moreSteps() {
    return steps.size() < STEPS;
  }

  /** True when another further part may follow the last row. */
  public boolean moreParts() {
    return more.size() < MORE;
  }

  /**
   * What was sent.
   *
   * @param before the article that it was made from: what was not sent stays
   */
  static ArticleForm of(Visit visit, Optional<String> municipality, ArticleSource before) {
    return new ArticleForm(
        municipality.orElse(""),
        new Words(visit.raw("name_fi"), visit.raw("name_en")),
        field(visit, "lead"),
        sent(visit, "step"),
        field(visit, "unknown"),
        sent(visit, "more"),
        ArticleFrame.of(visit, ArticleFrame.of(before, municipality)),
        visit.raw("token"),
        visit.raw("title"));
  }

  private static Field field(Visit visit, String name) {
    String facts = visit.raw(name + "_facts") + " " + visit.raw(name + "_add");
    return new Field(visit.raw(name + "_fi"), visit.raw(name + "_en"), facts.strip());
  }

  private static List<Field> sent(Visit visit, String name) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; visit.sent(name + i + "_fi"); i++) {
      fields.add(field(visit, name + i));
    }
    return fields;
  }

  /** These words in the article; what the form does not show stays. */
  ArticleSource onto(ArticleSource before) {
    boolean common = municipality.isEmpty();
    Map<String, VariantSource> local = new LinkedHashMap<>(before.local());
    if (!common) {
      local.put(
          municipality,
          new VariantSource(
              lead.toBlock(),
              blocks(steps),
              frame.responsible(),
              unknown.toBlock(),
              blocks(more),
              frame.links()));
    }
    return new ArticleSource(
        before.topic(),
        common ? new Words(line(name.fi()), line(name.en())) : before.title(),
        common ? frame.questionsFi() : before.questionsFi(),
        common ? frame.questionsEn() : before.questionsEn(),
        common ? lead.toBlock() : before.lead(),
        common ? blocks(steps) : before.steps(),
        common ? frame.responsible() : before.responsible(),
        common ? unknown.toBlock() : before.unknown(),
        common ? blocks(more) : before.more(),
        common ? frame.links() : before.links(),
        common ? frame.next() : before.next(),
        before.byMunicipality(),
        local);
  }

  private static List<BlockSource> blocks(List<Field> fields) {
    return fields.stream()
        .map(Field::toBlock)
        .filter(block -> !block.words().isEmpty() || !block.facts().isEmpty())
        .toList();
  }
}
