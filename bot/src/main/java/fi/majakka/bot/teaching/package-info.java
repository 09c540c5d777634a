/** What coordinators teach, and the models trained from it; pure: no SQL, no HTTP. */
@NullMarked
package fi.majakka.bot.teaching;

import org.jspecify.annotations.NullMarked;
