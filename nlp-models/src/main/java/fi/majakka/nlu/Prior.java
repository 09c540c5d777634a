package fi.majakka.nlu;

import java.util.Optional;

/**
 * What is known before a message is read.
 *
 * @param language ISO 639-1 code of the conversation so far
 * @param audience talent or employer
 * @param topic the topic that was spoken of last
 */
public record Prior(Optional<String> language, Optional<String> audience, Optional<String> topic) {

  /** Nothing is known. */
  public static Prior none() {
    return new Prior(Optional.empty(), Optional.empty(), Optional.empty());
  }
}
