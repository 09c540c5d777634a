package fi.majakka.bot.jobs;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the words of a vacancy state about language, experience and working hours. Only what is said
 * outright counts; nothing is guessed.
 */
public final class Stated {
  private static final Pattern NO_FINNISH =
      pattern(
          "suomen kiel(?:tä|en tait?oa?|itaito[a]?) ei (?:vaadita|tarvita|edellytetä|ole (?:välttämätön|edellytys|vaatimus))"
              + "|suomea ei (?:tarvitse|vaadita|tarvita)|suomen kielen taito ei ole (?:välttämätön|edellytys|vaatimus|pakollinen)"
              + "|(?:emme|ei) (?:edellytä|vaadi) suomen|englanti riittää|englannin kieli riittää|pärjäät englannilla"
              + "|työkieli(?:nä)? (?:on )?englanti|voit työskennellä englanniksi"
              + "|no finnish (?:skills? |language )*(?:is |are )?(?:required|needed|necessary)|finnish (?:skills? |language )*(?:is|are) not (?:required|needed|necessary)"
              + "|(?:do|does) not (?:require|need) finnish|don'?t need (?:to speak )?finnish|without finnish|english is (?:enough|sufficient)"
              + "|working language is english");
  private static final Pattern SOME_FINNISH =
      pattern(
          "suomen kielen (?:perusteet|alkeet|perustaito\\p{L}*)|(?:auttava|kohtalainen|tyydyttävä|perustason) \\p{L}* ?suom\\p{L}+"
              + "|suomen kielen \\p{L}* ?(?:auttava|kohtalainen|tyydyttävä)|(?:basic|some|a little|elementary|satisfactory) finnish|suomea (?:jonkin verran|hieman|vähän)");
  private static final Pattern GOOD_FINNISH =
      pattern(
          "(?:hyvä\\p{L}*|sujuva\\p{L}*|erinomai\\p{L}+|äidinkielen\\p{L}*) (?:kirjalli\\p{L}+ |suulli\\p{L}+ |ja )*suome\\p{L}+"
              + "|suomen kielen (?:hyvä|sujuva|erinomainen) \\p{L}+|suomen kielen taito(?:a)? (?:vaaditaan|edellytetään|on välttämätön)"
              + "|(?:fluent|good|excellent|strong) (?:command of |skills in |written |spoken |and )*finnish|finnish (?:skills? |language )*(?:is|are) (?:required|mandatory)");
  private static final Pattern NO_EXPERIENCE =
      pattern(
          "(?:aiempaa |aikaisempaa )?(?:työ)?kokemusta ei (?:vaadita|tarvita|edellytetä)|(?:et tarvitse|emme (?:vaadi|edellytä)|ei (?:vaadi|edellytä)) (?:aiempaa |aikaisempaa )?(?:alan )?(?:työ)?kokemusta"
              + "|(?:aiempi |aikaisempi )?(?:työ)?kokemus ei ole (?:välttämätön|edellytys|vaatimus|pakollinen)|ilman (?:aiempaa |aikaisempaa )?(?:alan )?(?:työ)?kokemusta|soveltuu myös kokemattom\\p{L}+"
              + "|no (?:previous |prior |work )*experience (?:is )?(?:required|needed|necessary)|(?:previous |prior )?experience is not (?:required|needed|necessary)"
              + "|(?:do|does) not (?:require|need) (?:previous |prior )?experience");
  private static final Map<Employment, Pattern> KINDS =
      Map.of(
          Employment.SUMMER,
              pattern("kesät(?:yö|öi)\\p{L}*|kesäsijai\\p{L}*|summer (?:job|work)\\p{L}*"),
          Employment.SEASONAL, pattern("kausity\\p{L}*|kausitöi\\p{L}*|sesonkity\\p{L}*|seasonal"),
          Employment.SHIFT,
              pattern(
                  "vuorotyö\\p{L}*|(?:kaksi|kolmi|2-|3-|jakso)vuoro\\p{L}*|jaksotyö\\p{L}*|shift work|shifts"),
          Employment.NIGHT,
              pattern("yötyö\\p{L}*|yövuoro\\p{L}*|yöhoitaja\\p{L}*|night (?:shift|work)\\p{L}*"),
          Employment.WEEKEND,
              pattern("viikonlopputy\\p{L}*|viikonloppuisin|weekend (?:work|shift)\\p{L}*"),
          Employment.REMOTE,
              pattern("etätyö\\p{L}*|etänä|remote (?:work|job)\\p{L}*|work(?:ing)? remotely"),
          Employment.PART_TIME, pattern("osa-aikai\\p{L}*|part-time"),
          Employment.TEMPORARY,
              pattern("määräaikai\\p{L}*|sijaisuu\\p{L}*|sijainen|sijaisia|fixed-term|temporary"),
          Employment.PERMANENT,
              pattern("vakitui\\p{L}*|vakinai\\p{L}*|toistaiseksi voimassa\\p{L}*|permanent"));

  private Stated() {}

  private static Pattern pattern(String expression) {
    return Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + expression + ")(?![\\p{L}\\p{N}])");
  }

  /** How much Finnish is needed; "not needed" wins over praise of good Finnish. */
  public static LanguageNeed language(String words) {
    String text = words.toLowerCase(Locale.ROOT);
    if (!has(text, "suom", "finnish", "engl")) {
      return LanguageNeed.NOT_STATED;
    }
    if (NO_FINNISH.matcher(text).find()) {
      return LanguageNeed.NO_FINNISH;
    }
    if (SOME_FINNISH.matcher(text).find()) {
      return LanguageNeed.SOME_FINNISH;
    }
    return GOOD_FINNISH.matcher(text).find() ? LanguageNeed.GOOD_FINNISH : LanguageNeed.NOT_STATED;
  }

  /** True when it says that no experience is needed. */
  public static boolean noExperience(String words) {
    String text = words.toLowerCase(Locale.ROOT);
    return has(text, "kokem", "experience") && NO_EXPERIENCE.matcher(text).find();
  }

  /** Kinds of employment that a title names. */
  public static Set<Employment> kinds(String words) {
    String title = words.toLowerCase(Locale.ROOT);
    Set<Employment> kinds = EnumSet.noneOf(Employment.class);
    KINDS.forEach(
        (kind, pattern) -> {
          if (pattern.matcher(title).find()) {
            kinds.add(kind);
          }
        });
    return kinds;
  }

  /** A cheap look before the patterns: most texts say nothing of the kind. */
  private static boolean has(String text, String... parts) {
    for (String part : parts) {
      if (text.contains(part)) {
        return true;
      }
    }
    return false;
  }

  /** Working hours that a description names: shifts, nights, weekends. */
  public static Set<Employment> hours(String description) {
    if (!has(
        description,
        "vuoro",
        "Vuoro",
        "jakso",
        "yöt",
        "Yöt",
        "viikonlop",
        "shift",
        "night",
        "weekend")) {
      return EnumSet.noneOf(Employment.class);
    }
    Set<Employment> kinds = kinds(description);
    kinds.retainAll(EnumSet.of(Employment.SHIFT, Employment.NIGHT, Employment.WEEKEND));
    return kinds;
  }
}
