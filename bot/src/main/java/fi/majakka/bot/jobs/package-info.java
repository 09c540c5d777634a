/** Work: the plan for a family, vacancies and their search. */
@NullMarked
package fi.majakka.bot.jobs;

import org.jspecify.annotations.NullMarked;
