package fi.majakka.bot.web.employers;

import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.web.SitePage;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.Organisation;
import fi.majakka.kb.Place;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What a page for employers is asked, read from one release.
 *
 * @param municipality nominative, when a municipality of the region was chosen
 */
record Asked(
    Context ctx,
    KnowledgeBase knowledge,
    SitePage page,
    LocalDate today,
    Optional<String> municipality) {
  private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");

  static Asked of(Context ctx, CurrentKnowledge current, Clock clock, String titlePhrase) {
    KnowledgeBase knowledge = current.get();
    SitePage untitled = SitePage.of(ctx, knowledge, "");
    SitePage page = SitePage.of(ctx, knowledge, untitled.say(titlePhrase));
    return new Asked(
        ctx,
        knowledge,
        page,
        LocalDate.ofInstant(clock.instant(), FINLAND),
        municipality(ctx, knowledge));
  }

  /** An id such as {@code kinnula} or a name such as {@code Kinnula}; others mean none. */
  private static Optional<String> municipality(Context ctx, KnowledgeBase knowledge) {
    Optional<String> given =
        Optional.ofNullable(ctx.queryParam("municipality"))
            .or(() -> Optional.ofNullable(ctx.formParam("municipality")));
    return given.flatMap(
        value ->
            knowledge.municipalities().stream()
                .map(Place::name)
                .filter(name -> name.equalsIgnoreCase(value) || id(knowledge, name).equals(value))
                .findFirst());
  }

  private static String id(KnowledgeBase knowledge, String municipality) {
    return knowledge.municipality(municipality).map(Organisation::id).orElse(municipality);
  }

  /** A query parameter that is not blank. */
  Optional<String> value(String name) {
    return Optional.ofNullable(ctx.queryParam(name)).filter(value -> !value.isBlank());
  }

  /** The municipalities to choose from, the chosen one marked. */
  List<Option> municipalities() {
    return knowledge.municipalities().stream()
        .map(Place::name)
        .map(
            name ->
                new Option(
                    id(knowledge, name), name, municipality.filter(name::equals).isPresent()))
        .toList();
  }

  /** The chosen municipality as part of an address; empty when none is chosen. */
  String municipalityQuery() {
    return municipality.map(name -> "&municipality=" + id(knowledge, name)).orElse("");
  }
}
