/**
 * Fetches from elsewhere, guarded: allowed hosts, sizes, times, and no way into private networks.
 */
@NullMarked
package fi.majakka.bot.fetch;

import org.jspecify.annotations.NullMarked;
