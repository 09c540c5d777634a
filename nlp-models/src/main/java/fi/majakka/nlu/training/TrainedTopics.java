package fi.majakka.nlu.training;

import fi.majakka.nlu.model.OutOfScopeDetector;
import fi.majakka.nlu.model.TopicClassifier;

/** A trained classifier with its detector of messages that are out of scope. */
public record TrainedTopics(TopicClassifier classifier, OutOfScopeDetector detector) {}
