/** The only package that knows Apache OpenNLP. */
@NullMarked
package fi.majakka.nlu.opennlp;

import org.jspecify.annotations.NullMarked;
