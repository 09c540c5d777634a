/** Places, occupations and other things named in a message. */
@NullMarked
package fi.majakka.nlu.entities;

import org.jspecify.annotations.NullMarked;
