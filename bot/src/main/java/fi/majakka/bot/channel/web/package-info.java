/** The web chat: its API, its page and its widget. */
@NullMarked
package fi.majakka.bot.channel.web;

import org.jspecify.annotations.NullMarked;
