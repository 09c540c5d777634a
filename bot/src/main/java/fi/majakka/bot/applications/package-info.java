/** Open applications: what somebody can do, who may see it, and how it is taken back. */
@NullMarked
package fi.majakka.bot.applications;

import org.jspecify.annotations.NullMarked;
