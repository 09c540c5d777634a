package fi.majakka.bot.applications;

import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.privacy.SignedIds;
import java.util.function.Supplier;

/** The addresses at which an applicant and an employer find what is theirs. Thread-safe. */
public final class ApplicationLinks {
  private final SignedIds applications;
  private final SignedIds views;
  private final Supplier<String> site;

  /**
   * @param site the address that people use, without a slash at its end
   */
  public ApplicationLinks(SignedIds applications, SignedIds views, Supplier<String> site) {
    this.applications = applications;
    this.views = views;
    this.site = site;
  }

  /** The id of an application that begins with a message; the same each time it is asked. */
  public String idFor(String conversation, String message) {
    return applications.derived(conversation + "|" + message);
  }

  /** Where the applicant sees, changes and withdraws the application. */
  public String of(String id, Language language) {
    return site.get() + path(id) + "?language=" + language.code();
  }

  private String path(String id) {
    return "/applications/" + applications.token(id);
  }

  /** The window that a coordinator hands out to an employer. */
  public String to(EmployerView view) {
    return site.get() + "/pool/" + views.token(view.id());
  }
}
