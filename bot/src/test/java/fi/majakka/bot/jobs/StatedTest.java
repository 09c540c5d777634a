package fi.majakka.bot.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatedTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Suomen kielen taitoa ei vaadita. | NO_FINNISH",
        "Suomen kielen taito ei ole välttämätön, englanti riittää | NO_FINNISH",
        "No Finnish skills required | NO_FINNISH",
        "Finnish is not required. | NO_FINNISH",
        "You do not need Finnish in this job | NO_FINNISH",
        "Edellytämme suomen kielen perusteet | SOME_FINNISH",
        "Basic Finnish is enough | SOME_FINNISH",
        "Tarvitset sujuvaa suomen kielen taitoa | GOOD_FINNISH",
        "Fluent Finnish and English | GOOD_FINNISH",
        "Suomen luonto on lähellä | NOT_STATED",
        "Kiva työpaikka | NOT_STATED"
      })
  void onlyWhatIsSaidOutrightAboutFinnishCounts(String text, LanguageNeed need) {
    assertThat(Stated.language(text)).isEqualTo(need);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Aiempaa kokemusta ei vaadita | true",
        "Et tarvitse aiempaa työkokemusta | true",
        "No previous experience required | true",
        "Arvostamme kokemusta | false",
        "Experience is required | false"
      })
  void onlyWhatIsSaidOutrightAboutExperienceCounts(String text, boolean notNeeded) {
    assertThat(Stated.noExperience(text)).isEqualTo(notNeeded);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Lähihoitaja, kesätyö | SUMMER",
        "Määräaikainen luokanopettaja | TEMPORARY",
        "Sairaanhoitaja, sijaisuus | TEMPORARY",
        "Welder, permanent | PERMANENT",
        "Siivooja (osa-aikainen) | PART_TIME"
      })
  void aTitleStatesItsKind(String title, Employment kind) {
    assertThat(Stated.kinds(title)).containsExactly(kind);
  }
}
