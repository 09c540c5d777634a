/** Who may enter the studio and what they may do there; pure: no SQL, no HTTP. */
@NullMarked
package fi.majakka.bot.accounts;

import org.jspecify.annotations.NullMarked;
