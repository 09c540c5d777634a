package fi.majakka.bot.jobs.feed;

import fi.majakka.bot.jobs.Municipalities;
import fi.majakka.kb.Place;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds municipalities in words: "Viitasaarella", "VIITASAARI". */
public final class PlaceNames {
  private static final Pattern WORD = Pattern.compile("[\\p{L}-]+");
  private final Municipalities municipalities;
  private final Map<String, String> forms = new HashMap<>();

  /**
   * @param places those whose cases are known; of the others only the nominative is found
   */
  public PlaceNames(Municipalities municipalities, Collection<Place> places) {
    this.municipalities = municipalities;
    for (Place place : places) {
      Optional<String> code =
          place.code().or(() -> municipalities.code(place.municipality().orElse(place.name())));
      code.ifPresent(
          known ->
              Stream.concat(
                      Stream.of(
                          place.name(), place.genitive(), place.in(), place.to(), place.from()),
                      place.forms().stream())
                  .forEach(form -> forms.putIfAbsent(form.toLowerCase(Locale.ROOT), known)));
    }
  }

  /** The code of a name that stands alone. */
  Optional<String> code(String name) {
    String key = name.strip().toLowerCase(Locale.ROOT);
    return municipalities.code(key).or(() -> Optional.ofNullable(forms.get(key)));
  }

  /** The codes named in a text, in order. */
  List<String> in(String text) {
    Set<String> codes = new LinkedHashSet<>();
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      String word = words.group();
      if (Character.isUpperCase(word.charAt(0))) {
        code(word).ifPresent(codes::add);
      }
    }
    return List.copyOf(codes);
  }
}
