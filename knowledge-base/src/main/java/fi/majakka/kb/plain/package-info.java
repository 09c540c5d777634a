/** How plainly a text is written. */
@NullMarked
package fi.majakka.kb.plain;

import org.jspecify.annotations.NullMarked;
