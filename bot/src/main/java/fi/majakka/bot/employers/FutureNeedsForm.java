package fi.majakka.bot.employers;

import fi.majakka.bot.answers.Provenance;
import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.Entity;
import fi.majakka.bot.conversation.FormState;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.dialogue.Form;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.bot.dialogue.Request;
import fi.majakka.bot.dialogue.SkillReply;
import fi.majakka.kb.Occupation;
import fi.majakka.kb.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Coming needs told in the chat; contacts are asked only on the web page that its link opens. */
public final class FutureNeedsForm implements Form {
  /** The offer that opens it. */
  public static final String OPEN = "form:needs";

  private static final int QUARTERS = 6;
  private static final int LONGEST = 500;
  private static final int LONGEST_TITLE = 60;
  private static final Pattern NUMBER = Pattern.compile("(?<![0-9])([0-9]{1,3})(?![0-9])");
  private static final Pattern WHO =
      Pattern.compile("(?iu)^\\s*(?:kenelle|kuka|ketkä|miksi|who|whom|why)\\b.*");
  private static final List<String> SMALL_FI =
      List.of("yksi", "kaksi", "kolme", "neljä", "viisi", "kuusi", "seitsemän", "kahdeksan");
  private static final List<String> SMALL_EN =
      List.of("one", "two", "three", "four", "five", "six", "seven", "eight");
  private final Supplier<String> site;
  private final UnaryOperator<String> signature;

  /**
   * @param site the address of this server that people use
   * @param signature signs the id of a need for its page
   */
  public FutureNeedsForm(Supplier<String> site, UnaryOperator<String> signature) {
    this.site = site;
    this.signature = signature;
  }

  @Override
  public String topic() {
    return "employer.future_needs";
  }

  @Override
  public String name() {
    return "needs";
  }

  /** "Whom do we tell?" is a question for the article; "we will need" is a need. */
  @Override
  public boolean opens(Request request) {
    return request.part() == 0 && !WHO.matcher(request.text()).matches();
  }

  @Override
  public boolean severalAtOnce() {
    return true;
  }

  @Override
  public List<Slot> slots(Request request) {
    Phrases phrases = request.phrases();
    List<Choice> numbers =
        Stream.of("1", "2", "3", "5", "10").map(n -> Slot.offer("number", n, n)).toList();
    List<Choice> quarters =
        Quarter.of(request.today()).onward(QUARTERS).stream()
            .map(quarter -> Slot.offer("quarter", quarter.label(), quarter.code()))
            .toList();
    List<Choice> lasting =
        Arrays.stream(Need.Lasting.values())
            .map(
                each ->
                    Slot.offer("lasting", phrases.say("needs.lasting." + each.key()), each.key()))
            .toList();
    List<Choice> places =
        request.knowledge().municipalities().stream()
            .map(Place::name)
            .map(name -> Slot.offer("municipality", name, name))
            .toList();
    return List.of(
        new Slot("occupation", "needs.ask.occupation", List.of(), FutureNeedsForm::occupation),
        new Slot("number", "needs.ask.number", numbers, FutureNeedsForm::number),
        new Slot("quarter", "needs.ask.quarter", quarters, FutureNeedsForm::quarter),
        new Slot("lasting", "needs.ask.lasting", lasting, FutureNeedsForm::lasting),
        new Slot("municipality", "needs.ask.municipality", places, FutureNeedsForm::place),
        new Slot(
                "skills",
                "needs.ask.skills",
                List.of(Slot.offer("skills", phrases.say("needs.no_skills"), "-")),
                FutureNeedsForm::skills)
            .freely());
  }

  private static Optional<String> named(Request request, String type) {
    return request.entities().stream()
        .filter(entity -> entity.type().equals(type) && !entity.carried() && !entity.negated())
        .map(Entity::value)
        .findFirst();
  }

  /** An occupation of the list, else the employer's own word while it is asked for. */
  private static Optional<String> occupation(Request request) {
    boolean asked = asked(request, "occupation");
    String text = request.text().strip();
    boolean asks = text.contains("?") || request.signals("question");
    return named(request, "occupation")
        .or(() -> Optional.of(text).filter(t -> asked && !asks && t.length() > 2))
        .filter(title -> title.length() < LONGEST_TITLE);
  }

  private static boolean asked(Request request, String slot) {
    return request.form("needs").flatMap(FormState::asking).filter(slot::equals).isPresent();
  }

  private static Optional<String> number(Request request) {
    String text = request.text().toLowerCase(Locale.ROOT);
    Matcher digits = NUMBER.matcher(text);
    if (digits.find()) {
      int number = Integer.parseInt(digits.group(1));
      return number >= 1 && number <= Need.MOST
          ? Optional.of(Integer.toString(number))
          : Optional.empty();
    }
    List<String> words = List.of(text.split("[^\\p{L}]+", -1));
    for (int i = 0; i < SMALL_FI.size(); i++) {
      if (words.contains(SMALL_FI.get(i)) || words.contains(SMALL_EN.get(i))) {
        return Optional.of(Integer.toString(i + 1));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> quarter(Request request) {
    return QuarterWords.read(request.text(), request.today()).map(Quarter::code);
  }

  private static Optional<String> lasting(Request request) {
    String text = request.text().toLowerCase(Locale.ROOT);
    if (text.contains("kausi") || text.contains("seson") || text.contains("season")) {
      return Optional.of(Need.Lasting.SEASONAL.key());
    }
    if (text.contains("määräaik") || text.contains("fixed") || text.contains("temporary")) {
      return Optional.of(Need.Lasting.FIXED_TERM.key());
    }
    return text.contains("vaki") || text.contains("permanent") || text.contains("toistaiseksi")
        ? Optional.of(Need.Lasting.PERMANENT.key())
        : Optional.empty();
  }

  private static Optional<String> place(Request request) {
    return named(request, "municipality");
  }

  private static Optional<String> skills(Request request) {
    String text = request.text().strip();
    return text.isEmpty() || !asked(request, "skills")
        ? Optional.empty()
        : Optional.of(text.length() <= LONGEST ? text : text.substring(0, LONGEST));
  }

  @Override
  public SkillReply finish(Request request, Map<String, String> answers) {
    Need need = need(request, answers);
    Phrases phrases = request.phrases();
    String title = title(request, need);
    List<Message> messages = new ArrayList<>();
    messages.add(
        new Message.Text(
            phrases.say(
                    "needs.told",
                    Integer.toString(need.number()),
                    title,
                    phrases.in(need.municipality()),
                    need.quarter().label(),
                    phrases.say("needs.lasting." + need.lasting().key()))
                + "\n\n"
                + phrases.say("needs.who_sees")));
    messages.add(
        new Message.Link(
            phrases.say("needs.mine"),
            site.get()
                + NeedAddress.of(need.id(), signature)
                + "?language="
                + request.language().code()));
    messages.add(
        new Message.Choices(
            "",
            List.of(
                new Choice(phrases.say("needs.another"), OPEN),
                new Choice(phrases.say("needs.next.candidates"), "topic:employer.candidates"),
                new Choice(phrases.say("choice.person"), "topic:meta.human"))));
    return new SkillReply(
        messages,
        Optional.empty(),
        new Provenance(request.knowledge(), request.language(), request.today())
            .ofFacts(
                request.knowledge().handbook().task("future_needs").stream()
                    .flatMap(task -> task.facts().stream())
                    .toList()),
        Optional.empty(),
        new KeepNeed(need));
  }

  private static Need need(Request request, Map<String, String> answers) {
    String occupation = answers.getOrDefault("occupation", "");
    Optional<Occupation> known =
        request.knowledge().occupations().stream()
            .filter(each -> each.titleFi().equalsIgnoreCase(occupation))
            .findFirst();
    String seed = request.message().conversation().value() + " " + request.message().id();
    String skills = answers.getOrDefault("skills", "-");
    String[] quarter = answers.getOrDefault("quarter", "2000-1").split("-", -1);
    return new Need(
        UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString(),
        known.map(Occupation::isco).orElse(Need.OTHER),
        Integer.parseInt(answers.getOrDefault("number", "1")),
        new Quarter(Integer.parseInt(quarter[0]), Integer.parseInt(quarter[1])),
        Need.Lasting.of(answers.getOrDefault("lasting", "")).orElse(Need.Lasting.PERMANENT),
        answers.getOrDefault("municipality", ""),
        new Need.Words(occupation, skills.equals("-") ? "" : skills, ""));
  }

  private static String title(Request request, Need need) {
    return OccupationTitles.of(request.knowledge(), Phrases.kb(request.language()), need);
  }
}
