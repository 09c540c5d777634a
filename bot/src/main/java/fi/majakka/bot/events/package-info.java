/** Events: what is coming up, signing up, and the waiting list. */
@NullMarked
package fi.majakka.bot.events;

import org.jspecify.annotations.NullMarked;
