/** What an editor types, and how it is written into the files of a knowledge base. */
@NullMarked
package fi.majakka.kb.edit;

import org.jspecify.annotations.NullMarked;
