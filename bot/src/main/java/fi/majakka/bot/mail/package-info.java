/** Sends mail: a durable queue, and the mail server at its end. */
@NullMarked
package fi.majakka.bot.mail;

import org.jspecify.annotations.NullMarked;
