/** Pages on paper: tagged PDF, QR codes. */
@NullMarked
package fi.majakka.bot.web.print;

import org.jspecify.annotations.NullMarked;
