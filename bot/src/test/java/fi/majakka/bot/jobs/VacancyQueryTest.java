package fi.majakka.bot.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VacancyQueryTest {
  private static final VacancyQuery NURSE =
      new VacancyQuery(
          Set.of("3221", "532"),
          Optional.empty(),
          Set.of("hoitaj"),
          Set.of("931", "226"),
          Set.of("256"),
          40,
          Set.of(Employment.PERMANENT, Employment.SHIFT),
          Optional.of(LanguageWish.LITTLE_FINNISH),
          true);

  @Test
  void aQueryComesBackFromItsCode() {
    assertThat(VacancyQuery.parse(NURSE.code())).isEqualTo(NURSE);
    assertThat(VacancyQuery.parse(VacancyQuery.all().code())).isEqualTo(VacancyQuery.all());
    VacancyQuery field = VacancyQuery.all().forWork(Set.of(), Optional.of("hoitoala"), Set.of());
    assertThat(VacancyQuery.parse(field.code())).isEqualTo(field);
  }

  @Test
  void anOrdinaryQueryFitsIntoAButtonOfTelegram() {
    VacancyQuery query =
        VacancyQuery.all()
            .forWork(Set.of("3221"), Optional.empty(), Set.of())
            .at(Set.of("931"), 100)
            .of(Set.of(Employment.PERMANENT, Employment.REMOTE))
            .speaking(Optional.of(LanguageWish.ENGLISH_ONLY))
            .experience(true);
    assertThat(("do:jobs.search:menu." + query.code()).length()).isLessThanOrEqualTo(49);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "...", "o99999.pabc.dxyz.kzz.lq", "z1", "o../../etc", "d-5"})
  void whatCannotBeReadInACodeIsLeftOut(String code) {
    assertThat(VacancyQuery.parse(code)).isEqualTo(VacancyQuery.all());
  }
}
