package fi.majakka.bot.jobs.feed;

import com.fasterxml.jackson.databind.JsonNode;
import fi.majakka.bot.jobs.Employment;
import fi.majakka.bot.jobs.FeedLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Vacancies written as schema.org's JobPosting in JSON-LD. */
final class JobPostingReader {
  private final Reading reading;

  JobPostingReader(Reading reading) {
    this.reading = reading;
  }

  /** The postings in a document: itself, in a graph, in a list. */
  static List<JsonNode> postings(JsonNode node) {
    List<JsonNode> found = new ArrayList<>();
    collect(node, found, 0);
    return found;
  }

  private static void collect(JsonNode node, List<JsonNode> into, int depth) {
    if (depth > 6) {
      return;
    }
    if (node.isArray()) {
      node.forEach(item -> collect(item, into, depth + 1));
    } else if (isPosting(node)) {
      into.add(node);
    } else if (node.isObject()) {
      for (String key : List.of("@graph", "itemListElement", "item", "mainEntity")) {
        collect(node.path(key), into, depth + 1);
      }
    }
  }

  private static boolean isPosting(JsonNode node) {
    JsonNode type = node.path("@type");
    for (JsonNode one : type.isArray() ? type : List.of(type)) {
      if (one.asText().replaceFirst("^https?://schema.org/", "").equals("JobPosting")) {
        return true;
      }
    }
    return false;
  }

  FeedLine read(JsonNode node, int line) {
    PostingDraft draft = new PostingDraft(reading);
    draft.url =
        TmtReader.value(node.path("url"))
            .or(() -> TmtReader.value(node.path("mainEntityOfPage")))
            .filter(url -> url.startsWith("http"));
    String name =
        TmtReader.value(node.path("title")).or(() -> TmtReader.value(node.path("name"))).orElse("");
    Optional<String> text = TmtReader.value(node.path("description"));
    boolean english = node.path("inLanguage").asText("").toLowerCase(Locale.ROOT).startsWith("en");
    draft.titleFi = english ? Optional.empty() : Optional.of(name);
    draft.titleEn = english ? Optional.of(name) : Optional.empty();
    draft.textFi = english ? Optional.empty() : text;
    draft.textEn = english ? text : Optional.empty();
    JsonNode organisation = node.path("hiringOrganization");
    draft.employer =
        TmtReader.value(organisation)
            .or(() -> TmtReader.value(organisation.path("name")))
            .orElse("");
    draft.id = id(node, draft, name);
    place(draft, node.path("jobLocation"));
    JsonNode types = node.path("employmentType");
    for (JsonNode type : types.isArray() ? types : List.of(types)) {
      kind(draft, type.asText(""));
    }
    if (node.path("jobLocationType").asText("").equals("TELECOMMUTE")) {
      draft.kinds.add(Employment.REMOTE);
    }
    TmtReader.value(node.path("occupationalCategory"))
        .map(category -> category.replaceFirst("^.*[/ C]", "").strip())
        .filter(code -> reading.occupations().known(code))
        .ifPresent(draft.occupations::add);
    draft.noExperience =
        node.path("experienceRequirements").asText("").toLowerCase(Locale.ROOT).startsWith("no ")
            || node.path("experienceRequirements").path("monthsOfExperience").asInt(-1) == 0;
    int openings = node.path("totalJobOpenings").asInt(0);
    draft.positions = openings > 0 ? OptionalInt.of(openings) : OptionalInt.empty();
    try {
      draft.published = TmtReader.value(node.path("datePosted")).map(at -> Reading.time(at, false));
      draft.expires = TmtReader.value(node.path("validThrough")).map(at -> Reading.time(at, true));
    } catch (IllegalArgumentException e) {
      return new FeedLine.Refused(line, String.valueOf(e.getMessage()));
    }
    return draft.finish(line);
  }

  /** Its own identifier, else its address, else what it is called and by whom. */
  private static String id(JsonNode node, PostingDraft draft, String title) {
    JsonNode identifier = node.path("identifier");
    return TmtReader.value(identifier)
        .or(() -> TmtReader.value(identifier.path("value")))
        .or(() -> TmtReader.value(node.path("@id")))
        .or(() -> draft.url)
        .map(id -> id.length() > 200 ? id.substring(0, 200) : id)
        .orElseGet(
            () -> {
              String made = draft.employer + "/" + title;
              return made.length() > 200 ? made.substring(0, 200) : made;
            });
  }

  private void place(PostingDraft draft, JsonNode location) {
    if (location.isArray()) {
      location.forEach(one -> place(draft, one));
      return;
    }
    JsonNode address = location.path("address");
    TmtReader.value(address.path("addressLocality"))
        .or(() -> TmtReader.value(location.path("name")))
        .or(() -> TmtReader.value(address))
        .ifPresent(
            words ->
                reading
                    .places()
                    .code(words)
                    .map(List::of)
                    .orElseGet(() -> reading.places().in(words))
                    .forEach(draft.municipalities::add));
  }

  private static void kind(PostingDraft draft, String type) {
    switch (type.toUpperCase(Locale.ROOT)) {
      case "FULL_TIME" -> draft.kinds.add(Employment.FULL_TIME);
      case "PART_TIME" -> draft.kinds.add(Employment.PART_TIME);
      case "TEMPORARY" -> draft.kinds.add(Employment.TEMPORARY);
      default -> {
        // CONTRACTOR, INTERN and the like are no kinds that people ask for here.
      }
    }
  }
}
