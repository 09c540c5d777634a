package fi.majakka.nlu;

/** A topic with the probability, 0..1, that it is the one meant. */
public record RankedTopic(String topic, double confidence) {}
