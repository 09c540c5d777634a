package fi.majakka.bot.jobs.plan;

import fi.majakka.bot.jobs.LanguageWish;
import fi.majakka.bot.jobs.VacancyQuery;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a family looks for. Facts about the work and the services only: no names, no exact ages.
 *
 * @param own the work of who asks: an occupation, one municipality, both, or anything
 * @param partner the partner's work; empty when there is none to look for
 * @param kilometres how far from home either may work, as the crow flies
 * @param language limits the vacancies by the Finnish that they need
 * @param home code of the municipality to live in; empty for any
 */
public record PlanWish(
    VacancyQuery own,
    Optional<VacancyQuery> partner,
    Set<ChildAge> children,
    int kilometres,
    Optional<LanguageWish> language,
    Optional<String> home) {
  /** As far as anybody is asked to travel. */
  public static final int FARTHEST = 200;

  private static final String SEPARATOR = "~";
  private static final String NONE = "-";

  /** As far as many travel. */
  public static final int USUAL = 40;

  public PlanWish {
    own = work(own);
    partner = partner.map(PlanWish::work);
    children = Set.copyOf(children);
    kilometres = Math.max(0, Math.min(FARTHEST, kilometres));
  }

  /** The work and at most one place of it. */
  private static VacancyQuery work(VacancyQuery query) {
    return VacancyQuery.all()
        .forWork(query.occupations(), query.field(), query.words())
        .of(query.kinds())
        .at(query.places().stream().sorted().limit(1).collect(Collectors.toSet()), 0);
  }

  /** The same wish with a home. */
  public PlanWish at(String municipality) {
    return new PlanWish(own, partner, children, kilometres, language, Optional.of(municipality));
  }

  /** The same wish within another distance, wherever the home. */
  public PlanWish within(int other) {
    return new PlanWish(own, partner, children, other, language, Optional.empty());
  }

  /** The wish in a few characters, for buttons. */
  public String code() {
    return String.join(
        SEPARATOR,
        own.code(),
        partner.map(VacancyQuery::code).orElse(NONE),
        ChildAge.code(children),
        Integer.toString(kilometres),
        language.map(LanguageWish::code).orElse(""),
        home.orElse(""));
  }

  /** The wish of a code; what cannot be read in it is left out. */
  public static PlanWish parse(String code) {
    List<String> parts = List.of(code.split(SEPARATOR, -1));
    return new PlanWish(
        VacancyQuery.parse(part(parts, 0)),
        Optional.of(part(parts, 1)).filter(work -> !work.equals(NONE)).map(VacancyQuery::parse),
        ChildAge.ofCode(part(parts, 2)),
        part(parts, 3).matches("[0-9]{1,3}") ? Integer.parseInt(part(parts, 3)) : USUAL,
        LanguageWish.of(part(parts, 4)),
        Optional.of(part(parts, 5)).filter(home -> home.matches("[0-9]{3}")));
  }

  private static String part(List<String> parts, int index) {
    return index < parts.size() ? parts.get(index) : "";
  }
}
