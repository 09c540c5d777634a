package fi.majakka.bot.ptv;

import com.fasterxml.jackson.databind.JsonNode;
import fi.majakka.kb.edit.Words;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads services and service channels of PTV's open interface, version 11: one, a list, a page of a
 * list, or a map by id. People's names and mail addresses are not read.
 */
public final class PtvReader {
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_SUMMARY = 1_000;
  private static final int LONGEST_VALUE = 300;
  private static final int MOST = 20_000;
  private final PtvHours hours;
  private final PtvSpecialDays special;

  /**
   * @param today hours that are not in force on this day, and days before it, are left out
   */
  public PtvReader(LocalDate today) {
    this.hours = new PtvHours(today);
    this.special = new PtvSpecialDays(today);
  }

  /**
   * What was read.
   *
   * @param skipped things that are not published, or say nothing but their name
   */
  public record Reading(List<PtvEntry> entries, int skipped) {
    public Reading {
      entries = List.copyOf(entries);
    }
  }

  /**
   * Reads.
   *
   * @throws PtvException when it is nothing of PTV, or too much
   */
  public Reading read(JsonNode root) {
    List<JsonNode> items = items(root);
    if (items.isEmpty() && !root.has("itemList") && !root.isArray()) {
      throw new PtvException(
          PtvException.Why.NOT_PTV, "neither a service nor a service channel of PTV is in it");
    }
    if (items.size() > MOST) {
      throw new PtvException(
          PtvException.Why.TOO_MANY, "more than " + MOST + " services and channels");
    }
    Map<String, PtvEntry> entries = new LinkedHashMap<>();
    int skipped = 0;
    for (JsonNode item : items) {
      Optional<PtvEntry> entry = entry(item);
      entry.ifPresent(read -> entries.put(read.id(), read));
      skipped += entry.isPresent() ? 0 : 1;
    }
    return new Reading(List.copyOf(entries.values()), skipped);
  }

  private static List<JsonNode> items(JsonNode root) {
    List<JsonNode> items = new ArrayList<>();
    if (root.isArray()) {
      root.forEach(items::add);
    } else if (root.path("itemList").isArray()) {
      root.path("itemList").forEach(items::add);
    } else if (named(root)) {
      items.add(root);
    } else if (root.isObject()) {
      root.forEach(
          value -> {
            if (named(value)) {
              items.add(value);
            }
          });
    }
    return items;
  }

  private static boolean named(JsonNode item) {
    return item.path("serviceNames").isArray() || item.path("serviceChannelNames").isArray();
  }

  private Optional<PtvEntry> entry(JsonNode item) {
    String id = text(item, "id");
    String status = text(item, "publishingStatus");
    if (!named(item)
        || !id.matches("[0-9A-Za-z-]{8,64}")
        || !(status.isEmpty() || status.equals("Published"))) {
      return Optional.empty();
    }
    boolean channel = item.path("serviceChannelNames").isArray();
    Words name =
        itemised(item.path(channel ? "serviceChannelNames" : "serviceNames"), "Name", LONGEST_NAME);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    String about = channel ? "serviceChannelDescriptions" : "serviceDescriptions";
    String modified = text(item, "modified");
    return Optional.of(
        new PtvEntry(
            id,
            channel ? PtvEntry.Kind.CHANNEL : PtvEntry.Kind.SERVICE,
            name,
            itemised(item.path(about), "Summary", LONGEST_SUMMARY),
            phones(item.path("phoneNumbers")),
            hours.of(item.path("serviceHours")),
            special.of(item.path("serviceHours")),
            addresses(item.path("addresses")),
            links(item),
            municipalities(item),
            day(modified)));
  }

  /** The day of a time; empty when it is none. */
  private static String day(String time) {
    try {
      return time.length() < 10 ? "" : LocalDate.parse(time.substring(0, 10)).toString();
    } catch (DateTimeException e) {
      return "";
    }
  }

  private static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isNull() ? "" : value.asText("").replaceAll("\\s+", " ").strip();
  }

  /** The texts of a type in a list of {language, value, type}. */
  private static Words itemised(JsonNode list, String type, int longest) {
    String fi = "";
    String en = "";
    for (JsonNode item : list) {
      String value = text(item, "value");
      if (text(item, "type").equals(type) && value.length() <= longest) {
        fi = text(item, "language").equals("fi") && fi.isEmpty() ? value : fi;
        en = text(item, "language").equals("en") && en.isEmpty() ? value : en;
      }
    }
    return new Words(fi, en);
  }

  static Words localised(JsonNode list) {
    String fi = "";
    String en = "";
    for (JsonNode item : list) {
      fi = text(item, "language").equals("fi") ? text(item, "value") : fi;
      en = text(item, "language").equals("en") ? text(item, "value") : en;
    }
    return new Words(fi, en);
  }

  private static List<Words> phones(JsonNode list) {
    Set<Words> phones = new LinkedHashSet<>();
    for (JsonNode phone : list) {
      String type = text(phone, "type");
      String number = text(phone, "number").replaceAll("[^0-9 ]", "").strip();
      boolean service = phone.path("isFinnishServiceNumber").asBoolean(false);
      if ((type.isEmpty() || type.equals("Phone")) && number.matches("[0-9 ]{3,18}")) {
        String whole = service ? number : national(text(phone, "prefixNumber"), number);
        phones.add(new Words(whole, whole));
      }
    }
    return List.copyOf(phones);
  }

  private static String national(String prefix, String number) {
    if (prefix.isEmpty()) {
      return number;
    }
    return prefix.equals("+358")
        ? "0" + number.replaceFirst("^0+", "")
        : prefix.replaceAll("[^0-9+]", "") + " " + number;
  }

  private static List<Words> addresses(JsonNode list) {
    Set<Words> addresses = new LinkedHashSet<>();
    for (JsonNode address : list) {
      JsonNode street = address.path("streetAddress");
      if (!text(address, "type").equals("Postal") && street.isObject()) {
        Words names = localised(street.path("street"));
        Words office = localised(street.path("postOffice"));
        String number = text(street, "streetNumber");
        String code = text(street, "postalCode");
        String fi = address(either(names, Words::fi), number, code, either(office, Words::fi));
        String en = address(either(names, Words::en), number, code, either(office, Words::en));
        if (!names.isEmpty() && Math.max(fi.length(), en.length()) <= LONGEST_VALUE) {
          addresses.add(new Words(fi, en));
        }
      }
    }
    return List.copyOf(addresses);
  }

  /** A street has one name in the whole country: one language stands for the other. */
  private static String either(Words words, Function<Words, String> wanted) {
    String value = wanted.apply(words);
    return value.isBlank() ? (words.fi().isBlank() ? words.en() : words.fi()) : value;
  }

  private static String address(String street, String number, String code, String office) {
    String first = (street + " " + number).strip();
    // PTV writes post offices in capitals.
    String town =
        office.isEmpty()
            ? ""
            : office.charAt(0) + office.substring(1).toLowerCase(Locale.forLanguageTag("fi"));
    String second = (code + " " + town).strip();
    return second.isEmpty() ? first : first + ", " + second;
  }

  private static List<Words> links(JsonNode item) {
    Map<String, String> byLanguage = new LinkedHashMap<>();
    for (JsonNode page : item.path("webPages")) {
      String url = text(page, "url");
      if (url.matches("https://[^\\s<>\"']{4,290}")) {
        byLanguage.putIfAbsent(text(page, "language"), url);
      }
    }
    String fi = byLanguage.getOrDefault("fi", byLanguage.getOrDefault("en", ""));
    return fi.isEmpty() ? List.of() : List.of(new Words(fi, byLanguage.getOrDefault("en", fi)));
  }

  private static List<String> municipalities(JsonNode item) {
    Set<String> names = new LinkedHashSet<>();
    for (JsonNode area : item.path("areas")) {
      area.path("municipalities").forEach(place -> add(names, place));
    }
    for (JsonNode address : item.path("addresses")) {
      add(names, address.path("streetAddress").path("municipality"));
    }
    return List.copyOf(names);
  }

  private static void add(Set<String> names, JsonNode municipality) {
    String name = localised(municipality.path("name")).fi();
    if (!name.isBlank() && name.length() <= LONGEST_NAME) {
      names.add(name);
    }
  }
}
