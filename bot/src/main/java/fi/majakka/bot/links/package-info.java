/** Whether the addresses that answers and facts lead to are still there. */
@NullMarked
package fi.majakka.bot.links;

import org.jspecify.annotations.NullMarked;
