/** What the national service register (PTV) says, beside what we say. */
@NullMarked
package fi.majakka.bot.ptv;

import org.jspecify.annotations.NullMarked;
