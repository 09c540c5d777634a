/** Carries messages from channels to turns and back without losing any. */
@NullMarked
package fi.majakka.bot.delivery;

import org.jspecify.annotations.NullMarked;
