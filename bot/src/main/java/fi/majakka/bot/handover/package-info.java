/** A person takes over: asking for one, waiting, being answered, going back to the assistant. */
@NullMarked
package fi.majakka.bot.handover;

import org.jspecify.annotations.NullMarked;
