package fi.majakka.bot.conversation;

/**
 * An offer that can be taken by pressing it, by its number, or by its label.
 *
 * @param label what the person reads
 * @param value what comes back, such as {@code topic:settle.tax} or {@code municipality:Karstula}
 */
public record Choice(String label, String value) {}
