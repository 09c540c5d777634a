package fi.majakka.bot.jobs;

import fi.majakka.bot.conversation.Language;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.Occupation;
import fi.majakka.kb.WorkField;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Occupations and fields by the words that people and employers write. ISCO-08 codes form the
 * hierarchy: a shorter code holds every code that begins with it. Thread-safe.
 */
public final class Occupations {
  /** ESCO puts nurses under professionals, Finland's classification under associates. */
  private static final Map<String, String> SAME = Map.of("2221", "3221");

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}-]+");
  private static final int LONGEST_NAME = 4;
  private static final int LONGEST_ENDING = 6;
  private static final int SHORTEST_STEM = 5;

  /** Marks the beginning of a name, to which an ending may come. */
  private static final char STEM = '*';

  private final Supplier<KnowledgeBase> knowledge;
  private final Map<String, String> groups = new HashMap<>();
  private volatile Release release = new Release("", Map.of(), List.of());

  public Occupations(Supplier<KnowledgeBase> knowledge) {
    this.knowledge = knowledge;
    try (InputStream file = Occupations.class.getResourceAsStream("/jobs/isco.csv")) {
      if (file == null) {
        throw new IllegalStateException("the list of occupation groups is missing from the build");
      }
      new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .map(line -> line.split(",", 2))
          .forEach(cells -> groups.put(cells[0], cells[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The forms of one release of the knowledge base. */
  private record Release(String id, Map<String, String> codes, List<WorkField> fields) {}

  private Release current() {
    KnowledgeBase base = knowledge.get();
    Release known = release;
    if (!known.id().equals(base.releaseId())) {
      known =
          new Release(base.releaseId(), forms(base.occupations(), base.fields()), base.fields());
      release = known;
    }
    return known;
  }

  private Map<String, String> forms(
      Collection<Occupation> occupations, Collection<WorkField> fields) {
    Map<String, String> forms = new HashMap<>();
    groups.forEach(
        (code, name) -> {
          if (code.length() == 4 && name.indexOf(' ') < 0) {
            forms.put(folded(name), code);
          }
        });
    for (Occupation occupation : occupations) {
      String title = folded(occupation.titleFi());
      forms.put(title, occupation.isco());
      if (title.indexOf(' ') < 0 && title.length() > SHORTEST_STEM) {
        forms.putIfAbsent(title.substring(0, title.length() - 1) + STEM, occupation.isco());
      }
      forms.put(folded(occupation.titleEn()), occupation.isco());
      occupation.forms().forEach(form -> forms.putIfAbsent(folded(form), occupation.isco()));
      occupation.wordsEn().forEach(form -> forms.putIfAbsent(folded(form), occupation.isco()));
    }
    for (Occupation occupation : occupations) {
      for (String word : occupation.wordsFi()) {
        if (fields.stream().noneMatch(field -> begins(field, folded(word)))) {
          everyday(forms, folded(word), occupation.isco());
        }
      }
    }
    return forms;
  }

  /** "hitsari", with its endings; a word that names a whole field is left to the field. */
  private static void everyday(Map<String, String> forms, String word, String isco) {
    forms.putIfAbsent(word, isco);
    if (word.indexOf(' ') < 0 && word.length() > SHORTEST_STEM) {
      forms.putIfAbsent(word.substring(0, word.length() - 1) + STEM, isco);
    }
  }

  private static boolean begins(WorkField field, String words) {
    return field.stems().stream().anyMatch(stem -> words.startsWith(folded(stem)));
  }

  /** The code that stands for a code here. */
  public static String canonical(String isco) {
    return SAME.getOrDefault(isco, isco);
  }

  /** True for a code of ISCO-08, of any length. */
  public boolean known(String isco) {
    return groups.containsKey(isco);
  }

  /** The occupations named in a title, in order, each once. */
  public List<String> in(String title) {
    List<String> words = words(title);
    Map<String, String> forms = current().codes();
    Set<String> codes = new LinkedHashSet<>();
    for (int i = 0; i < words.size(); ) {
      int taken = 0;
      for (int n = Math.min(LONGEST_NAME, words.size() - i); n > 0 && taken == 0; n--) {
        String name = String.join(" ", words.subList(i, i + n));
        String code = forms.get(name);
        if (code == null && n == 1) {
          code = inflected(name, forms);
        }
        if (code == null && n == 1) {
          code = headOfCompound(name, forms);
        }
        if (code != null) {
          codes.add(canonical(code));
          taken = n;
        }
      }
      i += Math.max(1, taken);
    }
    return List.copyOf(codes);
  }

  /** "lähihoitajia": most of the name, and an ending. */
  private static @Nullable String inflected(String word, Map<String, String> forms) {
    for (int cut = 1; cut <= LONGEST_ENDING && word.length() - cut >= SHORTEST_STEM; cut++) {
      String code = forms.get(word.substring(0, word.length() - cut) + STEM);
      if (code != null) {
        return code;
      }
    }
    return null;
  }

  /** "yösairaanhoitaja" is a "sairaanhoitaja"; only long heads are trusted. */
  private static @Nullable String headOfCompound(String word, Map<String, String> forms) {
    for (int from = 2; word.length() - from >= 8; from++) {
      String code = forms.get(word.substring(from));
      if (code != null) {
        return code;
      }
    }
    return null;
  }

  /** The field that a text names, such as "hoitoalan töitä". */
  public Optional<WorkField> field(String text) {
    List<String> words = words(text);
    return current().fields().stream()
        .filter(field -> field.stems().stream().anyMatch(stem -> names(words, folded(stem))))
        .findFirst();
  }

  /** The field that a name of work begins with: "driving jobs", but not "truck driving jobs". */
  Optional<WorkField> fieldFirst(String name) {
    String words = String.join(" ", words(name));
    return current().fields().stream().filter(field -> begins(field, words)).findFirst();
  }

  private static boolean names(List<String> words, String stem) {
    if (stem.indexOf(' ') >= 0) {
      return (" " + String.join(" ", words)).contains(" " + stem);
    }
    return words.stream().anyMatch(word -> word.startsWith(stem));
  }

  /** The field of an id. */
  public Optional<WorkField> fieldOf(String id) {
    return current().fields().stream().filter(field -> field.id().equals(id)).findFirst();
  }

  /** The field that an occupation belongs to. */
  public Optional<WorkField> fieldOfCode(String isco) {
    return current().fields().stream()
        .filter(field -> field.isco().stream().anyMatch(isco::startsWith))
        .findFirst();
  }

  /** The code of an occupation's address in ESCO, for those that the knowledge base knows. */
  public Optional<String> ofEsco(String address) {
    return knowledge.get().occupations().stream()
        .filter(occupation -> occupation.esco().filter(address::equals).isPresent())
        .map(Occupation::isco)
        .findFirst();
  }

  /** Every field. */
  public List<WorkField> fields() {
    return current().fields();
  }

  /** The name of a code in a language: an occupation, else its group in the classification. */
  public String name(String isco, Language language) {
    Optional<Occupation> occupation =
        knowledge.get().occupations().stream()
            .filter(known -> known.isco().equals(isco))
            .findFirst();
    if (occupation.isPresent()) {
      return language == Language.FI ? occupation.get().titleFi() : occupation.get().titleEn();
    }
    return Optional.ofNullable(groups.get(isco))
        .map(name -> name.toLowerCase(Locale.ROOT))
        .orElse("ISCO " + isco);
  }

  static List<String> words(String text) {
    return NO_WORD
        .splitAsStream(folded(text))
        .map(word -> word.replaceAll("^-+|-+$", ""))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** Lower case, without the dots that people leave out. */
  static String folded(String text) {
    return text.toLowerCase(Locale.ROOT).replace('ä', 'a').replace('ö', 'o').replace('å', 'a');
  }
}
