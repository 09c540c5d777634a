/** Training data, training and evaluation. */
@NullMarked
package fi.majakka.nlu.training;

import org.jspecify.annotations.NullMarked;
