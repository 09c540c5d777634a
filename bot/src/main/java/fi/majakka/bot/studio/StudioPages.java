package fi.majakka.bot.studio;

/** Pages of the studio; each route says which right it asks for. */
@FunctionalInterface
public interface StudioPages {
  void add(Door door);
}
