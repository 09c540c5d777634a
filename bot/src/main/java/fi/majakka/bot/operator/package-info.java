/** What the terminal asks of whoever holds the data: the command itself, or the running server. */
@NullMarked
package fi.majakka.bot.operator;

import org.jspecify.annotations.NullMarked;
