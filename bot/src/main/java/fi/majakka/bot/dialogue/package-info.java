/** Decides what is said: pure functions of a conversation and a message. */
@NullMarked
package fi.majakka.bot.dialogue;

import org.jspecify.annotations.NullMarked;
