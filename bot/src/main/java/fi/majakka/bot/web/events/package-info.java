/** The pages, the calendar and the data of events. */
@NullMarked
package fi.majakka.bot.web.events;

import org.jspecify.annotations.NullMarked;
