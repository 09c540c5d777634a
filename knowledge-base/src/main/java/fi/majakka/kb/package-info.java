/** The knowledge base: articles, facts, places, occupations, organisations, and their files. */
@NullMarked
package fi.majakka.kb;

import org.jspecify.annotations.NullMarked;
