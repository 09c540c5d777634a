package fi.majakka.bot.ptv;

import fi.majakka.kb.Fact;
import fi.majakka.kb.edit.FactSource;
import fi.majakka.kb.edit.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A fact that could be made of what PTV says.
 *
 * @param number counts the values of a kind from 0
 */
public record Proposal(PtvEntry entry, Fact.Type type, int number, Words value) {
  private static final List<Fact.Type> TYPES =
      List.of(Fact.Type.HOURS, Fact.Type.PHONE, Fact.Type.ADDRESS, Fact.Type.LINK, Fact.Type.TEXT);
  private static final int MONTHS = 6;
  private static final int LETTERS = 8;

  /** Every fact that could be made of something of PTV. */
  public static List<Proposal> of(PtvEntry entry) {
    List<Proposal> proposals = new ArrayList<>();
    for (Fact.Type type : TYPES) {
      List<Words> said = entry.said(type);
      for (int i = 0; i < said.size(); i++) {
        proposals.add(new Proposal(entry, type, i, said.get(i)));
      }
    }
    return proposals;
  }

  /** Names it in a form. */
  public String key() {
    return entry.id() + "/" + type.key() + "/" + number;
  }

  /** True when both languages are there; a text that lacks one is not made up here. */
  public boolean whole() {
    return !value.fi().isBlank() && !value.en().isBlank();
  }

  /**
   * The id of the fact.
   *
   * <p>PTV's ids are random, so that their beginning tells them apart.
   */
  public String id() {
    String begin = entry.id().substring(0, Math.min(LETTERS, entry.id().length()));
    return ("ptv." + begin + "." + type.key() + (number == 0 ? "" : "-" + (number + 1)))
        .toLowerCase(Locale.ROOT);
  }

  /**
   * The fact to be reviewed.
   *
   * @param owner id of the organisation that will keep it true
   */
  FactSource toFact(String owner, LocalDate today) {
    boolean alike = value.fi().equals(value.en());
    boolean typed = type != Fact.Type.TEXT;
    return new FactSource(
        id(),
        type.key(),
        text(),
        typed && alike ? value.fi() : "",
        typed && !alike ? value : Words.NONE,
        entry.address(),
        entry.links().stream().map(Words::fi).findFirst().orElse("https://www.suomi.fi/"),
        owner,
        entry.modified(),
        today.toString(),
        today.plusMonths(MONTHS).toString(),
        Fact.Confidence.MEDIUM.key(),
        true,
        false);
  }

  private Words text() {
    String fi = entry.title();
    String en = entry.name().en().isBlank() ? fi : entry.name().en();
    return switch (type) {
      case HOURS ->
          new Words(fi + ": avoinna " + value.fi() + ".", en + ": open " + value.en() + ".");
      case PHONE ->
          new Words(fi + ": puhelin " + value.fi() + ".", en + ": phone " + value.en() + ".");
      case ADDRESS ->
          new Words(fi + ": osoite " + value.fi() + ".", en + ": address " + value.en() + ".");
      case LINK -> new Words(fi + ": verkkosivu " + value.fi(), en + ": website " + value.en());
      default -> new Words(fi + ": " + value.fi(), en + ": " + value.en());
    };
  }
}
