/** The settings: the only reader of their files and of the environment. */
@NullMarked
package fi.majakka.bot.config;

import org.jspecify.annotations.NullMarked;
