package fi.majakka.bot.web.applications;

import fi.majakka.bot.applications.Employer;
import fi.majakka.bot.applications.Receipt;
import fi.majakka.bot.applications.Sharing;
import fi.majakka.bot.dialogue.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says whom an application reaches. */
final class SharingWords {

  private SharingWords() {}

  static List<String> of(Sharing sharing, List<Employer> employers, Phrases phrases) {
    String names =
        employers.stream()
            .filter(employer -> sharing.employers().contains(employer.id()))
            .map(employer -> employer.name().in(Phrases.kb(phrases.language())))
            .collect(Collectors.joining(", "));
    List<String> words = new ArrayList<>(of(sharing.scope(), names, phrases));
    words.add(phrases.say("application.sharing.coordinators"));
    words.add(phrases.say("application.sharing.order"));
    return words;
  }

  static List<String> of(Receipt receipt, Phrases phrases) {
    return of(receipt.scope(), String.join(", ", receipt.employers()), phrases);
  }

  private static List<String> of(Sharing.Scope scope, String names, Phrases phrases) {
    if (scope == Sharing.Scope.ONLY) {
      return List.of(phrases.say("application.sharing.only", names));
    }
    String region = phrases.say("application.sharing.region");
    return names.isEmpty()
        ? List.of(region)
        : List.of(region, phrases.say("application.sharing.except", names));
  }
}
