package fi.majakka.bot.jobs.alerts;

import java.security.SecureRandom;

/** New ids of saved searches, hard to guess. Thread-safe. */
final class AlertIds {
  private static final char[] LETTERS = "abcdefghijkmnpqrstuvwxyz23456789".toCharArray();
  private final SecureRandom random = new SecureRandom();

  String next() {
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      id.append(LETTERS[random.nextInt(LETTERS.length)]);
    }
    return id.toString();
  }
}
