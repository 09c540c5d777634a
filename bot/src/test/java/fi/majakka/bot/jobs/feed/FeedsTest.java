package fi.majakka.bot.jobs.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.majakka.bot.KnowledgeForTests;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.jobs.Employment;
import fi.majakka.bot.jobs.FeedLine;
import fi.majakka.bot.jobs.LanguageNeed;
import fi.majakka.bot.jobs.Municipalities;
import fi.majakka.bot.jobs.Occupations;
import fi.majakka.bot.jobs.Posting;
import fi.majakka.kb.KnowledgeBase;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every format that vacancies come in, and what is wrong with some of them. */
class FeedsTest {
  private static final KnowledgeBase KNOWLEDGE = KnowledgeForTests.knowledge();
  private static final Municipalities MUNICIPALITIES = Municipalities.read();
  @TempDir Path folder;

  private static Reading reading() {
    return new Reading(
        MUNICIPALITIES,
        new Occupations(() -> KNOWLEDGE),
        new PlaceNames(MUNICIPALITIES, KNOWLEDGE.places()),
        Instant.parse("2026-11-24T10:00:00Z"),
        Optional.empty(),
        Optional.empty());
  }

  private List<FeedLine> read(byte[] content) throws IOException {
    Path file = folder.resolve("feed");
    Files.write(file, content);
    List<FeedLine> lines = new ArrayList<>();
    try (FeedFile feed = Feeds.open(file, reading()).lines()) {
      feed.forEachRemaining(lines::add);
    }
    return lines;
  }

  private List<FeedLine> read(String content) throws IOException {
    return read(content.getBytes(StandardCharsets.UTF_8));
  }

  private static Posting posting(FeedLine line) {
    assertThat(line).isInstanceOf(FeedLine.Found.class);
    return ((FeedLine.Found) line).posting();
  }

  private static String tmt(String id, String more) {
    return ("{'languages':['fi','en'],'metadata':{'externalId':'"
            + id
            + "','lastModified':'2026-11-21T09:34:28.673623'},'client':{'company':'Esimerkki Oy'},"
            + "'owner':{'company':{'fi':'Esimerkkityönantaja Oy'}},'position':{'mainOccupation':"
            + "'http://data.europa.eu/esco/isco/C2221','occupations':[],'title':{'fi':'Sairaanhoitaja',"
            + "'en':'Nurse'},'jobDescription':{'fi':'# Työ\\n\\n**Vuorotyötä**. Suomen kielen perusteet riittävät.'},"
            + "'employmentRelationship':'1','workTime':'1'},'location':{'municipalities':['931']},"
            + "'application':{'published':'2026-11-20T08:15:00.000000','expires':'2026-12-06T00:00:00.000000',"
            + "'openPositions':2,'url':{'fi':'https://example.fi/hae'}},"
            + "'contacts':[{'firstName':'E','lastName':'E','email':'x@example.invalid','telephone':'0000'}]"
            + more
            + "}")
        .replace('\'', '"');
  }

  @Test
  void theStreamOfTheJobMarketIsReadLineByLine() throws IOException {
    List<FeedLine> lines =
        read(
            tmt("a", "")
                + "\n\nnot json\n"
                + tmt("b", ",'status':'ARCHIVED'")
                + "\n"
                + tmt("c", "").replace("2026-12-06", "2026-11-06")
                + "\n{\"some\":\"thing\"}\n");
    Posting nurse = posting(lines.get(0));
    assertThat(nurse.externalId()).isEqualTo("a");
    assertThat(nurse.title().in(Language.EN)).isEqualTo("Nurse");
    assertThat(nurse.employer()).isEqualTo("Esimerkkityönantaja Oy");
    assertThat(nurse.municipalities()).containsExactly("931");
    assertThat(nurse.occupations()).containsExactly("3221");
    assertThat(nurse.kinds())
        .containsExactlyInAnyOrder(Employment.PERMANENT, Employment.FULL_TIME, Employment.SHIFT);
    assertThat(nurse.language()).isEqualTo(LanguageNeed.SOME_FINNISH);
    assertThat(nurse.positions()).hasValue(2);
    assertThat(nurse.description().orElseThrow().in(Language.FI))
        .startsWith("Työ\n\nVuorotyötä")
        .doesNotContain("example.invalid");
    assertThat(lines).element(1).isEqualTo(new FeedLine.Refused(3, "not JSON"));
    assertThat(lines).element(2).isEqualTo(new FeedLine.Ended("b"));
    assertThat(lines).element(3).isEqualTo(new FeedLine.Ended("c"));
    assertThat(lines).element(4).isInstanceOf(FeedLine.Refused.class);
  }

  @Test
  void aStreamThatBreaksOffIsBroken() {
    String half = tmt("a", "") + "\n" + tmt("b", "").substring(0, 200);
    assertThatThrownBy(() -> read(half))
        .isInstanceOf(FeedBrokenException.class)
        .hasMessageContaining("line 2");
    assertThatThrownBy(() -> read("[" + tmt("a", "") + "," + tmt("b", "").substring(0, 200)))
        .isInstanceOf(FeedBrokenException.class);
  }

  @Test
  void anArrayIsReadAsWell() throws IOException {
    assertThat(read("[" + tmt("a", "") + ",\n" + tmt("b", "") + "]")).hasSize(2);
    assertThat(read("{\"content\":[" + tmt("a", "") + ",\n" + tmt("b", "") + "]}")).hasSize(2);
  }

  @Test
  void aJobPostingIsReadAloneAndInAPage() throws IOException {
    String json = Files.readString(Path.of("src/test/resources/feeds/jobposting.jsonld"));
    Posting alone = posting(read(json).get(0));
    assertThat(alone.externalId()).isEqualTo("REQ-1");
    assertThat(alone.title().in(Language.FI)).isEqualTo("Lähihoitaja");
    assertThat(alone.occupations()).containsExactly("5321");
    assertThat(alone.kinds()).containsExactly(Employment.FULL_TIME);
    assertThat(alone.description().orElseThrow().in(Language.FI)).isEqualTo("Kuvaus");
    assertThat(alone.expires()).contains(Instant.parse("2026-11-30T21:59:59Z"));
    String page =
        "<!doctype html><html><head><title>x</title>\n<script type=\"application/ld+json\">"
            + "{\"@context\":\"https://schema.org\",\"@graph\":["
            + json.replace("Esimerkki\"", "Kyyjärvi\"")
            + "]}</script></head><body></body></html>";
    Posting inPage = posting(read(page).get(0));
    assertThat(inPage.municipalities()).containsExactly("312");
  }

  @Test
  void rssAndAtomAreRead() throws IOException {
    String rss =
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Kinnulan kunta</title>"
            + "<link>https://example.fi</link><description>x</description><item><title>Kokki Kinnulaan</title>"
            + "<link>https://example.fi/1</link><guid>g1</guid><pubDate>Mon, 23 Nov 2026 08:00:00 +0200</pubDate>"
            + "<description>&lt;p&gt;Vakituinen työ&lt;/p&gt;</description></item>"
            + "<item><title>Vanha</title><guid>g2</guid><pubDate>Mon, 05 Jan 2026 08:00:00 +0200</pubDate></item>"
            + "</channel></rss>";
    List<FeedLine> lines = read(rss);
    Posting cook = posting(lines.get(0));
    assertThat(cook.municipalities()).containsExactly("256");
    assertThat(cook.occupations()).containsExactly("5120");
    assertThat(cook.employer()).isEqualTo("Kinnulan kunta");
    assertThat(lines.get(1)).isEqualTo(new FeedLine.Ended("g2"));
    String atom =
        "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Kunta</title><id>f</id>"
            + "<updated>2026-11-23T08:00:00Z</updated><entry><title>Welder</title><id>e1</id>"
            + "<link href=\"https://example.fi/2\"/><updated>2026-11-23T08:00:00Z</updated>"
            + "<summary>Työpaikka Pihtiputaalla</summary></entry></feed>";
    assertThat(posting(read(atom).get(0)).municipalities()).containsExactly("601");
  }

  @Test
  void aDoctypeInAFeedIsRefused() {
    String bomb =
        "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
            + "<rss version=\"2.0\"><channel><title>&a;</title></channel></rss>";
    assertThatThrownBy(() -> read(bomb)).isInstanceOf(FeedBrokenException.class);
  }

  @Test
  void aSpreadsheetIsReadWithWhateverSeparatorAndAlphabet() throws IOException {
    String sheet =
        """
        tunniste;tehtävä;työnantaja;kunta;ammatti;työsuhde;suomi;ei kokemusta;haku päättyy;kuvaus
        1;Hitsaaja;Paja Oy;Karstula;hitsaaja;vakituinen|kokoaikainen;ei tarvita;kyllä;31.12.2026;"Rivi
        toinen"
        2;Kokki;Keittiö Oy;Karstla;kokki;;;;31.12.2026;
        3;Kokki;Keittiö Oy;Karstula;kokki;;;;31.2.2026;
        4;;Keittiö Oy;Karstula;kokki;;;;;
        """;
    for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("windows-1252"))) {
      List<FeedLine> lines = read(sheet.getBytes(charset));
      Posting welder = posting(lines.get(0));
      assertThat(welder.municipalities()).containsExactly("226");
      assertThat(welder.occupations()).containsExactly("7212");
      assertThat(welder.kinds())
          .containsExactlyInAnyOrder(Employment.PERMANENT, Employment.FULL_TIME);
      assertThat(welder.language()).isEqualTo(LanguageNeed.NO_FINNISH);
      assertThat(welder.noExperience()).isTrue();
      assertThat(lines.get(1))
          .isEqualTo(new FeedLine.Refused(4, "no such municipality: \"Karstla\""));
      assertThat(((FeedLine.Refused) lines.get(2)).why()).contains("31.2.2026");
      assertThat(lines.get(3)).isEqualTo(new FeedLine.Refused(6, "no title"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hello", "a;b;c\n1;2;3", "<html><body>nothing</body></html>", "{}"})
  void whatIsNoFeedIsSaidToBeNone(String content) {
    assertThatThrownBy(
            () -> {
              List<FeedLine> lines = read(content);
              assertThat(lines).allMatch(FeedLine.Refused.class::isInstance);
              throw new FeedBrokenException("only refused");
            })
        .isInstanceOf(FeedBrokenException.class);
  }
}
