/** Understanding messages: language, topics, entities, out of scope. Knows no knowledge base. */
@NullMarked
package fi.majakka.nlu;

import org.jspecify.annotations.NullMarked;
