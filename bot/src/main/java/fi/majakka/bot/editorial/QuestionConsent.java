package fi.majakka.bot.editorial;

import fi.majakka.bot.conversation.Turn;

/**
 * What a person lets us do with the questions that were not understood.
 *
 * @param keep coordinators may read them; false takes everything back
 * @param teach they may become training utterances, too
 */
public record QuestionConsent(boolean keep, boolean teach) implements Turn.Keep {}
