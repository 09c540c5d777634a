/** A conversation in the terminal. */
@NullMarked
package fi.majakka.bot.channel.console;

import org.jspecify.annotations.NullMarked;
