package fi.majakka.bot;

import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.bot.employers.InfoPackage;
import fi.majakka.bot.employers.InfoPackages;
import fi.majakka.bot.web.ArticlePages;
import fi.majakka.bot.web.SitePage;
import fi.majakka.bot.web.Templates;
import fi.majakka.bot.web.employers.PackagePages;
import fi.majakka.bot.web.print.PdfPrinter;
import fi.majakka.bot.web.print.QrPicture;
import fi.majakka.kb.KnowledgeBase;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An information package on paper, from the published texts to the PDF, warm. */
final class PdfBench {
  private static final int WARM = 5;
  private static final int TIMES = 20;
  private static final String ADDRESS = "http://localhost/?topic=living.municipality";
  private final KnowledgeBase knowledge;
  private final Clock clock;
  private final PrintWriter out;
  private final Templates templates = new Templates();
  private final PdfPrinter printer = new PdfPrinter();

  PdfBench(KnowledgeBase knowledge, Clock clock, PrintWriter out) {
    this.knowledge = knowledge;
    this.clock = clock;
    this.out = out;
  }

  void run() {
    long[] nanos = new long[TIMES];
    int bytes = 0;
    for (int i = -WARM; i < TIMES; i++) {
      long begin = System.nanoTime();
      bytes = made().length;
      if (i >= 0) {
        nanos[i] = System.nanoTime() - begin;
      }
    }
    Arrays.sort(nanos);
    out.println(
        String.format(
            Locale.ROOT,
            "{\"benchmark\":\"package_pdf\",\"bytes\":%d,\"p50_ms\":%.0f,\"slowest_ms\":%.0f}",
            bytes,
            nanos[TIMES / 2] / 1e6,
            nanos[TIMES - 1] / 1e6));
    out.flush();
  }

  private byte[] made() {
    SitePage page = new SitePage(Language.FI, "", "/package", new Phrases(knowledge, Language.FI));
    InfoPackage made =
        new InfoPackages(
                knowledge, Language.FI, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
            .assemble("Kinnula", Optional.empty(), InfoPackages.Audience.FAMILY);
    PackagePages.Shown shown =
        new PackagePages.Shown(
            made,
            "{}",
            ADDRESS,
            new QrPicture(ADDRESS),
            "",
            made.sources().stream().map(source -> ArticlePages.line(source, page)).toList());
    return printer.print(templates.text("print/package", Map.of("page", page, "shown", shown)));
  }
}
