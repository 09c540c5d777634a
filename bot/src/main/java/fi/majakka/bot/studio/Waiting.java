package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.Right;
import fi.majakka.bot.accounts.User;
import java.util.function.ToIntFunction;

/**
 * Something that waits for whoever looks at the first page.
 *
 * @param key it is told by the words {@code today.waiting.KEY}, with the number as {@code {0}}
 * @param path where it is dealt with
 * @param right what dealing with it asks for
 * @param count how many wait for that user; nothing is shown at 0
 * @param action where a button posts to that deals with it at once, told by {@code
 *     today.action.KEY}; empty for none
 */
public record Waiting(
    String key, String path, Right right, ToIntFunction<User> count, String action) {

  public Waiting(String key, String path, Right right, ToIntFunction<User> count) {
    this(key, path, right, count, "");
  }
}
