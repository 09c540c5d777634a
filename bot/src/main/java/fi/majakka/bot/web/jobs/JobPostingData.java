package fi.majakka.bot.web.jobs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.jobs.Employment;
import fi.majakka.bot.jobs.Municipalities;
import fi.majakka.bot.jobs.Vacancy;

/** A vacancy as schema.org's JobPosting, ready to stand in a page. */
final class JobPostingData {

  private JobPostingData() {}

  static String of(
      Vacancy vacancy,
      String text,
      String address,
      Municipalities municipalities,
      Language language) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("@context", "https://schema.org/")
        .put("@type", "JobPosting")
        .put("title", vacancy.title().in(language))
        .put("description", text.isEmpty() ? vacancy.title().in(language) : text)
        .put("datePosted", vacancy.published().toString())
        .put("url", address)
        .put("directApply", false);
    node.putObject("identifier")
        .put("@type", "PropertyValue")
        .put("name", "Majakka")
        .put("value", vacancy.id());
    vacancy.expires().ifPresent(end -> node.put("validThrough", end.toString()));
    node.putObject("hiringOrganization")
        .put("@type", "Organization")
        .put("name", vacancy.employer());
    ArrayNode places = node.putArray("jobLocation");
    vacancy.municipalities().stream()
        .flatMap(code -> municipalities.name(code).stream())
        .forEach(
            name ->
                places
                    .addObject()
                    .put("@type", "Place")
                    .putObject("address")
                    .put("@type", "PostalAddress")
                    .put("addressLocality", name)
                    .put("addressCountry", "FI"));
    ArrayNode types = node.putArray("employmentType");
    for (Employment kind : vacancy.kinds()) {
      switch (kind) {
        case FULL_TIME -> types.add("FULL_TIME");
        case PART_TIME -> types.add("PART_TIME");
        case TEMPORARY, SUMMER, SEASONAL -> types.add("TEMPORARY");
        default -> {
          // schema.org has no word for it.
        }
      }
    }
    if (vacancy.kinds().contains(Employment.REMOTE)) {
      node.put("jobLocationType", "TELECOMMUTE");
    }
    // Nothing in it may end the element that it stands in.
    return node.toString().replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
  }
}
