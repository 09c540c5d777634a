package fi.majakka.bot.accounts;

import com.nulabinc.zxcvbn.Zxcvbn;
import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Hashes passwords with Argon2id (19 MiB, 2 rounds, 1 lane: OWASP's minimum) and judges new ones.
 * At most two are hashed at once, so that sign-ins cannot use up the memory. Thread-safe.
 */
public final class Passwords {
  /** The shortest password; shorter ones fall to guessing whatever they are made of. */
  public static final int SHORTEST = 12;

  /** The longest one, so that nobody makes us hash a book. */
  public static final int LONGEST = 128;

  private static final int SALT_BYTES = 16;
  private static final int AT_ONCE = 2;
  private static final int PATIENCE_SECONDS = 10;

  /** Guesses, as zxcvbn counts them, that a password must withstand: its score 3 of 4. */
  private static final int SCORE = 3;

  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private final Semaphore places = new Semaphore(AT_ONCE, true);
  private final SecureRandom random = new SecureRandom();

  /** What is compared where nobody has the name; made at the first sign-in, not at every start. */
  private Optional<String> nobodys = Optional.empty();

  /** Why a password is not taken. */
  public enum Weakness {
    SHORT,
    LONG,
    GUESSABLE
  }

  /** The hash of a password. */
  public String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return taking(() -> argon2().hash(password.getBytes(StandardCharsets.UTF_8), salt).getResult());
  }

  /** True when a password fits its hash; without a hash it takes as long and is false. */
  public boolean matches(String password, Optional<String> hash) {
    String nobodysHash = nobodysHash();
    String against = hash.orElse(nobodysHash);
    boolean fits =
        password.length() <= LONGEST
            && taking(() -> Argon2Function.getInstanceFromHash(against).check(password, against));
    return fits && hash.isPresent();
  }

  /** The library keeps its 19 MiB for ever, so they are taken at the first sign-in. */
  private static Argon2Function argon2() {
    return Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);
  }

  private synchronized String nobodysHash() {
    if (nobodys.isEmpty()) {
      nobodys = Optional.of(hash(oneTime()));
    }
    return nobodys.get();
  }

  /**
   * What is wrong with a new password, if anything. Leaked passwords and words with a few digits
   * are guessable, and so is what others know of the user.
   */
  public Optional<Weakness> weakness(String password, User user) {
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      return Optional.of(Weakness.SHORT);
    }
    if (password.length() > LONGEST) {
      return Optional.of(Weakness.LONG);
    }
    List<String> known = new ArrayList<>(List.of("majakka", "studio", user.name()));
    known.addAll(List.of(user.name().split("[._@-]")));
    user.municipality().ifPresent(known::add);
    // Its dictionaries take memory, and are read at the first password that somebody chooses.
    return new Zxcvbn().measure(password, known).getScore() < SCORE
        ? Optional.of(Weakness.GUESSABLE)
        : Optional.empty();
  }

  /** A password for one use, of 79 random bits, easy to read out and to type. */
  public String oneTime() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 16; i++) {
      text.append(i > 0 && i % 4 == 0 ? "-" : "")
          .append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  private <T> T taking(Supplier<T> work) {
    try {
      if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new CrowdedException();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CrowdedException();
    }
    try {
      return work.get();
    } finally {
      places.release();
    }
  }

  /** Too many sign in at once. */
  public static final class CrowdedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CrowdedException() {
      super("too many sign-ins at once");
    }
  }
}
