/** The Finnish calendar: public holidays, and the hours at which people are not disturbed. */
@NullMarked
package fi.majakka.bot.calendar;

import org.jspecify.annotations.NullMarked;
