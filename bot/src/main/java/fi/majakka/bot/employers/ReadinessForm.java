package fi.majakka.bot.employers;

import fi.majakka.bot.answers.Provenance;
import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.conversation.Turn;
import fi.majakka.bot.dialogue.Form;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.bot.dialogue.Request;
import fi.majakka.bot.dialogue.SkillReply;
import fi.majakka.kb.Readiness;
import fi.majakka.kb.Text;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The self-assessment in the chat, a question at a time; the answers end in the address of a plan.
 */
public final class ReadinessForm implements Form {
  /** The chat shows the first steps; the page has all of them. */
  private static final int STEPS = 4;

  private final Supplier<String> site;

  /**
   * @param site the address of this server that people use
   */
  public ReadinessForm(Supplier<String> site) {
    this.site = site;
  }

  @Override
  public String topic() {
    return "employer.readiness";
  }

  @Override
  public boolean opens(Request request) {
    return request.part() == 0 && request.knowledge().handbook().readiness().isPresent();
  }

  @Override
  public List<Slot> slots(Request request) {
    List<Readiness.Question> questions =
        request.knowledge().handbook().readiness().map(Readiness::questions).orElse(List.of());
    return IntStream.range(0, questions.size())
        .mapToObj(i -> slot(request, questions.get(i), i + 1, questions.size()))
        .toList();
  }

  private static Slot slot(Request request, Readiness.Question question, int number, int of) {
    List<Choice> offers =
        IntStream.range(0, question.answers().size())
            .mapToObj(
                i ->
                    Slot.offer(
                        question.id(), in(request, question.answers().get(i)), Integer.toString(i)))
            .toList();
    return new Slot(
        question.id(),
        phrases ->
            (number == 1 ? phrases.say("readiness.begin", Integer.toString(of)) + "\n\n" : "")
                + phrases.say(
                    "readiness.question",
                    Integer.toString(number),
                    Integer.toString(of),
                    in(request, question.question())),
        offers,
        ReadinessForm::yesOrNo,
        false);
  }

  /** A plain yes is "in order", a plain no "not at all", "partly" between them. */
  private static Optional<String> yesOrNo(Request request) {
    String said =
        request.text().toLowerCase(java.util.Locale.ROOT).replaceAll("[^\\p{L} ]", "").strip();
    return switch (said) {
      case "kyllä", "joo", "on", "yes", "yep", "yes we do", "yes we have" -> Optional.of("2");
      case "osittain",
          "osin",
          "vähän",
          "jonkin verran",
          "suunnilleen",
          "partly",
          "somewhat",
          "roughly",
          "a little" ->
          Optional.of("1");
      case "ei",
          "emme",
          "ei ole",
          "emme ole",
          "en tiedä",
          "no",
          "nope",
          "not yet",
          "we have not",
          "i do not know",
          "dont know" ->
          Optional.of("0");
      default -> Optional.empty();
    };
  }

  @Override
  public SkillReply finish(Request request, Map<String, String> answers) {
    Readiness readiness = request.knowledge().handbook().readiness().orElseThrow();
    ReadinessCheck check =
        new ReadinessCheck(
            readiness,
            readiness.questions().stream()
                .map(question -> Integer.parseInt(answers.getOrDefault(question.id(), "0")))
                .toList());
    Phrases phrases = request.phrases();
    Responsibilities who =
        new Responsibilities(request.knowledge(), request.language(), request.today());
    StringBuilder text = new StringBuilder();
    text.append(phrases.say("readiness.level", in(request, check.level().title())))
        .append(' ')
        .append(in(request, check.level().text()));
    Set<String> facts = new LinkedHashSet<>(check.level().facts());
    List<Readiness.Question> open = check.open();
    int number = 0;
    for (Readiness.Question question : open.stream().limit(STEPS).toList()) {
      text.append(number == 0 ? "\n\n" : "\n").append(++number).append(". ");
      text.append(in(request, question.step())).append(helper(request, who, question));
      facts.addAll(question.facts());
    }
    List<Message> messages = new ArrayList<>();
    messages.add(new Message.Text(text.toString()));
    messages.add(
        new Message.Link(
            phrases.say("readiness.plan_page", Integer.toString(open.size())),
            site.get() + address(request, check)));
    messages.add(new Message.Choices(phrases.say("readiness.kept"), next(request, open)));
    return new SkillReply(
        messages,
        Optional.empty(),
        new Provenance(request.knowledge(), request.language(), request.today()).ofFacts(facts),
        Optional.empty(),
        Turn.Request.NONE);
  }

  private static String address(Request request, ReadinessCheck check) {
    return "/readiness/plan?answers="
        + check.code()
        + request
            .municipality()
            .flatMap(request.knowledge()::municipality)
            .map(each -> "&municipality=" + each.id())
            .orElse("")
        + "&language="
        + request.language().code();
  }

  private static String helper(Request request, Responsibilities who, Readiness.Question question) {
    return request
        .knowledge()
        .handbook()
        .task(question.task())
        .map(task -> who.duty(task, request.municipality()))
        .filter(duty -> !duty.responsible().isEmpty())
        .map(
            duty ->
                duty.ownMunicipality()
                    ? request.phrases().say("who.own_municipality")
                    : who.in(duty.responsible().get(0).name()))
        .map(name -> " " + request.phrases().say("readiness.helps", name))
        .orElse("");
  }

  private static List<Choice> next(Request request, List<Readiness.Question> open) {
    List<Choice> choices = new ArrayList<>();
    for (Readiness.Question question : open.stream().limit(2).toList()) {
      request
          .knowledge()
          .article(question.topic())
          .map(article -> in(request, article.title()))
          .map(title -> new Choice(title, "topic:" + question.topic()))
          .filter(choice -> choices.stream().noneMatch(choice::equals))
          .ifPresent(choices::add);
    }
    choices.add(new Choice(request.phrases().say("choice.person"), "topic:meta.human"));
    return choices;
  }

  private static String in(Request request, Text text) {
    return text.in(Phrases.kb(request.language()));
  }
}
