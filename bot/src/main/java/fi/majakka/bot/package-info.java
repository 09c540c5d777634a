/** The program: commands and the composition root. */
@NullMarked
package fi.majakka.bot;

import org.jspecify.annotations.NullMarked;
