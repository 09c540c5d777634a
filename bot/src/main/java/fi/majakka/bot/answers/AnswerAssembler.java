package fi.majakka.bot.answers;

import fi.majakka.bot.conversation.AnswerRef;
import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.dialogue.Notices;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.kb.Article;
import fi.majakka.kb.Block;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.Link;
import fi.majakka.kb.NextQuestion;
import fi.majakka.kb.Organisation;
import fi.majakka.kb.Place;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Turns an article into what is said. A block that rests on an overdue fact is left out, and the
 * answer then says when it was checked and where to verify it.
 */
public final class AnswerAssembler {
  private static final String TO_A_PERSON = "meta.human";
  private final KnowledgeBase knowledge;
  private final Language language;
  private final Phrases phrases;
  private final LocalDate today;
  private final Provenance provenance;

  /**
   * @param today the day that review dates are compared with
   */
  public AnswerAssembler(KnowledgeBase knowledge, Language language, LocalDate today) {
    this.knowledge = knowledge;
    this.language = language;
    this.today = today;
    this.phrases = new Phrases(knowledge, language);
    this.provenance = new Provenance(knowledge, language, today);
  }

  /**
   * The answer to a topic in a municipality.
   *
   * @param part 0 for the answer, 1 and up for the further parts
   * @return empty when no article answers the topic or there is no such part
   */
  public Optional<Answer> answer(String topic, Optional<String> municipality, int part) {
    return knowledge
        .article(topic)
        .map(article -> municipality.map(article::in).orElse(article))
        .flatMap(article -> answer(article, municipality, part));
  }

  private Optional<Answer> answer(Article article, Optional<String> municipality, int part) {
    List<Block> more = article.more().stream().filter(this::current).toList();
    if (part > more.size()) {
      return Optional.empty();
    }
    List<Block> shown = part == 0 ? mainBlocks(article) : List.of(more.get(part - 1));
    List<Block> withheld =
        part == 0
            ? Stream.concat(Stream.of(article.lead()), rest(article))
                .filter(block -> !current(block))
                .toList()
            : List.of();
    List<Message> messages = new ArrayList<>();
    if (part == 0) {
      messages.addAll(new Notices(knowledge, language, today).above(article.topic(), municipality));
    }
    messages.add(new Message.Text(text(article, shown, withheld, municipality, part)));
    if (part == 0) {
      links(article).forEach(messages::add);
      if (asksForMunicipality(article, municipality)) {
        messages.add(municipalityChoices());
      }
    }
    messages.add(nextChoices(article, part < more.size()));
    List<Block> cited = new ArrayList<>(shown);
    cited.addAll(withheld);
    return Optional.of(
        new Answer(
            new AnswerRef(article.topic(), article.version()),
            messages,
            provenance.sources(cited),
            more.size()));
  }

  private List<Block> mainBlocks(Article article) {
    return Stream.concat(Stream.of(article.lead()), rest(article)).filter(this::current).toList();
  }

  private static Stream<Block> rest(Article article) {
    return Stream.concat(article.steps().stream(), article.unknown().stream());
  }

  private String text(
      Article article,
      List<Block> shown,
      List<Block> withheld,
      Optional<String> municipality,
      int part) {
    StringBuilder text = new StringBuilder();
    int step = 0;
    for (Block block : shown) {
      boolean isStep = part == 0 && article.steps().contains(block);
      if (!text.isEmpty()) {
        text.append(isStep && step > 0 ? "\n" : "\n\n");
      }
      if (isStep) {
        text.append(++step).append(". ");
      }
      text.append(block.render(Phrases.kb(language), knowledge));
    }
    provenance.asOf(shown).ifPresent(asOf -> text.append(' ').append(asOf));
    provenance.overdue(withheld).ifPresent(line -> paragraph(text, line));
    if (article.stale().filter(Phrases.kb(language)::equals).isPresent()) {
      paragraph(text, phrases.say("answer.newer_twin"));
    }
    if (part == 0) {
      missingLocalText(article, municipality).ifPresent(line -> paragraph(text, line));
      responsible(article).ifPresent(line -> paragraph(text, line));
    }
    return text.toString();
  }

  private static void paragraph(StringBuilder text, String line) {
    text.append(text.isEmpty() ? "" : "\n\n").append(line);
  }

  /** A block that rests on no overdue fact. */
  private boolean current(Block block) {
    return block.references().stream()
        .flatMap(id -> knowledge.fact(id).stream())
        .noneMatch(fact -> fact.overdue(today));
  }

  private Optional<String> missingLocalText(Article article, Optional<String> municipality) {
    if (!article.byMunicipality()
        || municipality.isEmpty()
        || article.local().containsKey(municipality.get())) {
      return Optional.empty();
    }
    String name = municipality.get();
    return knowledge
        .municipality(name)
        .map(
            organisation ->
                phrases.say("answer.no_local", phrases.from(name), host(organisation.url())));
  }

  private Optional<String> responsible(Article article) {
    List<String> names =
        article.responsible().stream()
            .flatMap(id -> knowledge.organisation(id).stream())
            .map(organisation -> organisation.name().in(Phrases.kb(language)))
            .toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(phrases.say("answer.responsible", String.join(", ", names)));
  }

  /** The article's own links, else the site of whoever is responsible. */
  private List<Message> links(Article article) {
    List<Message> links = new ArrayList<>();
    for (Link link : article.links()) {
      if (links.stream().noneMatch(other -> ((Message.Link) other).url().equals(link.url()))) {
        links.add(new Message.Link(link.label().in(Phrases.kb(language)), link.url()));
      }
    }
    if (links.isEmpty()) {
      article.responsible().stream()
          .flatMap(id -> knowledge.organisation(id).stream())
          .findFirst()
          .ifPresent(organisation -> links.add(link(organisation)));
    }
    return links;
  }

  private Message link(Organisation organisation) {
    return new Message.Link(organisation.name().in(Phrases.kb(language)), organisation.url());
  }

  private static boolean asksForMunicipality(Article article, Optional<String> municipality) {
    return article.byMunicipality() && municipality.isEmpty() && !article.local().isEmpty();
  }

  private Message municipalityChoices() {
    return new Message.Choices(
        phrases.say("answer.which_municipality"),
        knowledge.municipalities().stream()
            .map(Place::name)
            .map(name -> new Choice(name, "municipality:" + name))
            .toList());
  }

  private Message nextChoices(Article article, boolean hasMore) {
    List<Choice> choices = new ArrayList<>();
    if (hasMore) {
      choices.add(new Choice(phrases.say("choice.more"), "more"));
    }
    for (NextQuestion next : article.next()) {
      choices.add(new Choice(next.label().in(Phrases.kb(language)), "topic:" + next.topic()));
    }
    String person = "topic:" + TO_A_PERSON;
    if (!article.topic().equals(TO_A_PERSON)
        && choices.stream().noneMatch(choice -> choice.value().equals(person))) {
      choices.add(new Choice(phrases.say("choice.person"), person));
    }
    return new Message.Choices("", choices);
  }

  private static String host(String url) {
    return url.replaceFirst("^https://(www\\.)?", "").replaceFirst("/.*$", "");
  }
}
