/** Plans for a family: work, a home and the partner's work within a distance. */
@NullMarked
package fi.majakka.bot.jobs.plan;

import org.jspecify.annotations.NullMarked;
