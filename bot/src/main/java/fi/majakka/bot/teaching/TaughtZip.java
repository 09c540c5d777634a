package fi.majakka.bot.teaching;

import fi.majakka.bot.teaching.UnfitFileException.Why;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Teaching sentences as a zip file of the training data's form. What comes in may be hostile. */
public final class TaughtZip {
  private static final int MOST_FILES = 400;

  /** Unpacked, of all files together, in bytes. */
  private static final int MOST_BYTES = 2_000_000;

  /** Whoever packs a folder packs its name, too. */
  private static final Pattern PLACE = Pattern.compile("(?:.*/)?([^/]*/[^/]*)");

  /** What computers add to a folder by themselves. */
  private static final Pattern LITTER =
      Pattern.compile("(?:.*/)?(?:__MACOSX/.*|\\.DS_Store|Thumbs\\.db)");

  private TaughtZip() {}

  /**
   * The files by language and topic, such as {@code fi/living.pets.txt}; nothing is written.
   *
   * @throws UnfitFileException when it is no zip file, empty, or unpacks to more than it may
   */
  public static SortedMap<String, byte[]> read(byte[] zipped) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    int left = MOST_BYTES;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(zipped))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.isDirectory() || LITTER.matcher(entry.getName()).matches()) {
          continue;
        }
        Matcher place = PLACE.matcher(entry.getName());
        String name = place.matches() ? place.group(1) : entry.getName();
        byte[] content = zip.readNBytes(left + 1);
        left -= content.length;
        if (left < 0 || files.size() >= MOST_FILES) {
          throw new UnfitFileException(Why.NO_ZIP, name);
        }
        if (files.put(name, content) != null) {
          throw new UnfitFileException(Why.TWICE, name);
        }
      }
    } catch (IOException | IllegalArgumentException e) { // the latter for names that are no text
      throw new UnfitFileException(Why.NO_ZIP, "");
    }
    if (files.isEmpty()) {
      throw new UnfitFileException(Why.NO_ZIP, "");
    }
    return files;
  }

  /**
   * What coordinators taught, by the names of its files; a visitor's sentence is in none, since
   * nobody could take it back.
   */
  public static SortedMap<String, List<String>> byFile(List<TaughtLine> lines) {
    return lines.stream()
        .filter(line -> !line.visitors())
        .collect(
            Collectors.groupingBy(
                line -> TaughtImport.name(line.language(), line.topic()),
                TreeMap::new,
                Collectors.mapping(TaughtLine::text, Collectors.toList())));
  }

  /** What coordinators taught, as a zip file. */
  public static byte[] written(List<TaughtLine> lines) {
    Map<String, List<String>> files = byFile(lines);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, List<String>> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write((String.join("\n", file.getValue()) + "\n").getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
