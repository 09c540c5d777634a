/** Answers assembled from the published knowledge base. */
@NullMarked
package fi.majakka.bot.answers;

import org.jspecify.annotations.NullMarked;
