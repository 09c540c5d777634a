/** The web server: routes, errors, headers, limits, health, metrics and the public data. */
@NullMarked
package fi.majakka.bot.web;

import org.jspecify.annotations.NullMarked;
