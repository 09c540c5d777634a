/** The coordinators' studio: its doors, its shell and its pages. */
@NullMarked
package fi.majakka.bot.studio;

import org.jspecify.annotations.NullMarked;
