package fi.majakka.bot.jobs;

import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.bot.jobs.VacancySearch.Hit;
import fi.majakka.kb.KnowledgeBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says queries, hits and changes of a query in the person's language. */
public final class JobWording {
  private final Municipalities municipalities;
  private final Occupations occupations;

  public JobWording(Municipalities municipalities, Occupations occupations) {
    this.municipalities = municipalities;
    this.occupations = occupations;
  }

  /** A wording in one language of one release. */
  public In in(KnowledgeBase knowledge, Language language) {
    return new In(new Phrases(knowledge, language), language);
  }

  /** The wording in one language. */
  public final class In {
    private final Phrases phrases;
    private final Language language;

    private In(Phrases phrases, Language language) {
      this.phrases = phrases;
      this.language = language;
    }

    /** "sairaanhoitaja; Viitasaari ja 40 km sen ympärillä; vakituinen". */
    public String query(VacancyQuery query) {
      List<String> parts = new ArrayList<>();
      work(query).ifPresent(parts::add);
      if (!query.places().isEmpty()) {
        String places = names(query.places());
        parts.add(
            query.distance() > 0
                ? phrases.say("jobs.query.around", places, Integer.toString(query.distance()))
                : places);
      }
      if (!query.without().isEmpty()) {
        parts.add(phrases.say("jobs.query.without", names(query.without())));
      }
      query.kinds().stream().sorted().map(this::kind).forEach(parts::add);
      query.language().map(this::wish).ifPresent(parts::add);
      if (query.noExperience()) {
        parts.add(phrases.say("jobs.no_experience"));
      }
      return parts.isEmpty() ? phrases.say("jobs.query.all") : String.join("; ", parts);
    }

    /** The work that a query asks for. */
    public Optional<String> work(VacancyQuery query) {
      List<String> names = new ArrayList<>();
      query.occupations().stream()
          .sorted()
          .map(code -> occupations.name(code, language))
          .forEach(names::add);
      query
          .field()
          .flatMap(occupations::fieldOf)
          .map(field -> field.name().in(Phrases.kb(language)))
          .ifPresent(names::add);
      query.words().stream().sorted().map(word -> "”" + word + "…”").forEach(names::add);
      return names.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", names));
    }

    private String names(Set<String> codes) {
      return codes.stream()
          .map(code -> municipalities.name(code).orElse(code))
          .sorted()
          .collect(Collectors.joining(", "));
    }

    /** A kind of employment. */
    public String kind(Employment kind) {
      return phrases.say("jobs.kind." + kind.code());
    }

    /** A wish about language. */
    public String wish(LanguageWish wish) {
      return phrases.say("jobs.wish." + wish.code());
    }

    /** The title of a vacancy. */
    public String title(Vacancy vacancy) {
      return vacancy.title().in(language);
    }

    /** Where a vacancy is. */
    public String place(Vacancy vacancy) {
      String names =
          vacancy.municipalities().stream()
              .limit(3)
              .map(code -> municipalities.name(code).orElse(code))
              .collect(Collectors.joining(", "));
      if (!names.isEmpty()) {
        return names;
      }
      return phrases.say(
          vacancy.kinds().contains(Employment.REMOTE) ? "jobs.kind.remote" : "jobs.no_place");
    }

    /** Why a vacancy was found, and how far it is. */
    public String reason(VacancyQuery query, Hit hit) {
      Vacancy vacancy = hit.vacancy();
      List<String> parts = new ArrayList<>();
      matchedWork(query, vacancy).ifPresent(parts::add);
      if (hit.kilometres().isPresent() && hit.from().isPresent()) {
        String from = municipalities.name(hit.from().get()).orElse("");
        int km = hit.kilometres().get();
        parts.add(
            km == 0
                ? phrases.in(from)
                : phrases.say("jobs.distance", Integer.toString(km), phrases.from(from)));
      }
      query.kinds().stream().sorted().map(this::kind).forEach(parts::add);
      if (query.language().isPresent()) {
        parts.add(
            phrases.say("jobs.finnish." + vacancy.language().name().toLowerCase(Locale.ROOT)));
      }
      if (query.noExperience()) {
        parts.add(phrases.say("jobs.no_experience"));
      }
      if (parts.isEmpty()) {
        vacancy.kinds().stream().sorted().limit(2).map(this::kind).forEach(parts::add);
      }
      if (parts.isEmpty()) {
        parts.add(phrases.say("jobs.open"));
      }
      String all = String.join("; ", parts);
      return all.substring(0, 1).toUpperCase(Locale.ROOT) + all.substring(1);
    }

    private Optional<String> matchedWork(VacancyQuery query, Vacancy vacancy) {
      if (query.field().isPresent()) {
        return work(query.forWork(Set.of(), query.field(), Set.of()))
            .map(
                field ->
                    vacancy.occupations().stream()
                        .findFirst()
                        .map(code -> field + ": " + occupations.name(code, language))
                        .orElse(field));
      }
      return vacancy.occupations().stream()
          .filter(code -> query.occupations().stream().anyMatch(code::startsWith))
          .findFirst()
          .map(code -> occupations.name(code, language))
          .or(
              () ->
                  query.words().isEmpty()
                      ? Optional.empty()
                      : Optional.of(phrases.say("jobs.title_match")));
    }

    /** The label of a changed query, with how many vacancies it has. */
    public String change(Relaxations.Near near) {
      VacancyQuery query = near.query();
      String count = Integer.toString(near.count());
      return switch (near.step()) {
        case FARTHER ->
            phrases.say("jobs.change.farther", Integer.toString(query.distance()), count);
        case WHOLE_REGION -> phrases.say("jobs.change.region", count);
        case ANY_KIND -> phrases.say("jobs.change.any_kind", count);
        case ANY_LANGUAGE -> phrases.say("jobs.change.any_language", count);
        case ANY_EXPERIENCE -> phrases.say("jobs.change.any_experience", count);
        case WHOLE_FIELD -> phrases.say("jobs.change.field", work(query).orElse(""), count);
        case ANY_WORK -> phrases.say("jobs.change.any_work", count);
        case ONLY_PERMANENT -> phrases.say("jobs.change.only_permanent", count);
        case ONLY_SUMMER -> phrases.say("jobs.change.only_summer", count);
      };
    }

    /** A sentence of the knowledge base. */
    public String say(String key, String... values) {
      return phrases.say(key, values);
    }
  }
}
