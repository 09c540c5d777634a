package fi.majakka.kb;

/** What a person is likely to ask next, in that person's words. */
public record NextQuestion(String topic, Text label) {}
