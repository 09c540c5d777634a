package fi.majakka.bot.jobs.held;

import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.Entity;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.dialogue.Form;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.bot.dialogue.Request;
import fi.majakka.bot.dialogue.SkillReply;
import fi.majakka.bot.jobs.LanguageNeed;
import fi.majakka.bot.jobs.Municipalities;
import fi.majakka.bot.privacy.SignedIds;
import fi.majakka.kb.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A small employer leaves a vacancy in the chat; it is held until a coordinator accepts it. */
public final class OfferForm implements Form {
  /** The offer that opens it. */
  public static final String OPEN = "form:vacancy";

  private static final String TOPIC = "employer.publish_vacancy";
  private static final int DAYS = 30;
  private static final int MOST_OFFERED = 90;
  private final Municipalities municipalities;
  private final SignedIds ids;
  private final Supplier<String> site;

  /**
   * @param site the address of our own pages, without a slash at the end
   */
  public OfferForm(Municipalities municipalities, SignedIds ids, Supplier<String> site) {
    this.municipalities = municipalities;
    this.ids = ids;
    this.site = site;
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public String name() {
    return "vacancy";
  }

  /** A question about vacancies is answered by the article, which offers the form. */
  @Override
  public boolean opens(Request request) {
    return false;
  }

  @Override
  public List<Message> opening(Request request) {
    return List.of(new Message.Text(request.phrases().say("vacancy.opening")));
  }

  @Override
  public List<Slot> slots(Request request) {
    Phrases phrases = request.phrases();
    return List.of(
        written("title", Offer.LONGEST_TITLE, List.of()),
        written("employer", Offer.LONGEST_EMPLOYER, List.of()),
        new Slot("place", "vacancy.ask.place", places(request), OfferForm::place),
        new Slot("finnish", "vacancy.ask.finnish", finnish(phrases), OfferForm::finnish),
        new Slot("days", "vacancy.ask.days", days(phrases), OfferForm::days),
        new Slot(
                "apply",
                "vacancy.ask.apply",
                List.of(Slot.offer("apply", phrases.say("vacancy.no_text"), "")),
                OfferForm::apply)
            .freely(),
        written(
            "text",
            Offer.LONGEST_DESCRIPTION,
            List.of(Slot.offer("text", phrases.say("vacancy.no_text"), ""))));
  }

  /** Whatever is written is the answer, as long as it is not too long. */
  private static Slot written(String name, int longest, List<Choice> offers) {
    return new Slot(
            name,
            "vacancy.ask." + name,
            offers,
            said ->
                Optional.of(said.text().strip())
                    .filter(text -> text.length() >= 2 && text.length() <= longest))
        .freely();
  }

  /** A phone number or an address is masked in a conversation: it is given on the page instead. */
  private static Optional<String> apply(Request request) {
    String text = request.text().strip();
    if (!request.message().masked().isEmpty()) {
      return Optional.of("");
    }
    return Optional.of(text)
        .filter(words -> words.length() >= 2 && words.length() <= Offer.LONGEST_APPLY);
  }

  private static List<Choice> places(Request request) {
    return request.knowledge().municipalities().stream()
        .map(Place::name)
        .map(name -> Slot.offer("place", name, name))
        .toList();
  }

  private static Optional<String> place(Request request) {
    return request.entities().stream()
        .filter(entity -> entity.type().equals("municipality"))
        .filter(entity -> !entity.carried() && !entity.negated())
        .map(Entity::value)
        .findFirst();
  }

  private static List<Choice> finnish(Phrases phrases) {
    List<Choice> offers = new ArrayList<>();
    for (LanguageNeed need : LanguageNeed.values()) {
      offers.add(Slot.offer("finnish", phrases.say("vacancy.finnish." + need.name()), need.name()));
    }
    return offers;
  }

  /** The need in the employer's own words: "vähän riittää", "no Finnish needed". */
  private static Optional<String> finnish(Request request) {
    return Stream.of(LanguageNeed.values())
        .map(LanguageNeed::name)
        .filter(need -> request.signals("vacancy.finnish." + need))
        .findFirst();
  }

  private static List<Choice> days(Phrases phrases) {
    return Stream.of("14", "30", "60")
        .map(days -> Slot.offer("days", phrases.say("vacancy.days", days), days))
        .toList();
  }

  private static Optional<String> days(Request request) {
    String digits = request.text().replaceAll("\\D", "");
    return Optional.of(digits)
        .filter(number -> number.matches("[0-9]{1,2}"))
        .filter(number -> Integer.parseInt(number) >= 1)
        .filter(number -> Integer.parseInt(number) <= MOST_OFFERED);
  }

  @Override
  public SkillReply finish(Request request, Map<String, String> answers) {
    Phrases phrases = request.phrases();
    String place = answers.getOrDefault("place", "");
    String days = answers.getOrDefault("days", "");
    Offer offer =
        new Offer(
            answers.getOrDefault("title", "-"),
            answers.getOrDefault("employer", "-"),
            municipalities.code(place).orElse(""),
            Set.of(),
            LanguageNeed.valueOf(answers.getOrDefault("finnish", LanguageNeed.NOT_STATED.name())),
            false,
            1,
            request.today().plusDays(days.matches("[0-9]{1,2}") ? Integer.parseInt(days) : DAYS),
            answers.getOrDefault("apply", ""),
            answers.getOrDefault("text", ""),
            "",
            false);
    String id =
        ids.derived(request.message().conversation().value() + " " + request.message().id());
    String told =
        phrases.say(
            "vacancy.told", offer.title(), offer.employer(), place, phrases.day(offer.until()));
    return SkillReply.saying(
            List.of(
                new Message.Text(
                    offer.apply().isEmpty() ? told + "\n\n" + phrases.say("vacancy.add") : told),
                new Message.Link(
                    phrases.say("vacancy.mine"),
                    site.get()
                        + "/jobs/mine/"
                        + ids.token(id)
                        + "?language="
                        + request.language().code()),
                new Message.Choices(
                    "",
                    List.of(
                        new Choice(phrases.say("vacancy.another"), OPEN),
                        new Choice(phrases.say("vacancy.check"), "form:adcheck")))))
        .with(new KeepOffer(id, request.language(), offer));
  }
}
