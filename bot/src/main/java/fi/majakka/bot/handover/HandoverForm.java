package fi.majakka.bot.handover;

import fi.majakka.bot.answers.Answer;
import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.FormState;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.conversation.Turn;
import fi.majakka.bot.dialogue.Form;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.bot.dialogue.Request;
import fi.majakka.bot.dialogue.SkillReply;
import fi.majakka.kb.Place;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks for a person: which municipality, what it is about, and whether a coordinator may read
 * along. The contacts that the articles know stand beside the questions.
 */
public final class HandoverForm implements Form {
  /** The topic of wanting a person. */
  public static final String TOPIC = "meta.human";

  /** In the memory, once a person was asked for. */
  static final String KEPT = "handover";

  private static final String NAME = "handover";
  private static final String ANYWHERE = "*";
  private static final int LONGEST = 2_000;
  private final Handovers handovers;
  private final HandoverWords words;
  private final Contacts contacts;
  private final Clock clock;

  HandoverForm(Handovers handovers, HandoverWords words, Contacts contacts, Clock clock) {
    this.handovers = handovers;
    this.words = words;
    this.contacts = contacts;
    this.clock = clock;
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Slot> slots(Request request) {
    Phrases phrases = request.phrases();
    List<Choice> places =
        new ArrayList<>(
            request.knowledge().municipalities().stream()
                .map(Place::name)
                .map(name -> Slot.offer("municipality", name, name))
                .toList());
    places.add(Slot.offer("municipality", phrases.say("handover.whole_region"), ANYWHERE));
    List<Choice> consents =
        List.of(
            Slot.offer("consent", phrases.say("handover.consent.now"), "now"),
            Slot.offer("consent", phrases.say("handover.consent.all"), "all"),
            Slot.offer("consent", phrases.say("handover.consent.no"), "no"));
    return List.of(
        new Slot("municipality", "handover.ask.municipality", places, HandoverForm::municipality),
        new Slot("matter", "handover.ask.matter", List.of(), HandoverForm::matter).freely(),
        new Slot("consent", "handover.ask.consent", consents, HandoverForm::consent));
  }

  private static Optional<String> municipality(Request request) {
    return request
        .municipality()
        .or(() -> Optional.of(ANYWHERE).filter(any -> request.signals("handover.whole_region")));
  }

  /** The words that ask for a person are not yet the matter. */
  private static Optional<String> matter(Request request) {
    String text = request.text().strip();
    return asked(request, "matter") && !text.isEmpty()
        ? Optional.of(text.length() <= LONGEST ? text : text.substring(0, LONGEST))
        : Optional.empty();
  }

  private static Optional<String> consent(Request request) {
    if (!asked(request, "consent")) {
      return Optional.empty();
    }
    if (request.signals("yes")) {
      return Optional.of("now");
    }
    return request.signals("no") ? Optional.of("no") : Optional.empty();
  }

  private static boolean asked(Request request, String slot) {
    return request
        .form(NAME)
        .filter(form -> !form.parked())
        .flatMap(FormState::asking)
        .filter(slot::equals)
        .isPresent();
  }

  /** Whoever asks for a person learns first where one is found without waiting. */
  @Override
  public SkillReply beside(Request request, Map<String, String> answers, SkillReply question) {
    boolean begins = request.form(NAME).filter(form -> !form.parked()).isEmpty();
    Optional<String> place = place(answers);
    boolean placed = asked(request, "municipality") && place.isPresent();
    return begins || placed
        ? contacts
            .of(request.knowledge(), place, request.language(), request.today())
            .map(told -> beside(told, question))
            .orElse(question)
        : question;
  }

  private static SkillReply beside(Answer told, SkillReply question) {
    List<Message> messages = new ArrayList<>(Contacts.told(told));
    messages.addAll(question.messages());
    return new SkillReply(
        messages,
        Optional.of(told.ref()),
        told.sources(),
        question.form(),
        question.effect(),
        question.keeps());
  }

  private static Optional<String> place(Map<String, String> answers) {
    return Optional.ofNullable(answers.get("municipality")).filter(name -> !name.equals(ANYWHERE));
  }

  @Override
  public SkillReply finish(Request request, Map<String, String> answers) {
    String consent = answers.getOrDefault("consent", "no");
    if (consent.equals("no")) {
      return refused(request, place(answers));
    }
    Optional<Handover> already = handovers.open(request.message().conversation());
    if (already.isPresent()) {
      return words.status(request.phrases(), already.get(), handovers);
    }
    Handover handover = handover(request, answers);
    return words
        .asked(request.phrases(), handover, handovers)
        .with(new HandoverKeep.Ask(handover, consent.equals("all")))
        .keeping(KEPT, handover.id());
  }

  private SkillReply refused(Request request, Optional<String> place) {
    Optional<Answer> told =
        contacts.of(request.knowledge(), place, request.language(), request.today());
    List<Message> messages = new ArrayList<>();
    messages.add(new Message.Text(request.phrases().say("handover.refused")));
    told.ifPresent(answer -> messages.addAll(Contacts.told(answer)));
    return new SkillReply(
        messages,
        told.map(Answer::ref),
        told.map(Answer::sources).orElse(List.of()),
        Optional.empty(),
        Turn.Request.NONE);
  }

  private Handover handover(Request request, Map<String, String> answers) {
    String seed = request.message().conversation().value() + " " + request.message().id();
    Instant now = clock.instant();
    boolean employer =
        request.memory().audience().filter("employer"::equals).isPresent()
            || request.memory().topic().filter(last -> last.startsWith("employer.")).isPresent();
    return new Handover(
        UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString(),
        request.message().conversation(),
        request.message().channel(),
        request.language(),
        place(answers),
        employer,
        answers.getOrDefault("matter", ""),
        now,
        Handover.State.WAITING,
        Optional.empty(),
        now);
  }
}
