package fi.majakka.bot.web.print;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Prints well-formed XHTML as a tagged PDF (PDF/UA-1) with its fonts inside. Loads nothing from
 * anywhere: pictures are data addresses. Thread-safe.
 */
public final class PdfPrinter {
  private static final String FAMILY = "Source Sans 3";
  private static final int REGULAR = 400;
  private static final int SEMIBOLD = 600;
  private final byte[] regular = font("source-sans-3-regular.ttf");
  private final byte[] semibold = font("source-sans-3-semibold.ttf");

  private static byte[] font(String name) {
    try (InputStream file = PdfPrinter.class.getResourceAsStream("/print/" + name)) {
      if (file == null) {
        throw new IllegalStateException("the font " + name + " is missing");
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A document as PDF; its language and title are those of its html and title elements. */
  public byte[] print(String xhtml) {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.usePdfUaAccessibility(true);
    builder.useFont(
        () -> new ByteArrayInputStream(regular), FAMILY, REGULAR, FontStyle.NORMAL, true);
    builder.useFont(
        () -> new ByteArrayInputStream(semibold), FAMILY, SEMIBOLD, FontStyle.NORMAL, true);
    builder.useFont(() -> new ByteArrayInputStream(semibold), FAMILY, 700, FontStyle.NORMAL, true);
    builder.useUriResolver((base, uri) -> uri.startsWith("data:") ? uri : null);
    builder.withProducer("Majakka");
    builder.withHtmlContent(xhtml, null);
    builder.toStream(pdf);
    try {
      builder.run();
    } catch (IOException e) {
      throw new UncheckedIOException("a page cannot be printed", e);
    }
    return pdf.toByteArray();
  }
}
