package fi.majakka.bot.employers;

import fi.majakka.bot.conversation.Turn;

/** A need told in a conversation, to be kept with its turn. */
public record KeepNeed(Need need) implements Turn.Keep {}
