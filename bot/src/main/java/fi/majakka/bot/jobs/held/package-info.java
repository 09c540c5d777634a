/** Vacancies that employers leave with us, held until a coordinator accepts them. */
@NullMarked
package fi.majakka.bot.jobs.held;

import org.jspecify.annotations.NullMarked;
