package fi.majakka.bot.jobs.alerts;

import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.conversation.Reply;
import fi.majakka.bot.jobs.JobCards;
import fi.majakka.bot.jobs.JobWording;
import fi.majakka.bot.jobs.VacancyIndex;
import fi.majakka.bot.jobs.VacancySearch;
import fi.majakka.bot.jobs.VacancySearch.Hit;
import fi.majakka.bot.mail.Mail;
import fi.majakka.bot.privacy.Signer;
import fi.majakka.kb.KnowledgeBase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Writes what the owners of saved searches are told, and the addresses of their pages. */
public final class AlertMessages {
  private static final String PURPOSE = "job alert";
  private static final int SIGNATURE_BYTES = 15;
  private static final int SHOWN = 5;
  private static final int SHOWN_IN_MAIL = 20;
  private final Supplier<KnowledgeBase> knowledge;
  private final VacancyIndex index;
  private final VacancySearch search;
  private final JobWording wording;
  private final JobCards cards;
  private final Signer signer;
  private final Supplier<String> site;

  /**
   * @param site the address of our own pages, without a slash at the end
   */
  public AlertMessages(
      Supplier<KnowledgeBase> knowledge,
      VacancyIndex index,
      VacancySearch search,
      JobWording wording,
      JobCards cards,
      Signer signer,
      Supplier<String> site) {
    this.knowledge = knowledge;
    this.index = index;
    this.search = search;
    this.wording = wording;
    this.cards = cards;
    this.signer = signer;
    this.site = site;
  }

  /** Knows every vacancy that is stored by now. */
  void catchUp() {
    index.refresh();
  }

  /** The private page of a search. */
  public String page(String id, Language language) {
    return site.get() + "/alerts/" + id + "?s=" + signature(id) + "&language=" + language.code();
  }

  /** The signature of a search's private page. */
  public String signature(String id) {
    return signer.sign(PURPOSE, id, SIGNATURE_BYTES);
  }

  /** True when an address is the private page's own. */
  public boolean signed(String id, String signature) {
    return signer.verify(PURPOSE, id, signature);
  }

  /** The wording of a search's language. */
  public JobWording.In words(Language language) {
    return wording.in(knowledge.get(), language);
  }

  /** What is told about a search; nothing when all that was found has ended meanwhile. */
  public AlertRounds.Telling of(AlertRounds.Due due) {
    Alert alert = due.alert();
    List<Hit> hits = new ArrayList<>();
    VacancySearch.Matcher matcher = search.matcher(alert.query());
    for (String id : due.vacancies()) {
      index.vacancy(id).flatMap(matcher::fit).ifPresent(hits::add);
    }
    hits.sort(
        Comparator.comparing((Hit hit) -> hit.kilometres().orElse(0))
            .thenComparing(hit -> hit.vacancy().id()));
    if (hits.isEmpty()) {
      return new AlertRounds.Telling(Optional.empty(), Optional.empty());
    }
    return due.address().isPresent()
        ? new AlertRounds.Telling(
            Optional.empty(), Optional.of(mail(due, due.address().get(), hits)))
        : new AlertRounds.Telling(Optional.of(reply(due, hits)), Optional.empty());
  }

  private Reply reply(AlertRounds.Due due, List<Hit> hits) {
    Alert alert = due.alert();
    JobWording.In words = words(alert.language());
    List<Message> messages = new ArrayList<>();
    messages.add(new Message.Text(heading(words, alert, hits.size())));
    hits.stream()
        .limit(SHOWN)
        .map(hit -> cards.card(words, alert.query(), hit))
        .forEach(messages::add);
    if (hits.size() > SHOWN) {
      messages.add(
          new Message.Link(
              words.say("alerts.all", Integer.toString(hits.size())),
              page(alert.id(), alert.language())));
    }
    messages.add(
        new Message.Choices(
            "",
            List.of(
                new Choice(words.say("alerts.stop"), AlertSkill.stopping(alert.id())),
                new Choice(words.say("alerts.search"), "do:jobs.search:" + alert.query().code()))));
    return new Reply(
        "alert-" + alert.id() + "-" + due.number(),
        alert.language(),
        Optional.of(AlertSkill.TOPIC),
        1,
        false,
        List.of(),
        messages,
        Optional.empty(),
        cards.sources(hits, alert.language()));
  }

  private static String heading(JobWording.In words, Alert alert, int hits) {
    String what = words.query(alert.query());
    return hits == 1
        ? words.say("alerts.one", what)
        : words.say("alerts.many", what, Integer.toString(hits));
  }

  private Mail mail(AlertRounds.Due due, String address, List<Hit> hits) {
    Alert alert = due.alert();
    JobWording.In words = words(alert.language());
    StringBuilder text = new StringBuilder(heading(words, alert, hits.size())).append("\n");
    for (Hit hit : hits.subList(0, Math.min(SHOWN_IN_MAIL, hits.size()))) {
      Message.Job card = cards.card(words, alert.query(), hit);
      text.append("\n")
          .append(card.title())
          .append(card.sample() ? " – " + words.say("jobs.sample") : "")
          .append("\n")
          .append(card.employer())
          .append(", ")
          .append(card.municipality())
          .append("\n")
          .append(card.reason())
          .append("\n")
          .append(card.url())
          .append("\n");
    }
    text.append("\n").append(words.say("alerts.mail.end", page(alert.id(), alert.language())));
    cards
        .sources(hits, alert.language())
        .forEach(
            source -> text.append("\n").append(source.title()).append(": ").append(source.url()));
    return new Mail(
        "alert-" + alert.id() + "-" + due.number(),
        address,
        heading(words, alert, hits.size()).replaceAll("[\\r\\n]+", " "),
        text.append("\n").toString(),
        alert.language().code(),
        Optional.of(site.get() + "/alerts/" + alert.id() + "/stop?s=" + signature(alert.id())),
        Optional.empty());
  }

  /** Asks the owner of an address whether it was them. */
  public Mail confirmation(Alert alert, String address) {
    JobWording.In words = words(alert.language());
    return new Mail(
        "alert-" + alert.id() + "-confirm",
        address,
        words.say("alerts.mail.confirm.subject"),
        words.say(
            "alerts.mail.confirm", words.query(alert.query()), page(alert.id(), alert.language())),
        alert.language().code(),
        Optional.empty(),
        Optional.empty());
  }
}
