package fi.majakka.bot.employers;

import fi.majakka.bot.answers.Provenance;
import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.conversation.Turn;
import fi.majakka.bot.dialogue.Form;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.bot.dialogue.Request;
import fi.majakka.bot.dialogue.SkillReply;
import fi.majakka.kb.AdRule;
import fi.majakka.kb.Text;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The check of an advertisement in the chat: asked for, or offered by pasting one. */
public final class AdCheckForm implements Form {
  /** The offer that opens it. */
  public static final String OPEN = "form:adcheck";

  /** A message has room for so many findings of a kind. */
  private static final int SHOWN = 4;

  private static final int SHORTEST = 40;
  private static final Pattern CHECKING =
      Pattern.compile(
          "(?iu)tarkist.*ilmoitu|ilmoitu.*tarkist|\\bcheck.*\\b(advert|ad\\b|ads\\b|posting)"
              + "|\\b(advert\\w*|ad|ads|posting)\\b.*\\bcheck");
  private final Supplier<String> site;

  /**
   * @param site the address of this server that people use
   */
  public AdCheckForm(Supplier<String> site) {
    this.site = site;
  }

  @Override
  public String topic() {
    return "employer.publish_vacancy";
  }

  @Override
  public String name() {
    return "adcheck";
  }

  /** "Check my job advertisement": whoever asks how to publish one is answered by the article. */
  @Override
  public boolean opens(Request request) {
    return asksForIt(request.text());
  }

  private static boolean asksForIt(String text) {
    return text.length() < AdCheck.ADVERTISEMENT && CHECKING.matcher(text).find();
  }

  @Override
  public boolean claims(Request request) {
    return request.text().length() >= AdCheck.ADVERTISEMENT
        && new AdCheck(request.knowledge()).isAdvertisement(request.text());
  }

  @Override
  public List<Slot> slots(Request request) {
    return List.of(
        new Slot(
                "text",
                "adcheck.ask",
                List.of(),
                asked ->
                    Optional.of(asked.text())
                        .filter(text -> text.length() >= SHORTEST && !asksForIt(text)))
            .freely());
  }

  @Override
  public SkillReply finish(Request request, Map<String, String> answers) {
    String text = answers.getOrDefault("text", "");
    String looked = text.length() <= AdCheck.LONGEST ? text : text.substring(0, AdCheck.LONGEST);
    List<AdFinding> findings = new AdCheck(request.knowledge()).check(looked);
    Phrases phrases = request.phrases();
    Map<AdRule.Kind, List<AdFinding>> byKind = new EnumMap<>(AdRule.Kind.class);
    findings.forEach(
        finding ->
            byKind.computeIfAbsent(finding.rule().kind(), kind -> new ArrayList<>()).add(finding));
    List<Message> messages = new ArrayList<>();
    messages.add(
        new Message.Text(phrases.say(findings.isEmpty() ? "adcheck.clean" : "adcheck.found")));
    Set<String> facts = new LinkedHashSet<>();
    byKind.forEach(
        (kind, some) -> {
          messages.add(new Message.Text(tell(request, kind, some)));
          some.stream().limit(SHOWN).forEach(each -> facts.addAll(each.rule().facts()));
        });
    if (facts.isEmpty()) {
      facts.add("ads.relevant");
    }
    messages.add(
        new Message.Link(
            phrases.say("adcheck.page"),
            site.get() + "/adcheck?language=" + request.language().code()));
    messages.add(
        new Message.Choices(
            phrases.say("adcheck.decide"),
            List.of(
                new Choice(phrases.say("adcheck.again"), OPEN),
                new Choice(phrases.say("adcheck.next.package"), "topic:employer.info_package"),
                new Choice(phrases.say("choice.person"), "topic:meta.human"))));
    return new SkillReply(
        messages,
        Optional.empty(),
        new Provenance(request.knowledge(), request.language(), request.today()).ofFacts(facts),
        Optional.empty(),
        Turn.Request.NONE);
  }

  private static String tell(Request request, AdRule.Kind kind, List<AdFinding> findings) {
    String heading = request.phrases().say("adcheck.kind." + kind.key());
    if (kind == AdRule.Kind.MISSING) {
      return heading
          + " "
          + findings.stream()
              .map(each -> in(request, each.rule().title()))
              .collect(Collectors.joining(", "))
          + ".";
    }
    String lines =
        findings.stream()
            .limit(SHOWN)
            .map(each -> line(request, each))
            .collect(Collectors.joining("\n"));
    String others =
        findings.stream()
            .skip(SHOWN)
            .map(each -> in(request, each.rule().title()))
            .distinct()
            .collect(Collectors.joining(", "));
    return heading
        + "\n"
        + lines
        + (others.isEmpty() ? "" : "\n" + request.phrases().say("adcheck.more", others));
  }

  private static String line(Request request, AdFinding finding) {
    AdRule rule = finding.rule();
    return "• "
        + request.phrases().say("adcheck.quote", in(request, rule.title()), finding.quote())
        + " "
        + in(request, rule.why())
        + rule.instead().map(text -> " " + in(request, text)).orElse("");
  }

  private static String in(Request request, Text text) {
    return text.in(Phrases.kb(request.language()));
  }
}
