/** Full-text search over a release. */
@NullMarked
package fi.majakka.kb.search;

import org.jspecify.annotations.NullMarked;
