package fi.majakka.bot.employers;

import fi.majakka.kb.Contact;

/**
 * A way to reach an organisation, in one language.
 *
 * @param text the number or address, or where to ask for it
 * @param confirmed false when nobody has confirmed it: text then says where to ask
 * @param check what to add when the source is old or weak; may be empty
 */
public record Reach(Contact.Kind kind, String text, boolean confirmed, String check) {}
