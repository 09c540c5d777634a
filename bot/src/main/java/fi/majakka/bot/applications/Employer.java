package fi.majakka.bot.applications;

import fi.majakka.kb.Text;

/**
 * Somebody who may be shown applications.
 *
 * @param id of an organisation of the knowledge base, or given when a coordinator added it
 */
public record Employer(String id, Text name) {}
