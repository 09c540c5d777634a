package fi.majakka.bot.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import fi.majakka.bot.KnowledgeForTests;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VacancySearchTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final Occupations OCCUPATIONS = new Occupations(KnowledgeForTests::knowledge);
  private static final List<String> REGION =
      List.of("931", "601", "226", "256", "265", "216", "312");

  /** Typed into a form, without the reader of messages. */
  @ParameterizedTest
  @CsvSource({
    "hitsari, 7212",
    "hitsarin, 7212",
    "rekkakuski, 8332",
    "truck driver jobs, 8332",
    "lähihoitajia, 5321",
    "caregiver, 5321"
  })
  void everydayWordsNameTheirOccupation(String words, String isco) {
    VacancyQuery query = QueryReader.words(VacancyQuery.all(), words, OCCUPATIONS);
    assertThat(query.occupations()).containsExactly(isco);
  }

  @Test
  void theNameOfAFieldIsTheWholeField() {
    assertThat(QueryReader.words(VacancyQuery.all(), "hoitoala", OCCUPATIONS).field())
        .contains("hoitoala");
    assertThat(QueryReader.words(VacancyQuery.all(), "kuljetusala", OCCUPATIONS).field())
        .contains("kuljetusala");
  }

  private static Vacancy in(String municipality) {
    return new Vacancy(
        "job" + municipality,
        "kunta",
        municipality.hashCode(),
        Localized.of("Työ"),
        "Testi Oy",
        List.of(municipality),
        List.of(),
        0,
        LanguageNeed.NOT_STATED,
        false,
        NOW,
        Optional.empty(),
        Optional.empty());
  }

  /** 30.3 km was shown as 30 and left out of 30. */
  @Test
  void whatIsShownAsSoManyKilometresIsWithinThem() {
    VacancyIndex index =
        new VacancyIndex(
            (revision, open, gone) -> {
              REGION.forEach(code -> open.accept(in(code)));
              return 1;
            });
    index.refresh();
    VacancySearch search =
        new VacancySearch(
            index,
            Municipalities.read(),
            OCCUPATIONS,
            Set.copyOf(REGION),
            Clock.fixed(NOW, ZoneOffset.UTC));
    for (String from : REGION) {
      VacancyQuery near = VacancyQuery.all().at(Set.of(from), 0);
      for (VacancySearch.Hit hit : search.find(near.at(Set.of(from), 200), 0, 20).hits()) {
        int shown = hit.kilometres().orElseThrow();
        assertThat(search.matcher(near.at(Set.of(from), shown)).matches(hit.vacancy())).isTrue();
        assertThat(search.matcher(near.at(Set.of(from), shown - 1)).matches(hit.vacancy()))
            .isEqualTo(shown == 0);
      }
    }
  }
}
