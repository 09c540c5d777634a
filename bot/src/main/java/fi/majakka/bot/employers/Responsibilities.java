package fi.majakka.bot.employers;

import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.kb.Contact;
import fi.majakka.kb.Fact;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.Organisation;
import fi.majakka.kb.Task;
import fi.majakka.kb.Text;
import fi.majakka.kb.WordPattern;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Who does what in the region, and how they are reached; read from one release. */
public final class Responsibilities {
  private final KnowledgeBase knowledge;
  private final Language language;
  private final LocalDate today;
  private final Phrases phrases;

  /**
   * @param today the day that review dates are compared with
   */
  public Responsibilities(KnowledgeBase knowledge, Language language, LocalDate today) {
    this.knowledge = knowledge;
    this.language = language;
    this.today = today;
    this.phrases = new Phrases(knowledge, language);
  }

  /** Every task. */
  public List<Task> tasks() {
    return knowledge.handbook().tasks();
  }

  /** The tasks that a text names. */
  public List<Task> named(String text) {
    WordPattern.Words words = WordPattern.Words.of(text);
    return tasks().stream().filter(task -> task.namedIn(words, Phrases.kb(language))).toList();
  }

  /** The tasks that a question of a topic means when it names none. */
  public List<Task> usual(String topic) {
    return tasks().stream().filter(task -> task.usual().contains(topic)).toList();
  }

  /** Who answers for a task in a municipality, or in the region. */
  public Duty duty(Task task, Optional<String> municipality) {
    return new Duty(
        task,
        municipality,
        those(municipality, each -> each.tasks().contains(task.id())),
        those(municipality, each -> each.partnerIn().contains(task.id())));
  }

  /** Who helps with a task: the municipality itself, or the first two who answer for it. */
  public Optional<String> helper(Duty duty) {
    if (duty.ownMunicipality()) {
      return Optional.of(phrases.say("who.own_municipality"));
    }
    return duty.responsible().stream()
        .limit(2)
        .map(each -> in(each.name()))
        .reduce((one, other) -> one + ", " + other);
  }

  private List<Organisation> those(
      Optional<String> municipality, Predicate<Organisation> condition) {
    return knowledge.organisations().stream()
        .filter(condition)
        .filter(each -> municipality.isEmpty() || each.serves(municipality.get()))
        .toList();
  }

  /** How an organisation is reached, what is confirmed first. */
  public List<Reach> reach(Organisation organisation) {
    List<Reach> confirmed = new ArrayList<>();
    List<Reach> open = new ArrayList<>();
    for (Contact contact : organisation.contacts()) {
      Optional<Fact> fact =
          contact.fact().flatMap(knowledge::fact).filter(each -> !each.overdue(today));
      Optional<String> value = fact.flatMap(Fact::value).map(this::in);
      if (fact.isPresent() && value.isPresent()) {
        confirmed.add(
            new Reach(contact.kind(), value.get(), true, check(fact.get(), organisation)));
      } else {
        String ask = contact.ask().map(this::in).orElseGet(() -> host(organisation.url()));
        open.add(new Reach(contact.kind(), ask, false, ""));
      }
    }
    confirmed.addAll(open);
    return confirmed;
  }

  /** A weak or old source is said, with where to check. */
  private String check(Fact fact, Organisation organisation) {
    if (fact.confidence() == Fact.Confidence.HIGH) {
      return "";
    }
    String site = host(organisation.url());
    return fact.published()
        .map(published -> phrases.say("who.check.year", published.substring(0, 4), site))
        .orElseGet(() -> phrases.say("who.check", site));
  }

  /** Ids of the facts that a duty and its contacts rest on. */
  public Set<String> facts(Duty duty) {
    Set<String> facts = new LinkedHashSet<>(duty.task().facts());
    if (!duty.ownMunicipality()) {
      facts(duty.responsible(), facts);
    }
    return facts;
  }

  private static void facts(Collection<Organisation> organisations, Set<String> into) {
    organisations.stream()
        .flatMap(each -> each.contacts().stream())
        .flatMap(contact -> contact.fact().stream())
        .forEach(into::add);
  }

  /** A text of the knowledge base in the language of this reading. */
  public String in(Text text) {
    return text.in(Phrases.kb(language));
  }

  /** The name that people see in an address: {@code tyomarkkinatori.fi}. */
  public static String host(String url) {
    return url.replaceFirst("^https://(www\\.)?", "").replaceFirst("/.*$", "");
  }
}
