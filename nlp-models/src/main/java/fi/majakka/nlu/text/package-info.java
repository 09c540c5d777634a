/** Texts as words and as the features that models see. */
@NullMarked
package fi.majakka.nlu.text;

import org.jspecify.annotations.NullMarked;
