/** The vacancies' pages and data. */
@NullMarked
package fi.majakka.bot.web.jobs;

import org.jspecify.annotations.NullMarked;
