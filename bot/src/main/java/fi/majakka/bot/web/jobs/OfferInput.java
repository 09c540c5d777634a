package fi.majakka.bot.web.jobs;

import fi.majakka.bot.jobs.Employment;
import fi.majakka.bot.jobs.LanguageNeed;
import fi.majakka.bot.jobs.Municipalities;
import fi.majakka.bot.jobs.held.Offer;
import fi.majakka.bot.mail.Mail;
import fi.majakka.bot.web.FieldErrors;
import fi.majakka.bot.web.FieldErrors.FieldError;
import fi.majakka.bot.web.SitePage;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The form of a vacancy as it was written. */
public record OfferInput(Map<String, List<String>> fields) {
  private static final int SHORTEST_TITLE = 3;
  private static final int SHORTEST_DESCRIPTION = 20;
  private static final int LONGEST_CONTACT = 120;

  public OfferInput {
    fields = Map.copyOf(fields);
  }

  static OfferInput of(Context ctx) {
    return new OfferInput(ctx.formParamMap());
  }

  /** What is stored, to be changed. */
  static OfferInput of(Offer offer, Municipalities municipalities) {
    Map<String, List<String>> fields = new HashMap<>();
    fields.put("title", List.of(offer.title()));
    fields.put("employer", List.of(offer.employer()));
    fields.put("place", List.of(municipalities.name(offer.municipality()).orElse("")));
    fields.put("kind", offer.kinds().stream().map(Employment::code).toList());
    fields.put("finnish", List.of(offer.language().name()));
    fields.put("experience", offer.noExperience() ? List.of("no") : List.of());
    fields.put("positions", List.of(Integer.toString(offer.positions())));
    fields.put("until", List.of(offer.until().toString()));
    fields.put("apply", List.of(offer.apply()));
    fields.put("description", List.of(offer.description()));
    fields.put("contact", List.of(offer.contact()));
    fields.put("decision", offer.writeDecision() ? List.of("mail") : List.of());
    return new OfferInput(fields);
  }

  /** A field; empty when it was not filled in. */
  public String one(String name) {
    return all(name).stream().findFirst().orElse("");
  }

  /** True when a box is ticked. */
  public boolean has(String name, String value) {
    return all(name).contains(value);
  }

  private List<String> all(String name) {
    return fields.getOrDefault(name, List.of()).stream().map(String::strip).toList();
  }

  /** What must be mended. */
  FieldErrors errors(SitePage page, Set<String> places, LocalDate today) {
    List<FieldError> wrong = new ArrayList<>();
    length(page, wrong, "title", SHORTEST_TITLE, Offer.LONGEST_TITLE);
    length(page, wrong, "employer", 2, Offer.LONGEST_EMPLOYER);
    if (!places.contains(one("place"))) {
      wrong.add(new FieldError("place", page.say("vacancy.error.place")));
    }
    if (finnish().isEmpty()) {
      wrong.add(new FieldError("finnish", page.say("vacancy.error.finnish")));
    }
    if (kinds().size() != all("kind").stream().distinct().count()) {
      wrong.add(new FieldError("kind", page.say("vacancy.error.kind")));
    }
    if (!one("positions").isEmpty() && positions() == 0) {
      wrong.add(
          new FieldError(
              "positions",
              page.say("vacancy.error.positions", Integer.toString(Offer.MOST_POSITIONS))));
    }
    Optional<LocalDate> until = until();
    if (until.isEmpty()
        || until.get().isBefore(today)
        || until.get().isAfter(today.plusDays(Offer.MOST_DAYS))) {
      wrong.add(
          new FieldError(
              "until",
              page.say(
                  "vacancy.error.until",
                  page.phrases().day(today),
                  page.phrases().day(today.plusDays(Offer.MOST_DAYS)))));
    }
    length(page, wrong, "apply", 5, Offer.LONGEST_APPLY);
    length(page, wrong, "description", SHORTEST_DESCRIPTION, Offer.LONGEST_DESCRIPTION);
    String contact = one("contact");
    if (!contact.isEmpty()
        && (contact.length() > LONGEST_CONTACT
            || !contact.matches("[^\\s@]+@[^\\s@]+\\.[^\\s@]{2,}|[+0-9 ()-]{5,25}"))) {
      wrong.add(new FieldError("contact", page.say("vacancy.error.contact")));
    } else if (has("decision", "mail") && !Mail.isAddress(contact)) {
      wrong.add(new FieldError("contact", page.say("vacancy.error.decision")));
    }
    return new FieldErrors(wrong);
  }

  private void length(SitePage page, List<FieldError> wrong, String field, int least, int most) {
    int length = one(field).length();
    if (length < least || length > most) {
      wrong.add(
          new FieldError(
              field,
              page.say(
                  "vacancy.error.length",
                  page.say("vacancy.label." + field),
                  Integer.toString(least),
                  Integer.toString(most))));
    }
  }

  private Optional<LanguageNeed> finnish() {
    return Stream.of(LanguageNeed.values())
        .filter(need -> need.name().equals(one("finnish").toUpperCase(Locale.ROOT)))
        .findFirst();
  }

  private Set<Employment> kinds() {
    return all("kind").stream()
        .flatMap(code -> Employment.of(code).stream())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Employment.class)));
  }

  /** One when nothing was written, 0 when it cannot be used. */
  private int positions() {
    String text = one("positions");
    int number = text.isEmpty() ? 1 : text.matches("[0-9]{1,2}") ? Integer.parseInt(text) : 0;
    return number <= Offer.MOST_POSITIONS ? number : 0;
  }

  private Optional<LocalDate> until() {
    try {
      return Optional.of(LocalDate.parse(one("until")));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The vacancy; only of input without errors. */
  Offer offer(Municipalities municipalities) {
    return new Offer(
        one("title"),
        one("employer"),
        municipalities.code(one("place")).orElseThrow(),
        kinds(),
        finnish().orElseThrow(),
        has("experience", "no"),
        positions(),
        until().orElseThrow(),
        one("apply"),
        one("description").replace("\r\n", "\n"),
        one("contact"),
        has("decision", "mail"));
  }
}
