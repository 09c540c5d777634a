package fi.majakka.nlu.entities;

import static org.assertj.core.api.Assertions.assertThat;

import fi.majakka.nlu.Entity;
import fi.majakka.nlu.Gazetteer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityRecognizerTest {
  private final EntityRecognizer recognizer =
      new EntityRecognizer(
          new Gazetteer(
              List.of(
                  place("Karstula", "Karstulan", "Karstulaa"),
                  place("Viitasaari", "Viitasaaren", "Viitasaarta"),
                  place("Kivijärvi", "Kivijärven", "Kivijärveä"),
                  Gazetteer.Entry.occupation(
                      "hitsaaja", List.of("hitsari"), List.of("welder", "welders"), "7212"))),
          new Lexicon(Set.of("karsia"), Lexicon.words("# names\nLeena Matti"), Set.of("karstulaa")),
          Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC));

  private static Gazetteer.Entry place(String name, String genitive, String partitive) {
    return Gazetteer.Entry.place(
        "municipality", name, genitive, List.of(partitive), Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "asunto Karstulasta|Karstula",
        "onko karstulassakin|Karstula",
        "viitasaarel on kivaa|Viitasaari",
        "Vitasaarella|Viitasaari",
        "kivijarvella|Kivijärvi",
        "karstula's school|Karstula",
        "hitsarin hommia|hitsaaja",
        "any jobs for welders|hitsaaja"
      })
  void findsNamesHoweverTheyAreWritten(String text, String value) {
    assertThat(recognizer.recognize(text)).extracting(Entity::value).contains(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ei Karstulasta|true", "en halua Karstulaan|true", "not in Karstula|true",
        "anywhere but Karstula|true", "ei kun Karstula|false", "en löydä asuntoa Karstulasta|false"
      })
  void knowsWhatIsRuledOut(String text, boolean negated) {
    assertThat(recognizer.recognize(text))
        .filteredOn(entity -> entity.value().equals("Karstula"))
        .extracting(Entity::negated)
        .containsExactly(negated);
  }

  @Test
  @Timeout(30)
  void whatIsTooLongForAWordIsNotTakenApart() {
    assertThat(recognizer.recognize("x".repeat(200_000) + "hitsaaja")).isEmpty();
    assertThat(recognizer.recognize("lentokonesuihkuturbiinimoottoriapumekaanikkohitsaaja"))
        .extracting(Entity::value)
        .containsExactly("hitsaaja");
  }

  @Test
  void peopleAreNoPlaces() {
    assertThat(recognizer.recognize("Leena Kivijärvi soitti")).isEmpty();
    assertThat(recognizer.recognize("Kivijärven Matti")).isEmpty();
  }

  @Test
  void positionsAreThoseOfTheText() {
    Entity entity = recognizer.recognize("no niin, Karstulassa siis").get(0);
    assertThat(entity.text()).isEqualTo("Karstulassa");
    assertThat(entity.start()).isEqualTo(9);
    assertThat(entity.end()).isEqualTo(20);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ei mitään vuorotyötä|shift|true",
        "en voi tehdä yövuoroja|night|true",
        "no night shifts|night|true",
        "permanent but not nights|night|true",
        "iltavuoroa|shift|false",
        "ei Karstulasta, vuorotyötä kyllä|shift|false"
      })
  void tellsKindsOfWorkThatAreNotWanted(String text, String value, boolean negated) {
    assertThat(recognizer.recognize(text))
        .filteredOn(entity -> entity.type().equals("employment") && entity.value().equals(value))
        .singleElement()
        .satisfies(entity -> assertThat(entity.negated()).isEqualTo(negated));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "40 km säteellä|distance_km|40",
        "osa-aikatyötä|employment|partTime",
        "night shifts|employment|night",
        "en puhu suomea|language_need|noFinnish",
        "alkaa 1.2.2027|date|2027-02-01",
        "in march|date|2027-03",
        "ensi kesänä|date|2027-06/2027-08",
        "aloitan keväällä|date|2027-03/2027-05",
        "next winter|date|2026-12/2027-02",
        "in the autumn|date|2026-09/2026-11",
        "our company needs help|audience|employer"
      })
  void findsWhatHasAShape(String text, String type, String value) {
    assertThat(recognizer.recognize(text))
        .anySatisfy(
            entity -> {
              assertThat(entity.type()).isEqualTo(type);
              assertThat(entity.value()).isEqualTo(value);
            });
  }

  @Test
  void movingHasAnOriginAndADestination() {
    List<Entity> found = recognizer.recognize("muutan Viitasaarelta Karstulaan");
    assertThat(found)
        .extracting(Entity::role)
        .containsExactly(Entity.Role.ORIGIN, Entity.Role.DESTINATION);
  }

  @Test
  void theWayFromAPlaceIsNotAQuestionAboutThePlace() {
    assertThat(recognizer.recognize("how far is it from Viitasaari"))
        .extracting(Entity::role)
        .containsExactly(Entity.Role.ORIGIN);
  }
}
