package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.Right;

/**
 * A page that the navigation leads to; shown to those who may open it.
 *
 * @param key its name is the words {@code nav.KEY}
 * @param right what the page asks for
 * @param place smaller comes first
 */
public record NavItem(String key, String path, Right right, int place) {}
