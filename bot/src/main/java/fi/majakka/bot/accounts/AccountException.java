package fi.majakka.bot.accounts;

/** Something about a user that cannot be done. */
public final class AccountException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Why why;

  /**
   * @param message one sentence for whoever asked at the terminal
   */
  public AccountException(Why why, String message) {
    super(message);
    this.why = why;
  }

  /** Why not, for pages that say it in their own language. */
  public enum Why {
    NAME_FORM,
    NAME_TAKEN,
    NO_SUCH_USER,
    OWNER_NEEDS_MUNICIPALITY,
    ONLY_OWNER_HAS_MUNICIPALITY,
    NO_SUCH_MUNICIPALITY,
    FEDERATED,
    LAST_ADMINISTRATOR
  }

  /** Why not. */
  public Why why() {
    return why;
  }
}
