package fi.majakka.bot.employers;

import static org.assertj.core.api.Assertions.assertThat;

import fi.majakka.kb.AdRule;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.KnowledgeBaseReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdCheckTest {
  private static final KnowledgeBase KNOWLEDGE =
      KnowledgeBaseReader.read(Path.of("../knowledge-base"), "sydansuomi").usable();
  private static final String GOOD_FI =
      """
      Haemme kahta hitsaajaa Viitasaarelle.
      Tehtäväsi: hitsaat teräsrakenteita MIG/MAG-menetelmällä ja tarkistat työsi mitat.
      Toivomme, että sinulla on kokemusta hitsauksesta. Työssä puhutaan suomea ja englantia: alussa riittää englanti, ja autamme suomen oppimisessa.
      Palkka on teknologiateollisuuden työehtosopimuksen mukainen, 15–18 euroa tunnissa.
      Työ on vakituinen ja kokoaikainen. Työ tehdään päivävuorossa.
      Lähetä hakemus viimeistään 15.1.2027. Lisätietoja antaa tuotantopäällikkö, puhelin 044 000 0000.
      Taustalla, iällä tai sukupuolella ei ole merkitystä.
      """;
  private static final String GOOD_EN =
      """
      We are looking for a cleaner in Karstula. You clean schools and offices in the morning shift, part time, 25 hours a week.
      You need basic English or Finnish, and we help you to learn Finnish. The pay is EUR 12.40 an hour by the collective agreement.
      We welcome applicants of all ages, genders and nationalities.
      Send your application by 10 January 2027. For more information call the service manager.
      """;
  private final AdCheck check = new AdCheck(KNOWLEDGE);

  private Set<String> found(String text, AdRule.Kind... kinds) {
    return check.check(text).stream()
        .filter(finding -> List.of(kinds).contains(finding.rule().kind()))
        .map(finding -> finding.rule().id())
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "citizenship | Edellytämme Suomen kansalaisuutta.",
        "citizenship | Hakijan on oltava Suomen kansalainen",
        "citizenship | Haemme suomalaista siivoojaa",
        "citizenship | Työ on avoinna vain EU-kansalaisille",
        "citizenship | Applicants must be Finnish citizens.",
        "citizenship | Only EU citizens may apply",
        "origin | Etsimme syntyperäistä suomalaista autonkuljettajaa",
        "origin | Ei ulkomaalaisia, kiitos",
        "origin | Suomessa syntynyt myyjä",
        "origin | No foreigners please",
        "native_language | Äidinkielenä suomi",
        "native_language | Vaadimme suomea äidinkielenä puhuvaa myyjää",
        "native_language | Äidinkielesi on suomi",
        "native_language | Native Finnish speaker required",
        "native_language | Finnish as mother tongue",
        "perfect_language | Vaadimme täydellistä suomen kielen taitoa",
        "perfect_language | Erinomainen suomen kielen suullinen ja kirjallinen taito",
        "perfect_language | Sinulla on virheetön kielitaito",
        "perfect_language | Perfect Finnish is a must",
        "age | Haemme alle 30-vuotiasta tarjoilijaa",
        "age | Olet 20–35-vuotias",
        "age | Ikä 25-40",
        "age | Etsimme nuorta ja reipasta kaveria",
        "age | Haetaan nuoria myyjiä",
        "age | Enintään 40 vuotta",
        "age | Ikäraja 45",
        "age | We need a young man for the warehouse",
        "age | Applicants under 35 years",
        "age | Aged 20-30",
        "gender | Haemme naista kahvioon",
        "gender | Etsimme mukavaa tyttöä tiskin taakse",
        "gender | Miestä haetaan varastoon",
        "gender | Mieluiten mies, koska työ on raskasta",
        "gender | Naispuolinen henkilö",
        "gender | Male workers wanted",
        "gender | We are looking for a girl to work in our shop",
        "family | Toivomme perheetöntä hakijaa",
        "family | Ilmoita siviilisäätysi",
        "family | Et ole raskaana etkä suunnittele perhettä",
        "family | You must be single and have no children",
        "belief | Odotamme kristillistä vakaumusta",
        "belief | Et kuulu ammattiliittoon",
        "belief | Must not be a union member",
        "health | Olet perusterve",
        "health | Vaadimme erinomaista terveydentilaa",
        "health | Ei sairauspoissaoloja",
        "health | Applicants must be healthy",
        "looks | Arvostamme edustavaa olemusta ja hoikkaa vartaloa",
        "looks | Good looking waitress",
        "photo | Liitä hakemukseen valokuva",
        "photo | Lähetä CV ja kuva",
        "photo | Please attach a photo to your application",
        "military | Asevelvollisuus suoritettu",
        "military | Armeija käytynä",
        "orientation | Vain heteroita",
        "fees | Hakijalta peritään rekisteröintimaksu 50 euroa",
        "fees | The first month is unpaid",
        "citizenship | Finnish passport required",
        "origin | No Roma, no Russians",
        "native_language | Must speak without an accent",
        "age | Recent graduates only",
        "age | Mature lady over 50 needed",
        "gender | Etsimme reipasta neitiä kahvilaan",
        "gender | Men preferred, because the work is heavy",
        "family | Ei perheellisiä",
        "belief | Emme ota ammattiliiton jäseniä"
      })
  void findsWhatMayBeUnlawful(String rule, String text) {
    assertThat(found(text, AdRule.Kind.DEMAND)).contains(rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "language_need | Työkieli on suomi",
        "language_need | Edellytämme sujuvaa suomen kielen taitoa",
        "language_need | Fluent Finnish",
        "youthful | Meillä on nuorekas tiimi",
        "youthful | We are a young and dynamic team",
        "youthful | Young and energetic helpers wanted",
        "birth_date | Lähetä hakemus ja syntymäaika",
        "birth_date | Send your CV and date of birth",
        "fitness | Hyvä fyysinen kunto on tarpeen",
        "residence | Etsimme vain paikkakuntalaisia",
        "gendered_title | Haemme esimiestä",
        "gendered_title | Salesman wanted, he will visit customers"
      })
  void hintsAtWhatMayShutPeopleOut(String rule, String text) {
    assertThat(found(text, AdRule.Kind.HINT)).contains(rule);
    assertThat(found(text, AdRule.Kind.DEMAND)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Suomen kansalaisuutta ei vaadita.",
        "Kansalaisuudella, iällä ja sukupuolella ei ole merkitystä",
        "Hakea voivat kaikki ikään, sukupuoleen tai äidinkieleen katsomatta",
        "Äidinkielenään muuta kuin suomea puhuvat ovat tervetulleita",
        "Vähintään 2 vuoden kokemus alalta",
        "Yli 30 vuotta toiminut perheyritys hakee hitsaajaa",
        "Yli 30 vuotta alalla toiminut yritys",
        "Yrityksemme perustettiin 40 vuotta sitten",
        "Hoidat 3–5-vuotiaita lapsia päiväkodissa",
        "Haemme ohjaajaa nuorisotaloon, jossa käy nuoria",
        "Haemme äidinkielen opettajaa lukioon",
        "Haemme naistentautien lääkäriä",
        "Haemme kirvesmiestä",
        "Haemme työntekijää miesten vaateosastolle",
        "Työ on raskasta: nostat 20 kilon säkkejä",
        "Raskaiden ajoneuvojen asentaja",
        "Tarjoamme työterveyshuollon ja perhevapaat",
        "Haemme valokuvaajaa",
        "Voit hakea palkatonta vapaata",
        "Maahanmuuttajataustaiset hakijat ovat tervetulleita",
        "Emme syrji ketään alkuperän tai uskonnon takia",
        "Työhön voi hakea 18 vuotta täyttänyt",
        "Kansalaisopisto hakee tuntiopettajaa",
        "Suomen kansalaisopistojen liitto hakee sihteeriä",
        "We are an equal opportunity employer and do not discriminate by age, religion or gender",
        "Finnish citizenship is not required",
        "At least 3 years of experience",
        "You work with children aged 3 to 5 years",
        "Native language does not matter",
        "Healthy work environment and health care",
        "Competitive and attractive salary",
        "Single rooms are available for staff",
        "Unpaid leave is possible",
        "Olemme Teknologiateollisuuden liiton jäsen",
        "Kokemus perheellisten asiakkaiden kanssa on plussaa",
        "Over 50 happy customers a day"
      })
  void raisesNoFalseAlarm(String text) {
    assertThat(found(text, AdRule.Kind.DEMAND)).isEmpty();
  }

  /** Who may use either language, or is told what it is for, is not shut out. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Työkielenä suomi tai englanti",
        "You need Finnish or English",
        "Tarvitset hyvää suomen kielen taitoa, koska kirjaat potilastietoja"
      })
  void aLanguageThatIsExplainedOrFreeIsNoHint(String text) {
    assertThat(found(text, AdRule.Kind.HINT)).isEmpty();
  }

  @Test
  void oneClauseDoesNotExcuseAnother() {
    assertThat(
            found(
                "Emme vaadi kokemusta, mutta sinun on oltava alle 30-vuotias", AdRule.Kind.DEMAND))
        .containsExactly("age");
    assertThat(
            found(
                "Experience is not required but you must be a native speaker", AdRule.Kind.DEMAND))
        .containsExactly("native_language");
  }

  @Test
  void aGoodAdvertisementPasses() {
    assertThat(found(GOOD_FI, AdRule.Kind.values())).isEmpty();
    assertThat(found(GOOD_EN, AdRule.Kind.values())).isEmpty();
  }

  @Test
  void saysWhatIsMissing() {
    assertThat(found("Haemme reipasta tekijää. Tervetuloa meille töihin.", AdRule.Kind.MISSING))
        .containsExactlyInAnyOrder(
            "pay", "place", "terms", "language", "apply", "deadline", "contact");
    assertThat(found("Haemme myyjää Pihtiputaalle", AdRule.Kind.MISSING)).doesNotContain("place");
  }

  @Test
  void findsLongSentencesAndWords() {
    String sentence = "sana ".repeat(26).strip() + ".";
    assertThat(found(sentence, AdRule.Kind.HARD)).containsExactly("long_sentence");
    assertThat(found("Asiakaspalvelukokonaisuusvastaava", AdRule.Kind.HARD))
        .containsExactly("long_word");
  }

  @Test
  void theGravestComesFirstAndQuotesTheText() {
    List<AdFinding> findings =
        check.check("Meillä on nuorekas tiimi. Haemme alle 30-vuotiasta myyjää Kinnulaan.");
    assertThat(findings.get(0).quote()).isEqualTo("alle 30-vuotiasta");
    assertThat(findings.get(1).rule().id()).isEqualTo("youthful");
  }

  @Test
  void knowsAnAdvertisementFromAStory() {
    assertThat(check.isAdvertisement(GOOD_FI)).isTrue();
    assertThat(check.isAdvertisement(GOOD_EN)).isTrue();
    assertThat(
            check.isAdvertisement(
                "Olen kolmen lapsen äiti Ukrainasta ja asun nyt Karstulassa. Olen tehnyt töitä"
                    + " siivoojana viisi vuotta, ja nyt etsin vakituista työtä. Osaan vähän suomea"
                    + " ja hyvin englantia. Mistä voin hakea ja kuka auttaa minua hakemuksen"
                    + " kirjoittamisessa?"))
        .isFalse();
  }

  @Test
  void everyDemandNamesItsSource() {
    assertThat(KNOWLEDGE.handbook().ads().rules())
        .filteredOn(rule -> rule.kind() == AdRule.Kind.DEMAND)
        .allSatisfy(rule -> assertThat(rule.facts()).isNotEmpty());
  }
}
