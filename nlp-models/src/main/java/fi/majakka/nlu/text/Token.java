package fi.majakka.nlu.text;

/**
 * A word of a text.
 *
 * @param word lower case, NFC
 * @param start index of its first character in the text, in UTF-16 units
 * @param end index after its last character
 */
public record Token(String word, int start, int end) {}
