package fi.majakka.bot.conversation;

/** Names the article and the version of it that a reply came from. */
public record AnswerRef(String id, int version) {}
