package fi.majakka.bot.web.applications;

import fi.majakka.bot.applications.Application;
import fi.majakka.bot.applications.Application.Shared;
import fi.majakka.bot.applications.ApplicationCard;
import fi.majakka.bot.applications.Contact;
import fi.majakka.bot.applications.Employer;
import fi.majakka.bot.applications.Experience;
import fi.majakka.bot.applications.Facts;
import fi.majakka.bot.applications.Level;
import fi.majakka.bot.applications.Sharing;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.bot.privacy.Masking;
import fi.majakka.bot.web.FieldErrors;
import fi.majakka.bot.web.FieldErrors.FieldError;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.Place;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What stands in the fields of the form: as written, so that nothing is lost when some is wrong.
 */
public record ApplicationInput(Map<String, List<String>> fields) {
  private static final List<String> NAMES =
      List.of(
          "work",
          "place",
          "start",
          "finnish",
          "english",
          "other_languages",
          "experience",
          "words",
          "name",
          "email",
          "phone",
          "scope",
          "except",
          "only");
  private static final int LONGEST_FIELD = 4_000;
  private static final int MOST_VALUES = 120;
  private static final DateTimeFormatter FINNISH_DAY = DateTimeFormatter.ofPattern("d.M.uuuu");

  public ApplicationInput {
    fields = Map.copyOf(fields);
  }

  /** The fields of a form that was sent; unknown ones are not looked at. */
  static ApplicationInput of(Context ctx) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (String name : NAMES) {
      fields.put(
          name,
          ctx.formParams(name).stream()
              .limit(MOST_VALUES)
              .map(
                  value ->
                      value.length() > LONGEST_FIELD ? value.substring(0, LONGEST_FIELD) : value)
              .map(value -> value.replace("\r\n", "\n").strip())
              .toList());
    }
    return new ApplicationInput(fields);
  }

  /** The fields of an application, to be changed. */
  static ApplicationInput of(Application application, Phrases phrases, KnowledgeBase knowledge) {
    Facts facts = application.facts();
    Map<String, List<String>> fields = new LinkedHashMap<>();
    fields.put(
        "work",
        facts.works().stream()
            .map(work -> ApplicationCard.title(work, phrases, knowledge))
            .toList());
    fields.put("place", facts.places());
    fields.put("start", facts.from().stream().map(LocalDate::toString).toList());
    fields.put("finnish", List.of(facts.finnish().key()));
    fields.put("english", List.of(facts.english().key()));
    fields.put("other_languages", List.of(facts.otherLanguages()));
    fields.put("experience", List.of(facts.experience().key()));
    fields.put("words", List.of(facts.words()));
    application.shared().ifPresent(shared -> add(shared, fields));
    return new ApplicationInput(fields);
  }

  private static void add(Shared shared, Map<String, List<String>> fields) {
    fields.put("name", List.of(shared.contact().name()));
    fields.put("email", List.of(shared.contact().email()));
    fields.put("phone", List.of(shared.contact().phone()));
    boolean only = shared.with().scope() == Sharing.Scope.ONLY;
    fields.put("scope", List.of(only ? "only" : "region"));
    fields.put(only ? "only" : "except", shared.with().employers());
  }

  /** The first value of a field; empty text when there is none. */
  public String one(String name) {
    return all(name).stream().findFirst().orElse("");
  }

  /** The value of a field at a place; empty text when there is none. */
  public String at(String name, int index) {
    return all(name).size() > index ? all(name).get(index) : "";
  }

  /** The values of a field. */
  public List<String> all(String name) {
    return fields.getOrDefault(name, List.of());
  }

  /** True when a value is among those of a field. */
  public boolean has(String name, String value) {
    return all(name).contains(value);
  }

  /** Every field with each of its values, to be sent along unseen. */
  public List<Map.Entry<String, String>> hidden() {
    return fields.entrySet().stream()
        .flatMap(field -> field.getValue().stream().map(value -> Map.entry(field.getKey(), value)))
        .toList();
  }

  private List<String> works() {
    return all("work").stream().filter(work -> !work.isBlank()).toList();
  }

  /** What must be mended, in the order of the form; empty when all is well. */
  FieldErrors errors(Phrases phrases, KnowledgeBase knowledge, List<Employer> employers) {
    List<FieldError> wrong = new ArrayList<>();
    Check check = new Check(phrases, wrong);
    check.that(
        works().size() <= Facts.MOST_WORKS
            && works().stream().allMatch(work -> work.length() <= Facts.LONGEST_NAME),
        "work",
        "works");
    check.that(
        knowledge.municipalities().stream().map(Place::name).toList().containsAll(all("place")),
        "place",
        "places");
    check.that(one("start").isEmpty() || day().isPresent(), "start", "start");
    check.that(Level.of(one("finnish")).isPresent(), "finnish", "finnish");
    check.that(Level.of(one("english")).isPresent(), "english", "english");
    check.that(
        one("other_languages").length() <= Facts.LONGEST_NAME,
        "other_languages",
        "other_languages");
    check.that(Experience.of(one("experience")).isPresent(), "experience", "experience");
    check.that(one("words").length() <= Facts.LONGEST_WORDS, "words", "words");
    secrets(check);
    check.that(Contact.isName(one("name")), "name", "name");
    check.that(!one("email").isEmpty() || !one("phone").isEmpty(), "email", "reach");
    check.that(one("email").isEmpty() || Contact.isEmail(one("email")), "email", "email");
    check.that(one("phone").isEmpty() || Contact.isPhone(one("phone")), "phone", "phone");
    boolean only = one("scope").equals("only");
    check.that(only || one("scope").equals("region"), "scope", "sharing");
    List<String> known = employers.stream().map(Employer::id).toList();
    check.that(!only || all("only").stream().anyMatch(known::contains), "only", "only");
    return new FieldErrors(wrong);
  }

  private void secrets(Check check) {
    Masking masking = new Masking();
    Stream.of("work", "other_languages", "words", "name")
        .filter(
            field ->
                masking.mask(String.join("\n", all(field))).kinds().stream()
                    .anyMatch(kind -> kind.equals("hetu") || kind.equals("iban")))
        .forEach(field -> check.that(false, field, "secret"));
  }

  private record Check(Phrases phrases, List<FieldError> wrong) {
    void that(boolean holds, String field, String error) {
      if (!holds) {
        wrong.add(new FieldError(field, phrases.say("application.error." + error)));
      }
    }
  }

  private Optional<LocalDate> day() {
    String text = one("start");
    try {
      return Optional.of(
          text.contains(".") ? LocalDate.parse(text, FINNISH_DAY) : LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The facts, once nothing is wrong. */
  Facts facts(KnowledgeBase knowledge) {
    return new Facts(
        works().stream()
            .map(work -> ApplicationCard.canonical(work, knowledge))
            .distinct()
            .toList(),
        all("place").stream().distinct().toList(),
        day(),
        Level.of(one("finnish")).orElseThrow(),
        Level.of(one("english")).orElseThrow(),
        one("other_languages"),
        Experience.of(one("experience")).orElseThrow(),
        one("words"));
  }

  /** The contact, once nothing is wrong. */
  Contact contact() {
    return new Contact(one("name"), one("email"), one("phone"));
  }

  /** Whom it is for, once nothing is wrong. */
  Sharing sharing(List<Employer> employers) {
    boolean only = one("scope").equals("only");
    List<String> known = employers.stream().map(Employer::id).toList();
    return new Sharing(
        only ? Sharing.Scope.ONLY : Sharing.Scope.REGION_BUT,
        all(only ? "only" : "except").stream().filter(known::contains).distinct().toList());
  }
}
