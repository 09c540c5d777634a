package fi.majakka.kb.edit;

import fi.majakka.kb.yaml.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one file says about a topic, as it is being written: fields may be empty, and in a region's
 * file an empty field leaves the national one in force.
 *
 * @param questionsFi how people ask in Finnish
 * @param questionsEn how people ask in English
 * @param responsible organisation ids
 * @param local what is said otherwise, by municipality
 */
public record ArticleSource(
    String topic,
    Words title,
    List<String> questionsFi,
    List<String> questionsEn,
    BlockSource lead,
    List<BlockSource> steps,
    List<String> responsible,
    BlockSource unknown,
    List<BlockSource> more,
    List<LinkSource> links,
    List<NextSource> next,
    boolean byMunicipality,
    Map<String, VariantSource> local) {

  public ArticleSource {
    questionsFi = List.copyOf(questionsFi);
    questionsEn = List.copyOf(questionsEn);
    steps = List.copyOf(steps);
    responsible = List.copyOf(responsible);
    more = List.copyOf(more);
    links = List.copyOf(links);
    next = List.copyOf(next);
    local = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(local));
  }

  /** An address with its label. */
  public record LinkSource(Words label, String url) {}

  /** A next question and the topic that it leads to. */
  public record NextSource(String topic, Words label) {}

  /** What is said otherwise in one municipality; empty fields leave the common ones in force. */
  public record VariantSource(
      BlockSource lead,
      List<BlockSource> steps,
      List<String> responsible,
      BlockSource unknown,
      List<BlockSource> more,
      List<LinkSource> links) {

    public VariantSource {
      steps = List.copyOf(steps);
      responsible = List.copyOf(responsible);
      more = List.copyOf(more);
      links = List.copyOf(links);
    }

    static VariantSource of(Value value) {
      return new VariantSource(
          block(value, "lead"),
          blocks(value, "steps"),
          value.texts("responsible"),
          block(value, "unknown"),
          blocks(value, "more"),
          readLinks(value));
    }

    Value.Entries toValue() {
      return common(Value.nothing(), lead, steps, responsible, unknown, more, links);
    }
  }

  /** An article of which nothing is written yet. */
  public static ArticleSource empty(String topic) {
    return of(Value.nothing().with("topic", Optional.of(Value.of(topic))));
  }

  /** The same, with other next questions. */
  public ArticleSource leading(List<NextSource> to) {
    return new ArticleSource(
        topic,
        title,
        questionsFi,
        questionsEn,
        lead,
        steps,
        responsible,
        unknown,
        more,
        links,
        to,
        byMunicipality,
        local);
  }

  /** What a file says. */
  public static ArticleSource of(Value value) {
    Map<String, VariantSource> local = new LinkedHashMap<>();
    if (value.get("local").orElse(Value.nothing()) instanceof Value.Entries variants) {
      variants.entries().forEach((name, variant) -> local.put(name, VariantSource.of(variant)));
    }
    Value questions = value.get("questions").orElse(Value.nothing());
    return new ArticleSource(
        value.text("topic"),
        Words.of(value.get("title").orElse(Value.nothing())),
        questions.texts("fi"),
        questions.texts("en"),
        block(value, "lead"),
        blocks(value, "steps"),
        value.texts("responsible"),
        block(value, "unknown"),
        blocks(value, "more"),
        readLinks(value),
        value.list("next").stream()
            .map(item -> new NextSource(item.text("topic"), Words.of(item)))
            .toList(),
        value.text("by_municipality").equals("true"),
        local);
  }

  /** These words in a file; what a file says besides stays. */
  Value.Entries onto(Value.Entries file) {
    Value.Entries questions =
        Value.nothing()
            .with("fi", list(questionsFi.stream().map(Value::of).toList()))
            .with("en", list(questionsEn.stream().map(Value::of).toList()));
    Value.Entries variants = Value.nothing();
    for (Map.Entry<String, VariantSource> variant : local.entrySet()) {
      variants = variants.with(variant.getKey(), map(variant.getValue().toValue()));
    }
    Value.Entries named =
        file.with("topic", Optional.of(Value.of(topic)))
            .with("title", map(title.toValue()))
            .with("questions", map(questions));
    return common(named, lead, steps, responsible, unknown, more, links)
        .with("next", list(next.stream().map(ArticleSource::toValue).toList()))
        .with("by_municipality", byMunicipality ? Optional.of(Value.of("true")) : Optional.empty())
        .with("local", map(variants));
  }

  private static Value.Entries common(
      Value.Entries onto,
      BlockSource lead,
      List<BlockSource> steps,
      List<String> responsible,
      BlockSource unknown,
      List<BlockSource> more,
      List<LinkSource> links) {
    return onto.with("lead", map(lead.toValue()))
        .with("steps", list(values(steps)))
        .with("responsible", list(responsible.stream().map(Value::of).toList()))
        .with("unknown", map(unknown.toValue()))
        .with("more", list(values(more)))
        .with("links", list(links.stream().map(ArticleSource::toValue).toList()));
  }

  private static List<Value> values(List<BlockSource> blocks) {
    List<Value> values = new ArrayList<>();
    blocks.stream()
        .map(BlockSource::toValue)
        .filter(block -> !block.entries().isEmpty())
        .forEach(values::add);
    return values;
  }

  private static Value toValue(LinkSource link) {
    return link.label().toValue().with("url", Optional.of(Value.of(link.url().strip())));
  }

  private static Value toValue(NextSource next) {
    Value.Entries entries = Value.nothing().with("topic", Optional.of(Value.of(next.topic())));
    for (Map.Entry<String, Value> word : next.label().toValue().entries().entrySet()) {
      entries = entries.with(word.getKey(), Optional.of(word.getValue()));
    }
    return entries;
  }

  private static Optional<Value> list(List<Value> items) {
    return items.isEmpty() ? Optional.empty() : Optional.of(new Value.Items(items));
  }

  private static Optional<Value> map(Value.Entries entries) {
    return entries.entries().isEmpty() ? Optional.empty() : Optional.of(entries);
  }

  private static BlockSource block(Value value, String key) {
    return value.get(key).map(BlockSource::of).orElse(BlockSource.NONE);
  }

  private static List<BlockSource> blocks(Value value, String key) {
    return value.list(key).stream().map(BlockSource::of).toList();
  }

  private static List<LinkSource> readLinks(Value value) {
    return value.list("links").stream()
        .map(item -> new LinkSource(Words.of(item), item.text("url")))
        .toList();
  }
}
