package fi.majakka.kb;

/** An address with the words that name it. */
public record Link(Text label, String url) {}
