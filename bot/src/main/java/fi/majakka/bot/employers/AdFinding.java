package fi.majakka.bot.employers;

import fi.majakka.kb.AdRule;

/**
 * Something in an advertisement that a person should look at.
 *
 * @param quote the words that gave rise to it; empty when something is missing
 * @param start where the quote begins in the text; the text's length when something is missing
 */
public record AdFinding(AdRule rule, String quote, int start) {}
