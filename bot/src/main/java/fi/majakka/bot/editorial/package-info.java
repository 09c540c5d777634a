/** The road of an edit: draft, check, review, release, and what is said from where. Pure. */
@NullMarked
package fi.majakka.bot.editorial;

import org.jspecify.annotations.NullMarked;
