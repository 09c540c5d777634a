package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.AuditEntry;
import fi.majakka.bot.accounts.AuditLog;
import fi.majakka.bot.accounts.Right;
import fi.majakka.bot.ptv.PtvBook;
import fi.majakka.bot.ptv.PtvException;
import fi.majakka.bot.ptv.PtvRead;
import fi.majakka.bot.ptv.PtvReader;
import fi.majakka.bot.ptv.feed.PtvImporter;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where PTV is read from: the addresses of the settings, at once if wanted, and files. */
public final class PtvSourcePages implements StudioPages {
  private static final String PATH = "/studio/ptv/sources";
  private static final String UPLOAD = PATH + "/file";
  private static final int LARGEST_MB = 10;
  private static final long LARGEST = LARGEST_MB * 1_000_000L;

  /** What a form needs besides the file in it. */
  private static final long ENVELOPE = 10_000;

  private static final int LONGEST_NAME = 120;
  private final PtvBook book;
  private final PtvImporter importer;
  private final AuditLog audit;

  public PtvSourcePages(PtvBook book, PtvImporter importer, AuditLog audit) {
    this.book = book;
    this.importer = importer;
    this.audit = audit;
  }

  /**
   * A source in the list.
   *
   * @param read how its last reading went, if it was ever read
   * @param address true for one of the settings, which can be read at once
   * @param reading true while it is being read
   */
  public record Line(String source, Optional<PtvRead> read, boolean address, boolean reading) {}

  @Override
  public void add(Door door) {
    door.get(PATH, Right.EDIT, visit -> show(visit, 200, ""));
    door.post(PATH + "/read", Right.EDIT, this::readNow);
    door.upload(UPLOAD, Right.EDIT, LARGEST + ENVELOPE, this::upload);
  }

  @Override
  public Set<String> uploads() {
    return Set.of(UPLOAD);
  }

  private void show(Visit visit, int status, String error) {
    List<PtvRead> reads = book.reads();
    List<String> addresses = importer.addresses().stream().map(URI::toString).toList();
    List<Line> watched =
        importer.addresses().stream()
            .map(
                address ->
                    new Line(
                        address.toString(),
                        reads.stream()
                            .filter(read -> read.source().equals(address.toString()))
                            .findFirst(),
                        true,
                        importer.reading(address)))
            .toList();
    List<Line> others =
        reads.stream()
            .filter(read -> !addresses.contains(read.source()))
            .map(read -> new Line(read.source(), Optional.of(read), false, false))
            .toList();
    visit.again(
        status,
        "ptv.sources",
        "studio/ptv-sources",
        Map.of(
            "watched",
            watched,
            "others",
            others,
            "largest",
            Integer.toString(LARGEST_MB),
            "mayRead",
            mayRead(visit),
            "error",
            error));
  }

  /** What PTV says concerns everybody: who keeps one municipality only reads it. */
  private static boolean mayRead(Visit visit) {
    return visit.user().mayEdit(Optional.empty());
  }

  /** Why a source could not be read, in words. */
  public static String why(StudioPage page, String code) {
    return page.find("ptv.why." + code).orElse(code);
  }

  private void readNow(Visit visit) {
    visit.needEdit(Optional.empty());
    URI address =
        importer.addresses().stream()
            .filter(one -> visit.raw("source").equals(one.toString()))
            .findFirst()
            .orElseThrow(visit::missing);
    importer.begin(address);
    audit
        .record(AuditEntry.of(visit.user().name(), "ptv.read", String.valueOf(address.getHost())))
        .join();
    visit.done(PATH, "done.ptv.begun");
  }

  private void upload(Visit visit) {
    visit.needEdit(Optional.empty());
    Optional<UploadedFile> file =
        Optional.ofNullable(visit.ctx().uploadedFile("file")).filter(given -> given.size() > 0);
    if (file.isEmpty()) {
      show(visit, 422, visit.say("ptv.file_missing"));
      return;
    }
    if (file.get().size() > LARGEST) {
      show(visit, 413, visit.say("ptv.why.ptv.too_large"));
      return;
    }
    String name = name(file.get().filename());
    PtvReader.Reading read;
    try {
      read = read(name, file.get());
    } catch (PtvException e) {
      show(
          visit,
          422,
          visit.say("ptv.file_refused", name, visit.say("ptv.why.ptv." + e.why().code())));
      return;
    }
    audit
        .record(
            AuditEntry.of(visit.user().name(), "ptv.read", name)
                .with("entries", Integer.toString(read.entries().size())))
        .join();
    visit.done("/studio/ptv", "done.ptv.read");
  }

  private PtvReader.Reading read(String name, UploadedFile upload) {
    try {
      Path file = Files.createTempFile("ptv", ".json");
      try (InputStream content = upload.content()) {
        Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        return importer.importFile(name, file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The name that a file is remembered by; a browser may send a whole path. */
  private static String name(String sent) {
    String last = sent.replaceAll("^.*[/\\\\]", "").replaceAll("\\p{Cntrl}", "").strip();
    String name = last.substring(0, Math.min(last.length(), LONGEST_NAME));
    return name.isEmpty() ? "ptv.json" : name;
  }
}
