package fi.majakka.bot.jobs.held;

import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.bot.mail.Mail;
import fi.majakka.bot.privacy.SignedIds;
import fi.majakka.kb.KnowledgeBase;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Writes to an employer what became of their vacancy, where they asked for it and mail can be sent.
 * Thread-safe.
 */
public final class HeldNews {
  private final Supplier<KnowledgeBase> knowledge;
  private final SignedIds ids;
  private final Supplier<String> site;
  private final BooleanSupplier on;

  /**
   * @param site the address of our own pages, without a slash at the end
   * @param on true when mail can be sent
   */
  public HeldNews(
      Supplier<KnowledgeBase> knowledge, SignedIds ids, Supplier<String> site, BooleanSupplier on) {
    this.knowledge = knowledge;
    this.ids = ids;
    this.site = site;
    this.on = on;
  }

  /** True when mail can be sent; without it, offer none. */
  public boolean on() {
    return on.getAsBoolean();
  }

  /** The address that a decision goes to; empty when the coordinator is to tell it. */
  public Optional<String> address(HeldVacancy vacancy) {
    return on() ? vacancy.offer().decisionTo() : Optional.empty();
  }

  /** What is written about a vacancy that is decided. */
  public Optional<Mail> of(HeldVacancy decided) {
    return address(decided).map(to -> mail(decided, to));
  }

  private Mail mail(HeldVacancy decided, String to) {
    Phrases phrases = new Phrases(knowledge.get(), decided.language());
    String title = decided.offer().title().replaceAll("\\s+", " ");
    String page =
        site.get()
            + "/jobs/mine/"
            + ids.token(decided.id())
            + "?language="
            + decided.language().code();
    String key = "vacancy.mail." + decided.state().code();
    String about =
        decided.state() == HeldVacancy.State.ACCEPTED
            ? phrases.day(decided.offer().until())
            : decided.reason().orElse("");
    return new Mail(
        "vacancy-" + decided.id() + "-" + decided.version(),
        to,
        phrases.say(key + ".subject", title),
        phrases.say(key, title, about, page) + "\n\n" + phrases.say("vacancy.mail.end") + "\n",
        decided.language().code(),
        Optional.empty(),
        Optional.empty());
  }
}
