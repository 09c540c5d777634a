package fi.majakka.bot.web.print;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * Prints well-formed XHTML as a tagged PDF (PDF/UA-1) with its fonts inside. Loads nothing from
 * anywhere: pictures are data addresses. Thread-safe.
 */
public final class PdfPrinter {
  private static final String FAMILY = "Source Sans 3";
  private static final int REGULAR = 400;
  private static final int SEMIBOLD = 600;

  private static InputStream font(String name) {
    return Objects.requireNonNull(
        PdfPrinter.class.getResourceAsStream("/print/source-sans-3-" + name + ".ttf"), name);
  }

  /** A document as PDF; its language and title are those of its html and title elements. */
  public byte[] print(String xhtml) {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.usePdfUaAccessibility(true);
    builder.useFont(() -> font("regular"), FAMILY, REGULAR, FontStyle.NORMAL, true);
    builder.useFont(() -> font("semibold"), FAMILY, SEMIBOLD, FontStyle.NORMAL, true);
    builder.useFont(() -> font("semibold"), FAMILY, 700, FontStyle.NORMAL, true);
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
