package fi.majakka.bot.ptv;

import fi.majakka.kb.Fact;
import fi.majakka.kb.edit.Words;
import java.util.List;

/**
 * A service or a service channel of PTV, with what a fact can be made of; texts as PTV has them, so
 * either language may be missing.
 *
 * @param id PTV's own
 * @param summary what it is, in a few sentences
 * @param special days that differ from the ordinary hours, as they come
 * @param links https addresses only
 * @param municipalities Finnish names of those that it is for; empty when it is for all
 * @param modified the day of the last change in PTV; may be empty
 */
public record PtvEntry(
    String id,
    Kind kind,
    Words name,
    Words summary,
    List<Words> phones,
    List<Words> hours,
    List<SpecialDays> special,
    List<Words> addresses,
    List<Words> links,
    List<String> municipalities,
    String modified) {

  public PtvEntry {
    phones = List.copyOf(phones);
    hours = List.copyOf(hours);
    special = List.copyOf(special);
    addresses = List.copyOf(addresses);
    links = List.copyOf(links);
    municipalities = List.copyOf(municipalities);
  }

  /** What kind of thing PTV describes. */
  public enum Kind {
    SERVICE("Service"),
    CHANNEL("ServiceChannel");

    private final String resource;

    Kind(String resource) {
      this.resource = resource;
    }

    /** Its name in PTV's interface. */
    public String resource() {
      return resource;
    }
  }

  /** What PTV says of the kind that a fact is of; empty for kinds that PTV does not have. */
  public List<Words> said(Fact.Type type) {
    return switch (type) {
      case PHONE -> phones;
      case HOURS -> hours;
      case ADDRESS -> addresses;
      case LINK -> links;
      case TEXT -> summary.isEmpty() ? List.of() : List.of(summary);
      case MONEY, DATE, PERCENTAGE, NUMBER -> List.of();
    };
  }

  /** Where PTV itself has it. */
  public String address() {
    return "https://api.palvelutietovaranto.suomi.fi/api/v11/" + kind.resource() + "/" + id;
  }

  /** The name in Finnish, else in English. */
  public String title() {
    return name.fi().isBlank() ? name.en() : name.fi();
  }
}
