/** The nouns of a conversation; depends on nothing else of Majakka. */
@NullMarked
package fi.majakka.bot.conversation;

import org.jspecify.annotations.NullMarked;
