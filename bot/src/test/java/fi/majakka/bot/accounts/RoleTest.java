package fi.majakka.bot.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import fi.majakka.bot.conversation.Language;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleTest {

  @ParameterizedTest
  @CsvSource({
    "COORDINATOR,'READ EDIT ANSWER'",
    "OWNER,'READ EDIT ANSWER'",
    "REVIEWER,'READ EDIT REVIEW ANSWER'",
    "AUDITOR,'READ AUDIT'",
    "ADMINISTRATOR,'READ EDIT REVIEW ANSWER USERS AUDIT'"
  })
  void everyRoleMayJustThis(Role role, String rights) {
    Set<Right> may =
        Arrays.stream(Right.values())
            .filter(role::may)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Right.class)));
    assertThat(may)
        .isEqualTo(
            Arrays.stream(rights.split(" ")).map(Right::valueOf).collect(Collectors.toSet()));
  }

  private static User user(Role role, Optional<String> municipality) {
    return new User(
        1,
        "u",
        role,
        municipality,
        false,
        false,
        false,
        false,
        Language.FI,
        Instant.EPOCH,
        Optional.empty());
  }

  @Test
  void anOwnerChangesOnlyTheOwnMunicipality() {
    User owner = user(Role.OWNER, Optional.of("Karstula"));
    assertThat(owner.mayEdit(Optional.of("Karstula"))).isTrue();
    assertThat(owner.mayEdit(Optional.of("Kinnula"))).isFalse();
    assertThat(owner.mayEdit(Optional.empty())).as("the common text").isFalse();
  }

  @Test
  void aCoordinatorChangesAllAndAnAuditorNothing() {
    assertThat(user(Role.COORDINATOR, Optional.empty()).mayEdit(Optional.of("Kinnula"))).isTrue();
    assertThat(user(Role.COORDINATOR, Optional.empty()).mayEdit(Optional.empty())).isTrue();
    assertThat(user(Role.AUDITOR, Optional.empty()).mayEdit(Optional.empty())).isFalse();
  }
}
