package fi.majakka.bot.web.employers;

import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.answers.Provenance;
import fi.majakka.bot.employers.Duty;
import fi.majakka.bot.employers.Reach;
import fi.majakka.bot.employers.Responsibilities;
import fi.majakka.bot.web.ArticlePages;
import fi.majakka.bot.web.ArticlePages.Line;
import fi.majakka.bot.web.Routes;
import fi.majakka.bot.web.SitePage;
import fi.majakka.bot.web.Templates;
import fi.majakka.kb.Organisation;
import fi.majakka.kb.Task;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who does what, by task and municipality: {@code /who}. */
public final class WhoPages implements Routes {
  private final CurrentKnowledge knowledge;
  private final Templates templates;
  private final Clock clock;

  public WhoPages(CurrentKnowledge knowledge, Templates templates, Clock clock) {
    this.knowledge = knowledge;
    this.templates = templates;
    this.clock = clock;
  }

  /**
   * A way to reach somebody, as a sentence.
   *
   * @param confirmed false when the sentence says that nobody has confirmed it
   */
  public record Way(String text, boolean confirmed) {}

  /** An organisation with its ways. */
  public record Party(String name, String url, List<Way> ways) {}

  /**
   * A task with those who answer for it and those who take part.
   *
   * @param responsible empty when no one party is named
   * @param note may be empty
   */
  public record Card(
      String id,
      String task,
      String note,
      List<Party> responsible,
      List<Party> partners,
      Line more) {}

  /** The cards of one audience. */
  public record Group(String title, List<Card> cards) {}

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/who", this::who);
  }

  private void who(Context ctx) {
    Asked asked = Asked.of(ctx, knowledge, clock, "who.title");
    SitePage page = asked.page();
    Responsibilities who = new Responsibilities(asked.knowledge(), page.language(), asked.today());
    Optional<Task> chosen = asked.value("task").flatMap(asked.knowledge().handbook()::task);
    Set<String> facts = new LinkedHashSet<>();
    List<Group> groups = new ArrayList<>();
    List<Option> options = new ArrayList<>();
    for (String audience : List.of("employer", "talent")) {
      List<Task> tasks =
          who.tasks().stream()
              .filter(task -> task.audience().equals(audience))
              .sorted(Comparator.comparing(task -> !task.usual().contains("employer.contact")))
              .toList();
      tasks.forEach(
          task ->
              options.add(
                  new Option(
                      task.id(), who.in(task.name()), chosen.filter(task::equals).isPresent())));
      List<Card> cards =
          tasks.stream()
              .filter(task -> chosen.isEmpty() || chosen.get().equals(task))
              .map(task -> card(asked, who, task, facts))
              .toList();
      if (!cards.isEmpty()) {
        groups.add(new Group(page.say("who.for." + audience), cards));
      }
    }
    List<Line> sources =
        new Provenance(asked.knowledge(), page.language(), asked.today())
            .ofFacts(facts).stream().map(source -> ArticlePages.line(source, page)).toList();
    String query = chosen.map(task -> "task=" + task.id()).orElse("") + asked.municipalityQuery();
    templates.render(
        ctx,
        "site/who",
        Map.of(
            "page",
            page.with(query.startsWith("&") ? query.substring(1) : query),
            "tasks",
            options,
            "municipalities",
            asked.municipalities(),
            "groups",
            groups,
            "sources",
            sources));
  }

  private static Card card(Asked asked, Responsibilities who, Task task, Set<String> facts) {
    Duty duty = who.duty(task, asked.municipality());
    facts.addAll(who.facts(duty));
    SitePage page = asked.page();
    boolean whole = asked.municipality().isEmpty();
    return new Card(
        task.id(),
        who.in(task.name()),
        task.note().map(who::in).orElse(""),
        parties(page, who, duty.responsible(), whole, true),
        parties(page, who, duty.partners(), whole, false),
        new Line(
            asked
                .knowledge()
                .article(task.topic())
                .map(article -> who.in(article.title()))
                .orElse(task.topic()),
            page.link("/articles/" + task.topic()),
            ""));
  }

  /** Seven municipalities in a row are told as one. */
  private static List<Party> parties(
      SitePage page,
      Responsibilities who,
      List<Organisation> organisations,
      boolean whole,
      boolean withWays) {
    List<Party> parties = new ArrayList<>();
    boolean own = false;
    for (Organisation each : organisations) {
      if (whole && each.municipality().isPresent()) {
        own = true;
      } else {
        String name = who.in(each.name());
        boolean somewhere = whole && !each.serves().isEmpty();
        parties.add(
            new Party(
                somewhere ? name + " (" + String.join(", ", each.serves()) + ")" : name,
                each.url(),
                withWays ? ways(page, who, each) : List.of()));
      }
    }
    if (own) {
      parties.add(
          new Party(
              page.say(withWays ? "who.own_municipality" : "who.municipalities"), "", List.of()));
    }
    return parties;
  }

  private static List<Way> ways(SitePage page, Responsibilities who, Organisation organisation) {
    List<Way> ways = new ArrayList<>();
    for (Reach reach : who.reach(organisation)) {
      String key = (reach.confirmed() ? "who.reach." : "who.open.") + reach.kind().key();
      String check = reach.check().isEmpty() ? "" : " " + reach.check();
      ways.add(new Way(page.say(key, reach.text() + check), reach.confirmed()));
    }
    return ways;
  }
}
