package fi.majakka.bot.jobs.plan;

import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.jobs.JobWording;
import fi.majakka.bot.jobs.LanguageWish;
import fi.majakka.bot.jobs.Municipalities;
import fi.majakka.bot.jobs.VacancyQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Writes a wish as the address of its page, with the same names as the page's form. */
public final class PlanAddress {
  private final Municipalities municipalities;
  private final UnaryOperator<String> encoded;

  /**
   * @param encoded writes a text as part of an address
   */
  public PlanAddress(Municipalities municipalities, UnaryOperator<String> encoded) {
    this.municipalities = municipalities;
    this.encoded = encoded;
  }

  /** The path and query of a wish, in a language. */
  public String of(PlanWish wish, JobWording.In words, Language language) {
    List<String> parts = new ArrayList<>();
    work(parts, "work", wish.own(), words);
    wish.partner()
        .ifPresent(
            partner -> {
              parts.add("partner=yes");
              work(parts, "partner_work", partner, words);
            });
    wish.children().stream().sorted().forEach(age -> parts.add("children=" + age.key()));
    parts.add("distance_km=" + wish.kilometres());
    wish.language().map(LanguageWish::code).ifPresent(code -> parts.add("language_need=" + code));
    wish.home()
        .flatMap(municipalities::name)
        .ifPresent(name -> parts.add("home=" + encoded.apply(name)));
    parts.add("language=" + language.code());
    return "/plan?" + String.join("&", parts);
  }

  /** Codes where there are any: a name may stand for several of them. */
  private void work(List<String> parts, String name, VacancyQuery query, JobWording.In words) {
    String text = String.join(" ", query.words());
    if (!query.occupations().isEmpty()) {
      text = String.join(",", query.occupations().stream().sorted().toList());
    } else if (query.field().isPresent()) {
      text = words.work(query).orElse("");
    }
    if (!text.isEmpty()) {
      parts.add(name + "=" + encoded.apply(text));
    }
    query.places().stream()
        .flatMap(code -> municipalities.name(code).stream())
        .forEach(place -> parts.add(name + "_in=" + encoded.apply(place)));
  }
}
