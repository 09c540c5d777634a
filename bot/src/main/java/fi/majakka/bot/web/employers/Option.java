package fi.majakka.bot.web.employers;

/** Something to choose from a list. */
public record Option(String value, String label, boolean chosen) {}
