package fi.majakka.kb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventReaderTest {
  private static final String SOUND =
      """
      id: info-1
      kind: info_session
      title: {fi: Info, en: Info session}
      about: {fi: Kerromme., en: We tell.}
      start: 2027-01-14T17:00
      end: 2027-01-14T19:00
      municipality: Viitasaari
      place: {fi: Kirjasto, en: Library}
      organiser: viitasaari
      languages: [fi, en]
      url: https://www.viitasaari.fi/
      sign_up: {capacity: 40, until: 2027-01-12T16:00}
      checked: 2026-12-01
      """;
  private final List<Problem> problems = new ArrayList<>();

  private Optional<Event> read(String yaml) {
    return EventReader.read(YamlTree.parse("events.yaml", yaml, problems));
  }

  @Test
  void anEventIsReadWithItsSignUp() {
    Event event = read(SOUND).orElseThrow();
    assertThat(problems).isEmpty();
    assertThat(event.signUp().orElseThrow().capacity()).hasValue(40);
    assertThat(event.open(LocalDateTime.parse("2027-01-12T15:59"))).isTrue();
    assertThat(event.open(LocalDateTime.parse("2027-01-12T16:00"))).isFalse();
    assertThat(event.upcoming(LocalDateTime.parse("2027-01-14T18:59"))).isTrue();
    assertThat(event.upcoming(LocalDateTime.parse("2027-01-14T19:00"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id: info-1|id: Info 1|id has 1 to 24",
        "end: 2027-01-14T19:00|end: 2027-01-14T16:00|end comes after start",
        "kind: info_session|kind: party|no kind party",
        "capacity: 40|capacity: 0|capacity is at least 1",
        "https://www|http://www|url is https",
        "languages: [fi, en]|languages: [suomi]|languages are codes",
        "start: 2027-01-14T17:00|start: tomorrow|not an event",
        "about: {fi: Kerromme., en: We tell.}|about: {fi: Kerromme.}|missing language en",
        "checked: 2026-12-01|seen: 2026-12-01|unknown key seen"
      })
  void whatIsWrongIsSaidWithItsPlace(String sound, String broken, String problem) {
    assertThat(read(SOUND.replace(sound, broken))).isEmpty();
    assertThat(problems).anySatisfy(found -> assertThat(found.toString()).contains(problem));
  }
}
