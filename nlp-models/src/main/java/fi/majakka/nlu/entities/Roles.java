package fi.majakka.nlu.entities;

import fi.majakka.nlu.Entity;
import java.util.List;
import java.util.Set;

/** Tells what a place is to the speaker: where one moves from and to, lives, works. */
final class Roles {
  private static final Set<String> HOME =
      Set.of(
          "asun", "asumme", "asua", "asuu", "koti", "kotimme", "asuisin", "live", "living", "lives",
          "home", "asunto", "asunnon");
  private static final Set<String> WORK =
      Set.of(
          "tyo",
          "toita",
          "toissa",
          "toihin",
          "tyopaikka",
          "tyopaikkoja",
          "tyopaikan",
          "duunia",
          "duunii",
          "duunissa",
          "hommia",
          "job",
          "jobs",
          "work",
          "working",
          "kayn");

  /** Words of a way: what it leads from is where the speaker starts, not what is asked about. */
  private static final Set<String> WAY =
      Set.of(
          "far",
          "distance",
          "drive",
          "bus",
          "train",
          "get",
          "kaukana",
          "matka",
          "matkaa",
          "bussi",
          "bussilla",
          "juna",
          "junalla",
          "ajaa",
          "paasee",
          "paasen");

  private static final List<String> FROM = List.of("lta", "sta", "lt", "st");

  private Roles() {}

  static Entity.Role of(List<String> words, int index, String form) {
    boolean moving = false;
    boolean lives = false;
    boolean works = false;
    for (int i = Math.max(0, index - 4); i < Math.min(words.size(), index + 3); i++) {
      String word = words.get(i);
      moving |=
          word.startsWith("muut")
              || word.startsWith("mov")
              || word.startsWith("tule")
              || word.equals("tuun")
              || word.equals("tullaan")
              || WAY.contains(word);
      boolean near = Math.abs(i - index) <= 2;
      lives |= near && HOME.contains(word);
      works |= near && WORK.contains(word);
    }
    String before = index > 0 ? words.get(index - 1) : "";
    boolean from = FROM.stream().anyMatch(form::endsWith) || before.equals("from");
    if (moving && from) {
      return Entity.Role.ORIGIN;
    }
    if (moving && (form.endsWith("lle") || form.endsWith("n") || before.equals("to"))) {
      return Entity.Role.DESTINATION;
    }
    if (lives && works) {
      return nearest(words, index);
    }
    if (lives) {
      return Entity.Role.HOME;
    }
    return works ? Entity.Role.WORK : Entity.Role.NONE;
  }

  /** "asun Karstulassa, töitä Kyyjärveltä": the word right beside the place decides. */
  private static Entity.Role nearest(List<String> words, int index) {
    for (int distance = 1; distance <= 2; distance++) {
      String before = index >= distance ? words.get(index - distance) : "";
      if (HOME.contains(before)) {
        return Entity.Role.HOME;
      }
      if (WORK.contains(before)) {
        return Entity.Role.WORK;
      }
    }
    return Entity.Role.NONE;
  }
}
