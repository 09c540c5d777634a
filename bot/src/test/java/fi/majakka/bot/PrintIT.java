package fi.majakka.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is printed: PDF that a screen reader can read (PDF/UA-1), with its fonts inside. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrintIT {
  @TempDir static Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private Assembly assembly;

  @BeforeAll
  void start() {
    assembly = Trained.served(folder, Trained.CLOCK, Map.of());
  }

  @AfterAll
  void stop() {
    assembly.close();
  }

  private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + assembly.port() + path)).build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/package.pdf?language=fi&municipality=kinnula&occupation=7212&audience=family | fi | Kinnula",
        "/package.pdf?language=en&municipality=viitasaari&audience=abroad | en | Viitasaari",
        "/readiness/plan.pdf?language=fi&answers=210210210210&municipality=karstula | fi | Migri"
      })
  void aPrintedPageIsTaggedAndReadsItself(String path, String language, String says)
      throws Exception {
    HttpResponse<byte[]> answer = get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
    try (PDDocument pdf = Loader.loadPDF(answer.body())) {
      PDDocumentCatalog catalog = pdf.getDocumentCatalog();
      assertThat(catalog.getMarkInfo().isMarked()).isTrue();
      assertThat(catalog.getLanguage()).isEqualTo(language);
      assertThat(pdf.getDocumentInformation().getTitle()).isNotBlank();
      assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
      String metadata = new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8);
      assertThat(metadata).contains("pdfuaid").contains(pdf.getDocumentInformation().getTitle());
      List<PDStructureElement> elements = elements(catalog.getStructureTreeRoot());
      assertThat(elements)
          .extracting(PDStructureElement::getStructureType)
          .contains("H1", "H2", "P", "L");
      assertThat(elements)
          .filteredOn(element -> "Figure".equals(element.getStructureType()))
          .allSatisfy(figure -> assertThat(figure.getAlternateDescription()).isNotBlank());
      for (PDPage page : pdf.getPages()) {
        assertThat(page.getCOSObject().getNameAsString(COSName.getPDFName("Tabs"))).isEqualTo("S");
        for (COSName font : page.getResources().getFontNames()) {
          assertThat(page.getResources().getFont(font).isEmbedded()).isTrue();
        }
      }
      assertThat(new PDFTextStripper().getText(pdf)).contains(says).contains("ä");
    }
  }

  private static List<PDStructureElement> elements(PDStructureNode root) {
    List<PDStructureElement> all = new ArrayList<>();
    Deque<PDStructureNode> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      for (Object kid : open.pop().getKids()) {
        if (kid instanceof PDStructureElement element) {
          all.add(element);
          open.push(element);
        }
      }
    }
    return all;
  }

  @Test
  void withoutAPlaceThereIsNoPackage() throws Exception {
    assertThat(get("/package.pdf?language=fi").statusCode()).isEqualTo(400);
    assertThat(get("/package.pdf?language=fi&municipality=helsinki").statusCode()).isEqualTo(400);
    assertThat(get("/readiness/plan.pdf?answers=999").statusCode()).isEqualTo(400);
  }

  @Test
  void aPackagePageHasTextsAMapACodeAndAPosting() throws Exception {
    String page =
        new String(
            get("/package?language=en&municipality=kinnula&audience=family&vacancy=We+need+welders")
                .body(),
            StandardCharsets.UTF_8);
    assertThat(page)
        .contains("A job: welder in Kinnula")
        .contains("JobPosting")
        .contains("ISCO-08 7212")
        .contains("as the crow flies")
        .contains("Kivijärvi 28 km")
        .contains("place=kinnula")
        .contains("checked");
  }
}
