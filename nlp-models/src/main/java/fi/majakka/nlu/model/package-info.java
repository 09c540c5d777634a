/** Trained models and what they make of a message. */
@NullMarked
package fi.majakka.nlu.model;

import org.jspecify.annotations.NullMarked;
