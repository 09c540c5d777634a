package fi.majakka.bot.employers;

import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.Entity;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.conversation.Turn;
import fi.majakka.bot.dialogue.Form;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.bot.dialogue.Request;
import fi.majakka.bot.dialogue.SkillReply;
import fi.majakka.kb.Occupation;
import fi.majakka.kb.Place;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** An information package in three questions: where, which work, for whom. */
public final class PackageForm implements Form {
  private static final String ANY = "-";
  private final Supplier<String> site;

  /**
   * @param site the address of this server that people use
   */
  public PackageForm(Supplier<String> site) {
    this.site = site;
  }

  @Override
  public String topic() {
    return "employer.info_package";
  }

  @Override
  public boolean opens(Request request) {
    return request.part() == 0;
  }

  @Override
  public boolean severalAtOnce() {
    return true;
  }

  @Override
  public List<Slot> slots(Request request) {
    Phrases phrases = request.phrases();
    List<Choice> places =
        request.knowledge().municipalities().stream()
            .map(Place::name)
            .map(name -> Slot.offer("municipality", name, name))
            .toList();
    List<Choice> audiences =
        Arrays.stream(InfoPackages.Audience.values())
            .map(
                each ->
                    Slot.offer(
                        "audience", phrases.say("package.audience." + each.key()), each.key()))
            .toList();
    return List.of(
        new Slot("municipality", "package.ask.municipality", places, Request::municipality),
        new Slot(
            "occupation",
            "package.ask.occupation",
            List.of(Slot.offer("occupation", phrases.say("package.any_occupation"), ANY)),
            asked -> named(asked, "occupation")),
        new Slot("audience", "package.ask.audience", audiences, PackageForm::audience));
  }

  /** For whom, in the employer's own words: "ulkomailta", "for families". */
  private static Optional<String> audience(Request request) {
    return Arrays.stream(InfoPackages.Audience.values())
        .map(InfoPackages.Audience::key)
        .filter(key -> request.signals("package.audience." + key))
        .findFirst();
  }

  private static Optional<String> named(Request request, String type) {
    return request.entities().stream()
        .filter(entity -> entity.type().equals(type) && !entity.negated())
        .map(Entity::value)
        .findFirst();
  }

  @Override
  public SkillReply finish(Request request, Map<String, String> answers) {
    String municipality = answers.getOrDefault("municipality", "");
    InfoPackages packages =
        new InfoPackages(request.knowledge(), request.language(), request.today());
    Optional<Occupation> occupation =
        request.knowledge().occupations().stream()
            .filter(each -> each.titleFi().equals(answers.getOrDefault("occupation", ANY)))
            .findFirst();
    InfoPackages.Audience audience =
        InfoPackages.Audience.of(answers.getOrDefault("audience", ""))
            .orElse(InfoPackages.Audience.ABROAD);
    InfoPackage made = packages.assemble(municipality, occupation, audience);
    Phrases phrases = request.phrases();
    String query =
        "?language="
            + request.language().code()
            + "&municipality="
            + request.knowledge().municipality(municipality).map(each -> each.id()).orElse("")
            + "&audience="
            + audience.key()
            + occupation.map(each -> "&occupation=" + each.isco()).orElse("");
    return new SkillReply(
        List.of(
            new Message.Text(
                made.title()
                    + "\n\n"
                    + phrases.say("package.ready")
                    + "\n\n"
                    + made.advertisement()),
            new Message.Link(phrases.say("package.page"), site.get() + "/package" + query),
            new Message.Link(phrases.say("package.pdf"), site.get() + "/package.pdf" + query),
            new Message.Choices(
                "",
                List.of(
                    new Choice(phrases.say("adcheck.offer"), AdCheckForm.OPEN),
                    new Choice(
                        phrases.say("package.next.settle"), "topic:employer.settling_support"),
                    new Choice(phrases.say("choice.person"), "topic:meta.human")))),
        Optional.empty(),
        made.sources(),
        Optional.empty(),
        Turn.Request.NONE);
  }
}
