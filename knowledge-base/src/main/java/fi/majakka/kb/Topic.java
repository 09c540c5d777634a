package fi.majakka.kb;

/**
 * Something that people ask about.
 *
 * @param id such as {@code living.rental}
 * @param audience all, talent or employer
 * @param kind answer, smalltalk or action
 * @param meaning one line for the people who write articles and training utterances
 */
public record Topic(String id, String audience, String kind, String meaning) {}
