/** Reads the national service register from files and from its interface. */
@NullMarked
package fi.majakka.bot.ptv.feed;

import org.jspecify.annotations.NullMarked;
