/** The pages of the open applications: the applicant's own, and the employer's window. */
@NullMarked
package fi.majakka.bot.web.applications;

import org.jspecify.annotations.NullMarked;
