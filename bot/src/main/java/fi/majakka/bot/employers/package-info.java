/** What employers are served with: who does what, advertisements, readiness, coming needs. */
@NullMarked
package fi.majakka.bot.employers;

import org.jspecify.annotations.NullMarked;
