package fi.majakka.bot.accounts;

/** What a page of the studio may ask of whoever opens it. */
public enum Right {
  /** See articles, facts, figures and lists; every role has it. */
  READ,
  /** Change drafts and facts, teach, edit events. */
  EDIT,
  /** Review the drafts of others, publish, schedule and roll back. */
  REVIEW,
  /** See what people write and have left with us, and answer them. */
  ANSWER,
  /** Add, change and disable users. */
  USERS,
  /** Read the audit log. */
  AUDIT
}
