package fi.majakka.bot.ptv.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.majakka.bot.delivery.Workers;
import fi.majakka.bot.fetch.FetchException;
import fi.majakka.bot.fetch.Fetcher;
import fi.majakka.bot.ptv.PtvBook;
import fi.majakka.bot.ptv.PtvEntry;
import fi.majakka.bot.ptv.PtvException;
import fi.majakka.bot.ptv.PtvReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes in what PTV says, from a file or from addresses; the last page of a list ends it. */
public final class PtvImporter {
  private static final Logger LOG = LoggerFactory.getLogger(PtvImporter.class);
  private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");
  private static final long LARGEST = 50_000_000;
  private static final int MOST_PAGES = 200;
  private static final int DEEPEST = 50;
  private final ObjectMapper mapper =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
              .build());
  private final PtvBook book;
  private final Fetcher fetcher;
  private final List<URI> addresses;
  private final Duration every;
  private final Clock clock;
  private final Executor beside = Workers.beside("ptv");
  private final Set<URI> reading = ConcurrentHashMap.newKeySet();

  /**
   * @param addresses that are read again and again; none: nothing is asked by itself
   */
  public PtvImporter(
      PtvBook book, Fetcher fetcher, List<URI> addresses, Duration every, Clock clock) {
    this.book = book;
    this.fetcher = fetcher;
    this.addresses = List.copyOf(addresses);
    this.every = every;
    this.clock = clock;
  }

  /** Reads every address of the settings that is due; one that fails keeps what it said before. */
  public void importDue() {
    for (URI address : addresses) {
      if (book.claim(address.toString(), every) && reading.add(address)) {
        read(address);
      }
    }
  }

  /** The addresses that are read again and again. */
  public List<URI> addresses() {
    return addresses;
  }

  /** True while an address is being read here. */
  public boolean reading(URI address) {
    return reading.contains(address);
  }

  /** Begins to read an address of the settings now; one that is being read is not read twice. */
  public void begin(URI address) {
    if (addresses.contains(address) && reading.add(address)) {
      beside.execute(() -> read(address));
    }
  }

  private void read(URI address) {
    try {
      importAddress(address);
    } catch (PtvException e) {
      failed(address, "ptv." + e.why().code());
    } catch (FetchException e) {
      failed(address, "fetch." + e.why().code());
    } finally {
      reading.remove(address);
    }
  }

  private void failed(URI address, String why) {
    LOG.warn("PTV at {} cannot be read: {}", address.getHost(), why);
    book.failed(address.toString(), why, every).join();
  }

  /**
   * Takes in a file.
   *
   * @throws PtvException when it cannot be read
   */
  public PtvReader.Reading importFile(Path file) {
    return importFile(String.valueOf(file.getFileName()), file);
  }

  /**
   * Takes in a file under a name: a later one of the same name takes its place.
   *
   * @throws PtvException when it cannot be read; nothing is changed then
   */
  public PtvReader.Reading importFile(String name, Path file) {
    PtvReader.Reading read = reader().read(json(file));
    book.take(name, read.entries()).join();
    return read;
  }

  /**
   * Takes in what lies at an address, page by page.
   *
   * @throws PtvException when it cannot be read
   * @throws FetchException when it cannot be fetched
   */
  public PtvReader.Reading importAddress(URI address) {
    List<PtvEntry> entries = new ArrayList<>();
    int skipped = 0;
    int pages = 1;
    for (int page = 1; page <= pages; page++) {
      JsonNode root = fetched(page == 1 ? address : page(address, page));
      PtvReader.Reading read = reader().read(root);
      entries.addAll(read.entries());
      skipped += read.skipped();
      pages = root.path("pageCount").asInt(1);
      if (pages > MOST_PAGES) {
        throw new PtvException(
            PtvException.Why.TOO_MANY_PAGES,
            "more than " + MOST_PAGES + " pages; ask for a smaller area");
      }
    }
    book.take(address.toString(), entries).join();
    LOG.info("PTV at {}: {} services and channels", address.getHost(), entries.size());
    return new PtvReader.Reading(entries, skipped);
  }

  private PtvReader reader() {
    return new PtvReader(LocalDate.ofInstant(clock.instant(), FINLAND));
  }

  private static URI page(URI address, int number) {
    String text = address.toString().replaceAll("([?&])page=\\d+&?", "$1").replaceAll("[?&]$", "");
    return URI.create(text + (text.contains("?") ? "&" : "?") + "page=" + number);
  }

  private JsonNode fetched(URI address) {
    try {
      Path file = Files.createTempFile("ptv", ".json");
      try {
        fetcher.fetch(Fetcher.Ask.get(address), file);
        return json(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new PtvException(
          PtvException.Why.UNREADABLE, "what was fetched cannot be kept for reading", e);
    }
  }

  private JsonNode json(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new PtvException(
            PtvException.Why.TOO_LARGE, "it is larger than " + LARGEST / 1_000_000 + " MB");
      }
      return mapper.readTree(file.toFile());
    } catch (JsonProcessingException e) {
      throw new PtvException(PtvException.Why.NOT_JSON, "it is not JSON", e);
    } catch (IOException e) {
      throw new PtvException(PtvException.Why.UNREADABLE, "the file cannot be read", e);
    }
  }
}
