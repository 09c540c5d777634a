package fi.majakka.bot.storage;

import fi.majakka.bot.jobs.Employment;
import fi.majakka.bot.jobs.Localized;
import fi.majakka.bot.jobs.Posting;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What tells the postings of a feed apart: our own id, whether one has changed, and whether another
 * feed has the same. Confined to one thread.
 */
final class PostingKeys {
  private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");
  private static final char[] LETTERS = "abcdefghijkmnpqrstuvwxyz23456789".toCharArray();
  private final String feed;
  private final MessageDigest digest;

  /**
   * @param feed the name of the feed, which is part of our ids
   */
  PostingKeys(String feed) {
    this.feed = feed;
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Ours, short enough for addresses and buttons, the same at every import. */
  String id(String externalId) {
    byte[] bytes = sum(Stream.of(feed, externalId));
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < 13; i++) {
      id.append(LETTERS[bytes[i] & 31]);
    }
    return id.toString();
  }

  /** Never 0, which stands for what has ended. */
  long hash(Posting posting) {
    long hash =
        number(
            Stream.of(
                posting.title().fi().orElse(""),
                posting.title().en().orElse(""),
                posting.employer(),
                JdbiVacancyStore.joined(posting.municipalities()),
                JdbiVacancyStore.joined(posting.occupations()),
                Integer.toString(Employment.mask(posting.kinds())),
                posting.language().name(),
                Boolean.toString(posting.noExperience()),
                posting.positions().toString(),
                posting.expires().toString(),
                posting.url().orElse(""),
                posting.description().flatMap(Localized::fi).orElse(""),
                posting.description().flatMap(Localized::en).orElse("")));
    return hash == 0 ? 1 : hash;
  }

  /** Equal for the same vacancy in another feed: who, what, where, until which day. */
  long sameAs(Posting posting) {
    return number(
        Stream.of(
            plain(posting.title().fi().or(() -> posting.title().en()).orElse("")),
            plain(posting.employer()),
            posting.municipalities().stream().sorted().findFirst().orElse(""),
            posting.expires().map(at -> LocalDate.ofInstant(at, FINLAND).toString()).orElse("")));
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
  }

  private long number(Stream<String> parts) {
    return ByteBuffer.wrap(sum(parts)).getLong();
  }

  private byte[] sum(Stream<String> parts) {
    return digest.digest(JdbiVacancyStore.key(parts).getBytes(StandardCharsets.UTF_8));
  }
}
