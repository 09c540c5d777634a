package fi.majakka.bot.web.employers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.employers.InfoPackage;
import fi.majakka.bot.employers.InfoPackages;
import fi.majakka.bot.web.ArticlePages;
import fi.majakka.bot.web.ArticlePages.Line;
import fi.majakka.bot.web.ProblemException;
import fi.majakka.bot.web.Routes;
import fi.majakka.bot.web.SitePage;
import fi.majakka.bot.web.Templates;
import fi.majakka.bot.web.print.PdfPrinter;
import fi.majakka.bot.web.print.QrPicture;
import fi.majakka.kb.Occupation;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Information packages: the page {@code /package} and the same on paper, {@code /package.pdf}. */
public final class PackagePages implements Routes {
  private static final int LONGEST = 4_000;
  private final CurrentKnowledge knowledge;
  private final Templates templates;
  private final PdfPrinter printer;
  private final Supplier<String> site;
  private final Clock clock;
  private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  public PackagePages(
      CurrentKnowledge knowledge,
      Templates templates,
      PdfPrinter printer,
      Supplier<String> site,
      Clock clock) {
    this.knowledge = knowledge;
    this.templates = templates;
    this.printer = printer;
    this.site = site;
    this.clock = clock;
  }

  /**
   * A package as it is shown.
   *
   * @param jobPosting schema.org JobPosting as JSON-LD, with what the employer fills in
   * @param address opens the assistant on the place
   */
  public record Shown(
      InfoPackage made,
      String jobPosting,
      String address,
      QrPicture qr,
      String pdf,
      List<Line> sources) {}

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/package", this::page);
    routes.get("/package.pdf", this::pdf);
  }

  private void page(Context ctx) {
    Asked asked = Asked.of(ctx, knowledge, clock, "package.title");
    String vacancy = vacancy(asked);
    Optional<Occupation> occupation = occupation(asked, vacancy);
    InfoPackages.Audience audience = audience(asked);
    List<Shown> shown =
        asked.municipality().map(place -> shown(asked, place, occupation, audience)).stream()
            .toList();
    SitePage page = asked.page();
    String query =
        asked.municipality().isEmpty() ? "" : query(asked, occupation, audience).substring(1);
    templates.render(
        ctx,
        "site/package",
        Map.of(
            "page",
            page.with(query),
            "municipalities",
            asked.municipalities(),
            "occupations",
            asked.knowledge().occupations().stream()
                .map(
                    each ->
                        new Option(
                            each.isco(),
                            page.language() == fi.majakka.bot.conversation.Language.FI
                                ? each.titleFi()
                                : each.titleEn(),
                            occupation.filter(each::equals).isPresent()))
                .sorted(Comparator.comparing(Option::label))
                .toList(),
            "audiences",
            Arrays.stream(InfoPackages.Audience.values())
                .map(
                    each ->
                        new Option(
                            each.key(),
                            page.say("package.audience." + each.key()),
                            each == audience))
                .toList(),
            "vacancy",
            vacancy,
            "shown",
            shown));
  }

  private static String vacancy(Asked asked) {
    return asked
        .value("vacancy")
        .map(text -> text.length() <= LONGEST ? text : text.substring(0, LONGEST))
        .orElse("");
  }

  private static Optional<Occupation> occupation(Asked asked, String vacancy) {
    return asked
        .value("occupation")
        .flatMap(
            code ->
                asked.knowledge().occupations().stream()
                    .filter(each -> each.isco().equals(code))
                    .findFirst())
        .or(
            () ->
                new InfoPackages(asked.knowledge(), asked.page().language(), asked.today())
                    .occupationIn(vacancy));
  }

  private static InfoPackages.Audience audience(Asked asked) {
    return asked
        .value("audience")
        .flatMap(InfoPackages.Audience::of)
        .orElse(InfoPackages.Audience.ABROAD);
  }

  private static String query(
      Asked asked, Optional<Occupation> occupation, InfoPackages.Audience audience) {
    return asked.municipalityQuery()
        + "&audience="
        + audience.key()
        + occupation.map(each -> "&occupation=" + each.isco()).orElse("");
  }

  private Shown shown(
      Asked asked,
      String municipality,
      Optional<Occupation> occupation,
      InfoPackages.Audience audience) {
    SitePage page = asked.page();
    InfoPackage made =
        new InfoPackages(asked.knowledge(), page.language(), asked.today())
            .assemble(municipality, occupation, audience);
    String place = asked.municipalityQuery().replace("&municipality=", "");
    String address =
        site.get()
            + "/?language="
            + page.language().code()
            + "&topic=living.municipality&place="
            + place;
    return new Shown(
        made,
        jobPosting(asked, made),
        address,
        new QrPicture(address),
        page.link("/package.pdf?" + query(asked, occupation, audience).substring(1)),
        made.sources().stream().map(source -> ArticlePages.line(source, page)).toList());
  }

  private String jobPosting(Asked asked, InfoPackage made) {
    String fill = asked.page().say("package.fill");
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("@context", "https://schema.org/").put("@type", "JobPosting");
    node.put("title", made.occupation().isEmpty() ? fill : made.occupation());
    node.put("description", made.advertisement());
    node.putObject("hiringOrganization").put("@type", "Organization").put("name", fill);
    node.put("datePosted", asked.today().toString()).put("validThrough", fill);
    node.putObject("jobLocation")
        .put("@type", "Place")
        .putObject("address")
        .put("@type", "PostalAddress")
        .put("addressLocality", made.municipality())
        .put("addressRegion", "Keski-Suomi")
        .put("addressCountry", "FI");
    node.put("employmentType", fill);
    if (!made.isco().isEmpty()) {
      node.put("occupationalCategory", "ISCO-08 " + made.isco());
    }
    node.put("inLanguage", asked.page().language().code());
    try {
      return json.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  private void pdf(Context ctx) {
    Asked asked = Asked.of(ctx, knowledge, clock, "package.title");
    String municipality =
        asked
            .municipality()
            .orElseThrow(
                () ->
                    ProblemException.of(
                        400, "bad-municipality", "Choose a municipality of the region."));
    Shown shown = shown(asked, municipality, occupation(asked, vacancy(asked)), audience(asked));
    String xhtml = templates.text("print/package", Map.of("page", asked.page(), "shown", shown));
    ctx.contentType("application/pdf")
        .header("Content-Disposition", "inline; filename=\"majakka-package.pdf\"")
        .result(printer.print(xhtml));
  }
}
