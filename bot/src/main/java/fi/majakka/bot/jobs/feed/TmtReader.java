package fi.majakka.bot.jobs.feed;

import com.fasterxml.jackson.databind.JsonNode;
import fi.majakka.bot.jobs.Employment;
import fi.majakka.bot.jobs.FeedLine;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A vacancy of Työmarkkinatori's search interface (P67, version 2). Contact persons are left out.
 */
final class TmtReader {
  private static final Pattern ISCO = Pattern.compile(".*/isco/C([0-9]{1,4})$");
  private static final String SITE = "https://tyomarkkinatori.fi/";
  private final Reading reading;

  TmtReader(Reading reading) {
    this.reading = reading;
  }

  static boolean knows(JsonNode node) {
    return node.path("metadata").has("externalId") && node.has("position");
  }

  FeedLine read(JsonNode node, int line) {
    PostingDraft draft = new PostingDraft(reading);
    draft.id = node.path("metadata").path("externalId").asText();
    if (ended(node)) {
      return new FeedLine.Ended(draft.id);
    }
    JsonNode position = node.path("position");
    JsonNode application = node.path("application");
    draft.titleFi = text(position.path("title"), "fi").or(() -> text(position.path("title"), "sv"));
    draft.titleEn = text(position.path("title"), "en");
    draft.textFi = description(position, "fi").or(() -> description(position, "sv"));
    draft.textEn = description(position, "en");
    JsonNode owner = node.path("owner").path("company");
    draft.employer =
        text(owner, "fi")
            .or(() -> text(owner, "sv"))
            .or(() -> text(owner, "en"))
            .or(() -> value(node.path("client").path("company")))
            .orElse("");
    node.path("location")
        .path("municipalities")
        .forEach(code -> draft.municipalities.add(padded(code.asText())));
    occupation(draft, position.path("mainOccupation"));
    position.path("occupations").forEach(other -> occupation(draft, other));
    kinds(draft, position);
    try {
      draft.published = value(application.path("published")).map(at -> Reading.time(at, false));
      draft.expires = value(application.path("expires")).map(at -> Reading.time(at, true));
    } catch (IllegalArgumentException e) {
      return new FeedLine.Refused(line, String.valueOf(e.getMessage()));
    }
    int open = application.path("openPositions").asInt(0);
    draft.positions = open > 0 ? OptionalInt.of(open) : OptionalInt.empty();
    draft.url =
        text(application.path("url"), "fi")
            .or(() -> text(application.path("url"), "en"))
            .or(() -> value(node.path("externalLinks").path(0).path("url")))
            .filter(url -> url.startsWith("http"))
            .or(() -> Optional.of(SITE));
    return draft.finish(line);
  }

  private static boolean ended(JsonNode node) {
    String status =
        value(node.path("status")).or(() -> value(node.path("metadata").path("status"))).orElse("");
    return !status.isEmpty() && !status.equals("PUBLISHED");
  }

  private static Optional<String> description(JsonNode position, String language) {
    Optional<String> job = text(position.path("jobDescription"), language);
    Optional<String> marketing = text(position.path("marketingDescription"), language);
    return job.isEmpty()
        ? marketing
        : job.map(words -> marketing.map(more -> words + "\n\n" + more).orElse(words));
  }

  /** Codes of the guide: 01 permanent, 02 temporary, 0201 seasonal, 0202 summer; zeros may miss. */
  private static void kinds(PostingDraft draft, JsonNode position) {
    switch (code(position.path("employmentRelationship"))) {
      case "1" -> draft.kinds.add(Employment.PERMANENT);
      case "2" -> draft.kinds.add(Employment.TEMPORARY);
      case "201" -> draft.kinds.add(Employment.SEASONAL);
      case "202" -> draft.kinds.add(Employment.SUMMER);
      default -> {
        // Not stated, or a code that the guide does not have.
      }
    }
    switch (code(position.path("workTime"))) {
      case "1" -> draft.kinds.add(Employment.FULL_TIME);
      case "2" -> draft.kinds.add(Employment.PART_TIME);
      default -> {
        // Not stated, or a code that the guide does not have.
      }
    }
  }

  private static String code(JsonNode node) {
    return node.asText("").replaceFirst("^0+", "");
  }

  private void occupation(PostingDraft draft, JsonNode address) {
    Matcher isco = ISCO.matcher(address.asText());
    if (isco.matches()) {
      draft.occupations.add(isco.group(1));
    } else {
      reading.occupations().ofEsco(address.asText()).ifPresent(draft.occupations::add);
    }
  }

  private static String padded(String code) {
    return "0".repeat(Math.max(0, 3 - code.length())) + code;
  }

  private static Optional<String> text(JsonNode texts, String language) {
    return value(texts.path(language));
  }

  static Optional<String> value(JsonNode node) {
    return node.isValueNode() && !node.isNull() && !node.asText().isBlank()
        ? Optional.of(node.asText().strip())
        : Optional.empty();
  }
}
