/** Saved searches, and what their people are told. */
@NullMarked
package fi.majakka.bot.jobs.alerts;

import org.jspecify.annotations.NullMarked;
