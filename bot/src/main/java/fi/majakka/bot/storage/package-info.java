/** The only SQL: repositories on H2 and PostgreSQL. */
@NullMarked
package fi.majakka.bot.storage;

import org.jspecify.annotations.NullMarked;
