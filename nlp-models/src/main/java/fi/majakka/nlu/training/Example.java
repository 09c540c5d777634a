package fi.majakka.nlu.training;

/** A message and the topic that it means. */
public record Example(String label, String text) {}
