package fi.majakka.bot.accounts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody is in the studio. */
public enum Role {
  /** Writes and teaches for the whole region. */
  COORDINATOR,
  /** Also reviews and publishes what others wrote. */
  REVIEWER,
  /** Writes for one municipality. */
  OWNER,
  /** Reads all and changes nothing. */
  AUDITOR,
  /** May do everything, the users too. */
  ADMINISTRATOR;

  /** The role of a code such as {@code coordinator}. */
  public static Optional<Role> of(String code) {
    return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
  }

  /** The name in lower case, as it is stored and typed. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** True when somebody of this role may do such things at all. */
  public boolean may(Right right) {
    return switch (right) {
      case READ -> true;
      case EDIT, ANSWER -> this != AUDITOR;
      case REVIEW -> this == REVIEWER || this == ADMINISTRATOR;
      case USERS -> this == ADMINISTRATOR;
      case AUDIT -> this == AUDITOR || this == ADMINISTRATOR;
    };
  }
}
