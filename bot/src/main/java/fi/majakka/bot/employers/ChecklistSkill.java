package fi.majakka.bot.employers;

import fi.majakka.bot.answers.Provenance;
import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.conversation.Turn;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.bot.dialogue.Request;
import fi.majakka.bot.dialogue.Skill;
import fi.majakka.bot.dialogue.SkillReply;
import fi.majakka.kb.Checklist;
import fi.majakka.kb.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Leads through a checklist a step at a time; the conversation remembers which are done. */
public final class ChecklistSkill implements Skill {
  private static final Set<String> TOPICS = Set.of("employer.international", "employer.permits");
  private static final String DONE = ".done.";
  private static final String MEMORY = "steps.";
  private final Supplier<String> site;
  private final UnaryOperator<String> signature;

  /**
   * @param site the address of this server that people use
   * @param signature signs a progress for its page
   */
  public ChecklistSkill(Supplier<String> site, UnaryOperator<String> signature) {
    this.site = site;
    this.signature = signature;
  }

  @Override
  public boolean handles(String topic) {
    return TOPICS.contains(topic);
  }

  /** Answers its own offers only: {@code eu}, and {@code eu.done.need} for a step that is done. */
  @Override
  public Optional<SkillReply> reply(Request request) {
    return request.action().flatMap(action -> lead(request, action));
  }

  private Optional<SkillReply> lead(Request request, String action) {
    int at = action.indexOf(DONE);
    String id = at < 0 ? action : action.substring(0, at);
    return request
        .knowledge()
        .handbook()
        .checklist(id)
        .map(
            list -> {
              Progress before =
                  Progress.of(list, request.memory().kept().getOrDefault(MEMORY + id, ""));
              return tell(
                  request, at < 0 ? before : before.with(action.substring(at + DONE.length())));
            });
  }

  private SkillReply tell(Request request, Progress progress) {
    Phrases phrases = request.phrases();
    Checklist list = progress.list();
    Optional<Checklist.Step> next = progress.next();
    StringBuilder text = new StringBuilder();
    text.append(
        phrases.say(
            "steps.progress",
            in(request, list.title()),
            Integer.toString(progress.done().size()),
            Integer.toString(list.steps().size())));
    if (progress.done().isEmpty()) {
      text.append(' ').append(in(request, list.intro()));
    }
    List<Choice> choices = new ArrayList<>();
    next.ifPresentOrElse(
        step -> {
          text.append("\n\n")
              .append(
                  phrases.say(
                      "steps.next",
                      step.text().render(Phrases.kb(request.language()), request.knowledge())))
              .append(helper(request, step));
          String offer = "do:" + request.topic() + ":" + list.id();
          choices.add(new Choice(phrases.say("steps.done"), offer + DONE + step.id()));
          request
              .knowledge()
              .article(step.topic())
              .map(article -> in(request, article.title()))
              .ifPresent(title -> choices.add(new Choice(title, "topic:" + step.topic())));
        },
        () -> text.append("\n\n").append(phrases.say("steps.all_done")));
    choices.add(new Choice(phrases.say("choice.person"), "topic:meta.human"));
    String address = progress.address(signature);
    return new SkillReply(
            List.of(
                new Message.Text(text.toString()),
                new Message.Link(
                    phrases.say("steps.page"),
                    site.get()
                        + address
                        + (address.contains("?") ? "&" : "?")
                        + "language="
                        + request.language().code()),
                new Message.Choices(phrases.say("steps.kept"), choices)),
            Optional.empty(),
            new Provenance(request.knowledge(), request.language(), request.today())
                .ofFacts(
                    next.map(step -> List.copyOf(step.text().references()))
                        .orElseGet(
                            () ->
                                list.steps().stream()
                                    .flatMap(step -> step.text().references().stream())
                                    .toList())),
            Optional.empty(),
            Turn.Request.NONE)
        .keeping(MEMORY + list.id(), progress.code());
  }

  private static String helper(Request request, Checklist.Step step) {
    Responsibilities who =
        new Responsibilities(request.knowledge(), request.language(), request.today());
    return request
        .knowledge()
        .handbook()
        .task(step.task())
        .map(task -> who.duty(task, request.municipality()))
        .flatMap(who::helper)
        .map(name -> " " + request.phrases().say("readiness.helps", name))
        .orElse("");
  }

  private static String in(Request request, Text text) {
    return text.in(Phrases.kb(request.language()));
  }
}
