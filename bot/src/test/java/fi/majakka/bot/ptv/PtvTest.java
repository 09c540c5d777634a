package fi.majakka.bot.ptv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.majakka.kb.Fact;
import fi.majakka.kb.edit.FactSource;
import fi.majakka.kb.edit.Words;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of PTV, and what is taken as the same. */
class PtvTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
  private final ObjectMapper mapper = new ObjectMapper();

  private JsonNode channels() throws IOException {
    try (InputStream in = PtvTest.class.getResourceAsStream("/ptv/channels.json")) {
      return mapper.readTree(Objects.requireNonNull(in));
    }
  }

  @Test
  void aChannelIsReadAsFactsWriteThingsAndNothingElseOfItIsKept() throws IOException {
    PtvReader.Reading reading = new PtvReader(TODAY).read(channels());
    assertThat(reading.skipped()).isEqualTo(2);
    assertThat(reading.entries()).hasSize(1);
    PtvEntry entry = reading.entries().get(0);
    assertThat(entry.name()).isEqualTo(new Words("Esimerkkitoimisto", "Example office"));
    assertThat(entry.phones()).containsExactly(new Words("0145550101", "0145550101"));
    assertThat(entry.hours())
        .containsExactly(
            new Words(
                "ma klo 9–11.30 ja 12–15, ti–ke klo 9–15, pe klo 9–24",
                "Mon 9:00–11:30 and 12:00–15:00, Tue–Wed 9:00–15:00, Fri 9:00–24:00"));
    assertThat(entry.special())
        .containsExactly(
            new SpecialDays(
                LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 24), Words.NONE, Words.NONE));
    assertThat(entry.addresses())
        .containsExactly(
            new Words("Esimerkkitie 3, 44500 Viitasaari", "Esimerkkitie 3, 44500 Viitasaari"));
    assertThat(entry.links())
        .containsExactly(new Words("https://example.com/toimisto", "https://example.com/toimisto"));
    assertThat(entry.municipalities()).containsExactly("Viitasaari");
    assertThat(entry.modified()).isEqualTo("2026-11-20");
    assertThat(entry.toString()).doesNotContain("sukunimi").doesNotContain("javascript");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[%s]",
        "{\"itemList\":[%s]}",
        "%s",
        "{\"aaaaaaaa-0000-4000-8000-000000000009\":%s}"
      })
  void oneAListAPageAndAMapAreRead(String form) throws IOException {
    String service =
        "{\"id\":\"aaaaaaaa-0000-4000-8000-000000000009\",\"serviceNames\":[{\"language\":\"fi\","
            + "\"value\":\"Neuvonta\",\"type\":\"Name\"}],\"serviceDescriptions\":null}";
    List<PtvEntry> entries =
        new PtvReader(TODAY).read(mapper.readTree(form.replace("%s", service))).entries();
    assertThat(entries).extracting(PtvEntry::title).containsExactly("Neuvonta");
    assertThat(entries.get(0).kind()).isEqualTo(PtvEntry.Kind.SERVICE);
  }

  private List<String> special(String hours) throws IOException {
    String channel =
        "{\"id\":\"aaaaaaaa-0000-4000-8000-000000000009\",\"serviceChannelNames\":[{\"language\":"
            + "\"fi\",\"value\":\"Kirjasto\",\"type\":\"Name\"},{\"language\":\"en\",\"value\":"
            + "\"Library\",\"type\":\"Name\"}],\"serviceHours\":[{\"serviceHourType\":"
            + "\"Exceptional\","
            + hours.replace('\'', '"')
            + "}]}";
    PtvEntry entry = new PtvReader(TODAY).read(mapper.readTree(channel)).entries().get(0);
    return entry.special().stream()
        .map(days -> days.sentences(entry))
        .map(words -> words.fi() + " | " + words.en())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "'validFrom':'2026-12-24T00:00:00Z','isClosed':true;"
            + "Kirjasto: suljettu torstaina 24.12.2026. |"
            + " Library: closed on Thursday 24 December 2026.",
        "'validFrom':'2026-12-23T22:00:00Z','validTo':'2026-12-26T21:59:59Z','isClosed':true;"
            + "Kirjasto: suljettu 24.–26.12.2026. |"
            + " Library: closed from 24 to 26 December 2026.",
        "'validFrom':'2026-11-30','validTo':'2026-12-02','isClosed':true;"
            + "Kirjasto: suljettu 30.11.–2.12.2026. |"
            + " Library: closed from 30 November to 2 December 2026.",
        "'validFrom':'2026-12-28T00:00:00','validTo':'2027-01-01T00:00:00','openingHour':"
            + "[{'dayFrom':'Monday','dayTo':'Wednesday','from':'09:00','to':'12:00'}];"
            + "Kirjasto: avoinna 28.12.2026–1.1.2027 ma–ke klo 9–12. |"
            + " Library: open from 28 December 2026 to 1 January 2027, Mon–Wed 9:00–12:00.",
        "'validFrom':'2026-12-23T00:00:00Z','openingHour':"
            + "[{'dayFrom':'Monday','from':'09:00','to':'12:30'}],'additionalInformation':"
            + "[{'language':'fi','value':'aatonaatto'},{'language':'en','value':'the day before'}];"
            + "Kirjasto: avoinna keskiviikkona 23.12.2026 klo 9–12.30 (aatonaatto). |"
            + " Library: open on Wednesday 23 December 2026, 9:00–12:30 (the day before)."
      })
  void specialDaysBecomeOneSentenceInEachLanguage(String hours, String sentences)
      throws IOException {
    assertThat(special(hours)).containsExactly(sentences);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'validFrom':'2026-11-26T00:00:00Z','isClosed':true",
        "'validFrom':null,'isClosed':true",
        "'validFrom':'2026-12-24T00:00:00Z','validTo':'2026-12-01T00:00:00Z','isClosed':true",
        "'validFrom':'2026-12-24T00:00:00Z','validTo':'2036-12-24T00:00:00Z','isClosed':true",
        "'validFrom':'tomorrow, I think','isClosed':true",
        "'validFrom':'2026-12-24T00:00:00Z','openingHour':[]",
        "'validFrom':'2026-12-24T00:00:00Z','openingHour':[{'from':'early','to':'late'}]"
      })
  void daysThatArePastOrMakeNoSenseAreLeftOut(String hours) throws IOException {
    assertThat(special(hours)).isEmpty();
  }

  @Test
  void whatIsNothingOfPtvIsRefused() throws IOException {
    JsonNode other = mapper.readTree("{\"hello\":\"world\"}");
    assertThatThrownBy(() -> new PtvReader(TODAY).read(other)).isInstanceOf(PtvException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "PHONE, 014 555 0101, +358 14 5550101, true",
    "PHONE, 014 555 0101, 014 555 0102, false",
    "HOURS, ma–pe klo 8–16, ma-pe klo 08.00-16.00, true",
    "HOURS, arkisin klo 9–15, ma–pe klo 9–15, true",
    "HOURS, ma–pe klo 8–16, ma–to klo 8–16, false",
    "HOURS, ma–pe klo 8.30–16, ma–pe klo 8–16, false",
    "ADDRESS, 'Keskitie 10, 44500 Viitasaari', 'Keskitie 10 44500 VIITASAARI', true",
    "ADDRESS, 'Keskitie 10, 44500 Viitasaari', 'Keskitie 1, 44500 Viitasaari', false",
    "LINK, https://example.com/, https://example.com, true"
  })
  void theSameIsTheSameHoweverItIsWritten(
      Fact.Type type, String ours, String theirs, boolean same) {
    assertThat(PtvCompare.same(type, new Words(ours, ours), new Words(theirs, theirs)))
        .isEqualTo(same);
  }

  @Test
  void aProposedFactNamesItsSourceAndATextInOneLanguageIsNotProposed() throws IOException {
    PtvEntry entry = new PtvReader(TODAY).read(channels()).entries().get(0);
    List<Proposal> proposals = Proposal.of(entry);
    assertThat(proposals)
        .filteredOn(one -> !one.whole())
        .extracting(Proposal::type)
        .containsExactly(Fact.Type.TEXT);
    FactSource hours = proposals.get(0).toFact("viitasaari", TODAY);
    assertThat(hours.id()).isEqualTo("ptv.aaaaaaaa.hours");
    assertThat(hours.text().en()).startsWith("Example office: open Mon 9:00–11:30");
    assertThat(hours.values().fi()).startsWith("ma klo 9–11.30");
    assertThat(hours.source())
        .isEqualTo(
            "https://api.palvelutietovaranto.suomi.fi/api/v11/ServiceChannel/"
                + "aaaaaaaa-0000-4000-8000-000000000001");
    assertThat(hours.published()).isEqualTo("2026-11-20");
    assertThat(hours.checked()).isEqualTo("2026-11-27");
  }

  @Test
  void aTakenValueReplacesOursInTheSentencesToo() {
    FactSource fact =
        new FactSource(
            "a.b",
            "phone",
            new Words("Soita 014 555 0101.", "Call 014 555 0101."),
            "014 555 0101",
            Words.NONE,
            "",
            "https://example.com/",
            "viitasaari",
            "",
            "2026-01-01",
            "2026-12-31",
            "high",
            false,
            false);
    Words ours = new Words("014\u00a0555\u00a00101", "014\u00a0555\u00a00101");
    Replacing replacing = Replacing.of(fact, ours, new Words("014 555 0199", "014 555 0199"));
    assertThat(replacing.inText()).isTrue();
    FactSource taken = replacing.fact("2026-11-27", "2026-11-20");
    assertThat(taken.value()).isEqualTo("014 555 0199");
    assertThat(taken.text().fi()).isEqualTo("Soita 014 555 0199.");
    assertThat(taken.checked()).isEqualTo("2026-11-27");
    assertThat(taken.reviewBy()).isEqualTo("2026-12-31");
  }
}
