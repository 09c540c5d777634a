/** The only package that knows ONNX Runtime: meanings of whole sentences, for English. */
@NullMarked
package fi.majakka.nlu.embedding;

import org.jspecify.annotations.NullMarked;
