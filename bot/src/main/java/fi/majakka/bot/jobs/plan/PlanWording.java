package fi.majakka.bot.jobs.plan;

import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.bot.jobs.JobWording;
import fi.majakka.bot.jobs.Municipalities;
import fi.majakka.bot.jobs.plan.Plan.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says a plan, the same in the chat and on the page. */
public final class PlanWording {
  private final JobWording.In jobs;
  private final Phrases phrases;
  private final Municipalities municipalities;

  public PlanWording(JobWording.In jobs, Phrases phrases, Municipalities municipalities) {
    this.jobs = jobs;
    this.phrases = phrases;
    this.municipalities = municipalities;
  }

  /** What is looked for: "hitsaaja; puolison työ: lähihoitaja; enintään 40 km kodista". */
  public String wish(PlanWish wish) {
    List<String> parts = new ArrayList<>();
    parts.add(phrases.say("plan.wish.own", jobs.query(wish.own())));
    wish.partner().ifPresent(work -> parts.add(phrases.say("plan.wish.partner", jobs.query(work))));
    if (!wish.children().isEmpty()) {
      parts.add(
          phrases.say(
              "plan.wish.children",
              wish.children().stream()
                  .sorted()
                  .map(age -> phrases.say("plan.years", age.years()))
                  .collect(Collectors.joining(", "))));
    }
    parts.add(phrases.say("plan.wish.distance", Integer.toString(wish.kilometres())));
    wish.language().map(jobs::wish).ifPresent(parts::add);
    return String.join("; ", parts);
  }

  /** What was found. */
  public String found(Plan plan, PlanWish wish) {
    int homes = plan.homes().size();
    if (homes == 0) {
      return phrases.say("plan.found.none", Integer.toString(wish.kilometres()));
    }
    return homes == 1
        ? phrases.say("plan.found.one")
        : phrases.say("plan.found.many", Integer.toString(homes));
  }

  /** "Karstula, 30 km linnuntietä: 2 avointa paikkaa". */
  public String stop(Stop stop) {
    String name = name(stop.municipality());
    String where =
        stop.kilometres() == 0
            ? phrases.say("plan.stop.same", name)
            : phrases.say("plan.stop", name, Integer.toString(stop.kilometres()));
    return switch (stop.vacancies()) {
      case 0 -> where;
      case 1 -> phrases.say("plan.stop.one", where);
      default -> phrases.say("plan.stop.many", where, Integer.toString(stop.vacancies()));
    };
  }

  /** The name of a municipality. */
  public String name(String code) {
    return municipalities.name(code).orElse(code);
  }
}
