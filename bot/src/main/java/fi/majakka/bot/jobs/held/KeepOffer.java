package fi.majakka.bot.jobs.held;

import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.Turn;

/** A vacancy that was told in the chat is to be held. */
public record KeepOffer(String id, Language language, Offer offer) implements Turn.Keep {}
