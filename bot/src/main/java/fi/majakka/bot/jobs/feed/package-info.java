/** Readers of the formats that vacancies come in. */
@NullMarked
package fi.majakka.bot.jobs.feed;

import org.jspecify.annotations.NullMarked;
