package fi.majakka.bot.web.employers;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.bot.employers.Need;
import fi.majakka.bot.employers.NeedAddress;
import fi.majakka.bot.employers.NeedBook;
import fi.majakka.bot.employers.OccupationTitles;
import fi.majakka.bot.employers.Quarter;
import fi.majakka.bot.privacy.Signer;
import fi.majakka.bot.web.HttpServer;
import fi.majakka.bot.web.ProblemException;
import fi.majakka.bot.web.RateLimits;
import fi.majakka.bot.web.Routes;
import fi.majakka.bot.web.SitePage;
import fi.majakka.bot.web.Templates;
import fi.majakka.kb.Occupation;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Coming needs: the form {@code /needs}, and an employer's own page behind a signed address. */
public final class NeedPages implements Routes {
  private static final int QUARTERS = 9;
  private static final int SIGNATURE = 16;
  private static final int LONGEST = 1_000;
  private final CurrentKnowledge knowledge;
  private final NeedBook book;
  private final Signer signer;
  private final Templates templates;
  private final Clock clock;
  private final RateLimits told;

  /**
   * @param told how often one address may tell a need
   */
  public NeedPages(
      CurrentKnowledge knowledge,
      NeedBook book,
      Signer signer,
      Templates templates,
      RateLimits told,
      Clock clock) {
    this.knowledge = knowledge;
    this.book = book;
    this.signer = signer;
    this.templates = templates;
    this.told = told;
    this.clock = clock;
  }

  /** What stands in the form, and what is wrong with it. */
  public record Filled(
      String id,
      List<Option> occupations,
      String own,
      String number,
      List<Option> quarters,
      List<Option> lasting,
      List<Option> municipalities,
      String skills,
      String contact,
      List<String> problems) {}

  /** A need as its employer sees it. */
  public record Mine(
      String occupation,
      String number,
      String quarter,
      String lasting,
      String municipality,
      String skills,
      String contact) {}

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/needs", ctx -> form(ctx, List.of()));
    routes.post("/needs", this::tell);
    routes.get("/needs/mine/{id}/{signature}", this::mine);
    routes.get("/needs/mine/{id}/{signature}/export", this::export);
    routes.post("/needs/mine/{id}/{signature}/contact", this::contact);
    routes.post("/needs/mine/{id}/{signature}/withdraw", this::withdraw);
  }

  private void form(Context ctx, List<String> problems) {
    Asked asked = Asked.of(ctx, knowledge, clock, "needs.title");
    SitePage page = asked.page();
    String isco = given(ctx, "occupation");
    String quarter = given(ctx, "quarter");
    String lasting = given(ctx, "lasting");
    List<Option> occupations =
        asked.knowledge().occupations().stream()
            .map(each -> new Option(each.titleFi(), title(page, each), each.titleFi().equals(isco)))
            .sorted(Comparator.comparing(Option::label))
            .toList();
    Filled filled =
        new Filled(
            given(ctx, "id").isEmpty() ? UUID.randomUUID().toString() : given(ctx, "id"),
            occupations,
            given(ctx, "own"),
            given(ctx, "number"),
            Quarter.of(asked.today()).onward(QUARTERS).stream()
                .map(each -> new Option(each.code(), each.label(), each.code().equals(quarter)))
                .toList(),
            Arrays.stream(Need.Lasting.values())
                .map(
                    each ->
                        new Option(
                            each.key(),
                            page.say("needs.lasting." + each.key()),
                            each.key().equals(lasting)))
                .toList(),
            asked.municipalities(),
            given(ctx, "skills"),
            given(ctx, "contact"),
            problems);
    templates.render(ctx, "site/needs", Map.of("page", page, "filled", filled));
  }

  private static String given(Context ctx, String name) {
    return Optional.ofNullable(ctx.formParam(name))
        .or(() -> Optional.ofNullable(ctx.queryParam(name)))
        .map(String::strip)
        .map(value -> value.length() <= LONGEST ? value : value.substring(0, LONGEST))
        .orElse("");
  }

  private static String title(SitePage page, Occupation occupation) {
    return Phrases.kb(page.language()) == fi.majakka.kb.Language.FI
        ? occupation.titleFi()
        : occupation.titleEn();
  }

  private void tell(Context ctx) {
    told.take(HttpServer.asker(ctx));
    Asked asked = Asked.of(ctx, knowledge, clock, "needs.title");
    SitePage page = asked.page();
    List<String> problems = new ArrayList<>();
    String chosen = given(ctx, "occupation");
    String own = given(ctx, "own");
    Optional<Occupation> occupation =
        asked.knowledge().occupations().stream()
            .filter(each -> each.titleFi().equals(chosen))
            .findFirst();
    if (occupation.isEmpty() && own.isEmpty()) {
      problems.add(page.say("needs.problem.occupation"));
    }
    String digits = given(ctx, "number");
    int number = digits.matches("[0-9]{1,3}") ? Integer.parseInt(digits) : 0;
    if (number < 1 || number > Need.MOST) {
      problems.add(page.say("needs.problem.number"));
    }
    Optional<Quarter> quarter =
        Quarter.of(asked.today()).onward(QUARTERS).stream()
            .filter(each -> each.code().equals(given(ctx, "quarter")))
            .findFirst();
    if (quarter.isEmpty()) {
      problems.add(page.say("needs.problem.quarter"));
    }
    Optional<Need.Lasting> lasting = Need.Lasting.of(given(ctx, "lasting"));
    if (lasting.isEmpty()) {
      problems.add(page.say("needs.problem.lasting"));
    }
    if (asked.municipality().isEmpty()) {
      problems.add(page.say("needs.problem.municipality"));
    }
    if (!problems.isEmpty()) {
      ctx.status(422);
      form(ctx, problems);
      return;
    }
    String id =
        given(ctx, "id").matches("[0-9a-f-]{36}") ? given(ctx, "id") : UUID.randomUUID().toString();
    if (book.find(id).isEmpty()) {
      Need need =
          new Need(
              id,
              occupation.map(Occupation::isco).orElse(Need.OTHER),
              number,
              quarter.orElseThrow(),
              lasting.orElseThrow(),
              asked.municipality().orElseThrow(),
              new Need.Words(
                  occupation.map(Occupation::titleFi).orElse(own),
                  given(ctx, "skills"),
                  given(ctx, "contact")));
      book.put(need).join();
    } else if (!given(ctx, "id").equals(id)) {
      throw ProblemException.of(409, "told-already", "This need was told already.");
    }
    ctx.redirect(page.link(address(id)), io.javalin.http.HttpStatus.SEE_OTHER);
  }

  private String address(String id) {
    return NeedAddress.of(id, each -> signer.sign(NeedAddress.PURPOSE, each, SIGNATURE));
  }

  /**
   * The need of an employer's own page.
   *
   * @throws ProblemException 404 for a wrong signature and for a need that is gone alike
   */
  private NeedBook.Told own(Context ctx) {
    String id = ctx.pathParam("id");
    ctx.header("Cache-Control", "no-store");
    return Optional.of(id)
        .filter(each -> signer.verify(NeedAddress.PURPOSE, each, ctx.pathParam("signature")))
        .flatMap(book::find)
        .orElseThrow(
            () ->
                ProblemException.of(404, "no-need", "There is nothing at this address any more."));
  }

  private void mine(Context ctx) {
    Need need = own(ctx).need();
    Asked asked = Asked.of(ctx, knowledge, clock, "needs.mine.title");
    SitePage page = asked.page();
    templates.render(
        ctx,
        "site/need",
        Map.of(
            "page",
            page,
            "need",
            new Mine(
                OccupationTitles.of(asked.knowledge(), Phrases.kb(page.language()), need),
                Integer.toString(need.number()),
                need.quarter().label(),
                page.say("needs.lasting." + need.lasting().key()),
                need.municipality(),
                need.words().skills(),
                need.words().contact()),
            "address",
            address(need.id()),
            "gone",
            false));
  }

  private void export(Context ctx) {
    NeedBook.Told mine = own(ctx);
    Need need = mine.need();
    ctx.header("Content-Disposition", "attachment; filename=\"majakka-need.json\"");
    ctx.json(
        JsonNodeFactory.instance
            .objectNode()
            .put("id", need.id())
            .put("told", mine.at().toString())
            .put("occupation", need.words().occupation())
            .put("isco", need.isco())
            .put("number", need.number())
            .put("quarter", need.quarter().code())
            .put("lasting", need.lasting().key())
            .put("municipality", need.municipality())
            .put("skills", need.words().skills())
            .put("contact", need.words().contact()));
  }

  private void contact(Context ctx) {
    Need need = own(ctx).need();
    book.put(need.withContact(given(ctx, "contact"))).join();
    ctx.redirect(
        SitePage.of(ctx, knowledge.get(), "").link(address(need.id())),
        io.javalin.http.HttpStatus.SEE_OTHER);
  }

  private void withdraw(Context ctx) {
    Need need = own(ctx).need();
    book.withdraw(need.id()).join();
    Asked asked = Asked.of(ctx, knowledge, clock, "needs.mine.title");
    templates.render(
        ctx,
        "site/need",
        Map.of(
            "page",
            asked.page(),
            "need",
            new Mine("", "", "", "", "", "", ""),
            "address",
            "",
            "gone",
            true));
  }
}
