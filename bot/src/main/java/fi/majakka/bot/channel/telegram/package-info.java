/** Telegram: updates in by webhook or polling, replies out through the Bot API. */
@NullMarked
package fi.majakka.bot.channel.telegram;

import org.jspecify.annotations.NullMarked;
