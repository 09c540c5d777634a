package fi.majakka.bot.employers;

import fi.majakka.kb.AdRule;
import fi.majakka.kb.AdRules;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.Place;
import fi.majakka.kb.WordPattern;
import fi.majakka.kb.WordPattern.Span;
import fi.majakka.kb.WordPattern.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks a job advertisement over by the rules of the knowledge base. It finds words, it does not
 * judge: a person decides. Nothing of the text is kept. Immutable and thread-safe.
 */
public final class AdCheck {
  /** The longest text that is looked over, in characters. */
  public static final int LONGEST = 20_000;

  /** Shorter texts are not taken for an advertisement by themselves, in characters. */
  public static final int ADVERTISEMENT = 200;

  private static final int MARKS = 3;

  /** How often one rule is shown. */
  private static final int REPEATS = 3;

  private static final int QUOTE = 90;
  private static final Pattern TURN =
      Pattern.compile("(?iu)\\b(?:mutta|vaan|kuitenkin|silti|but|however|yet)\\b|[;:]|\\s[–-]\\s");
  private final AdRules rules;
  private final Set<String> places = new HashSet<>();

  public AdCheck(KnowledgeBase knowledge) {
    this.rules = knowledge.handbook().ads();
    for (Place place : knowledge.places()) {
      if (place.kind() != Place.Kind.COUNTRY && place.kind() != Place.Kind.REGION) {
        Stream.concat(
                Stream.of(place.name(), place.genitive(), place.in(), place.to(), place.from()),
                place.forms().stream())
            .forEach(form -> places.add(form.toLowerCase(Locale.ROOT)));
      }
    }
  }

  /** True when a text is most likely a job advertisement. */
  public boolean isAdvertisement(String text) {
    if (text.length() < ADVERTISEMENT) {
      return false;
    }
    Words words = Words.of(text);
    return rules.marks().stream().filter(mark -> mark.in(words)).count() >= MARKS;
  }

  /** What a person should look at, gravest first and in the order of the text. */
  public List<AdFinding> check(String text) {
    Words words = Words.of(text);
    List<AdFinding> found = new ArrayList<>();
    for (AdRule rule : rules.rules()) {
      if (rule.kind() == AdRule.Kind.MISSING) {
        if (missing(rule, text, words)) {
          found.add(new AdFinding(rule, "", text.length()));
        }
      } else {
        spans(rule, text, words).stream()
            .limit(REPEATS)
            .forEach(span -> found.add(finding(rule, text, span)));
      }
    }
    return withoutShadows(found).stream()
        .sorted(
            Comparator.comparing((AdFinding each) -> each.rule().kind())
                .thenComparing(AdFinding::start))
        .toList();
  }

  private boolean missing(AdRule rule, String text, Words words) {
    boolean said = rule.words().stream().anyMatch(word -> word.in(words));
    return !said && !(rule.places() && namesPlace(text, words));
  }

  private boolean namesPlace(String text, Words words) {
    return words.spans().stream()
        .map(span -> text.substring(span.start(), span.end()).toLowerCase(Locale.ROOT))
        .anyMatch(places::contains);
  }

  private List<Span> spans(AdRule rule, String text, Words words) {
    List<Span> spans = new ArrayList<>();
    rule.sentenceWords().ifPresent(most -> spans.addAll(longSentences(words, most)));
    rule.wordLetters()
        .ifPresent(
            most ->
                words.spans().stream()
                    .filter(span -> span.end() - span.start() > most)
                    .forEach(spans::add));
    for (WordPattern pattern : rule.words()) {
      for (Optional<Span> span = pattern.find(words, 0);
          span.isPresent();
          span = pattern.find(words, span.get().end())) {
        Span here = span.get();
        if (!harmless(rule, text, words, here)
            && spans.stream().noneMatch(each -> meet(each, here))) {
          spans.add(here);
        }
      }
    }
    spans.sort(Comparator.comparingInt(Span::start));
    return spans;
  }

  private static List<Span> longSentences(Words words, int most) {
    List<Span> all = words.spans();
    return words.sentences().stream()
        .filter(
            sentence ->
                all.stream()
                        .filter(
                            word ->
                                word.start() >= sentence.start() && word.end() <= sentence.end())
                        .count()
                    > most)
        .toList();
  }

  /** True when the clause around a match says that it is not a demand. */
  private boolean harmless(AdRule rule, String text, Words words, Span match) {
    Words clause = Words.of(clause(text, words, match));
    boolean aboutPeople = rule.kind() == AdRule.Kind.DEMAND || rule.kind() == AdRule.Kind.HINT;
    return rule.unless().stream().anyMatch(pattern -> pattern.in(clause))
        || (aboutPeople && rules.harmless().stream().anyMatch(pattern -> pattern.in(clause)));
  }

  /** "We ask for no experience, but you must be under 30" has two clauses. */
  private static String clause(String text, Words words, Span match) {
    Span sentence = words.sentenceAt(match.start()).orElse(match);
    int from = sentence.start();
    int to = sentence.end();
    Matcher turn = TURN.matcher(text).region(sentence.start(), sentence.end());
    while (turn.find()) {
      if (turn.end() <= match.start()) {
        from = turn.end();
      } else if (turn.start() >= match.end()) {
        to = turn.start();
        break;
      }
    }
    return text.substring(from, to);
  }

  /** A hint about words that are a demand already is not said again. */
  private static List<AdFinding> withoutShadows(List<AdFinding> found) {
    return found.stream()
        .filter(
            each ->
                each.rule().kind() != AdRule.Kind.HINT
                    || found.stream()
                        .filter(other -> other.rule().kind() == AdRule.Kind.DEMAND)
                        .noneMatch(other -> meet(span(each), span(other))))
        .toList();
  }

  private static Span span(AdFinding finding) {
    return new Span(finding.start(), finding.start() + finding.quote().length());
  }

  private static boolean meet(Span a, Span b) {
    return a.start() < b.end() && b.start() < a.end();
  }

  private static AdFinding finding(AdRule rule, String text, Span span) {
    String quote = text.substring(span.start(), span.end());
    return new AdFinding(
        rule, quote.length() <= QUOTE ? quote : quote.substring(0, QUOTE - 1) + "…", span.start());
  }
}
