/** The pages for employers; every one works without scripts and stores nothing by itself. */
@NullMarked
package fi.majakka.bot.web.employers;

import org.jspecify.annotations.NullMarked;
