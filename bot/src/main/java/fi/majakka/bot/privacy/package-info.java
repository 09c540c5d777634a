/** Masking, encryption, export, erasure and retention. */
@NullMarked
package fi.majakka.bot.privacy;

import org.jspecify.annotations.NullMarked;
