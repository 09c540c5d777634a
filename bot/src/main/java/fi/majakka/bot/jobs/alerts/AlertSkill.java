package fi.majakka.bot.jobs.alerts;

import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.dialogue.Request;
import fi.majakka.bot.dialogue.Skill;
import fi.majakka.bot.dialogue.SkillReply;
import fi.majakka.bot.jobs.JobWording;
import fi.majakka.bot.jobs.QueryReader;
import fi.majakka.bot.jobs.VacancyQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Saves searches in a conversation, shows how often, and ends them. */
public final class AlertSkill implements Skill {
  static final String TOPIC = "jobs.alerts";
  private static final String SAVE = "save.";
  private static final String STOP = "stop.";
  private final QueryReader reader;
  private final AlertMessages messages;
  private final Skill articles;
  private final BooleanSupplier mail;
  private final Supplier<String> site;
  private final UnaryOperator<String> encoded;
  private final Duration life;
  private final Clock clock;
  private final AlertIds ids = new AlertIds();

  /**
   * @param articles tells in general, when no work is named
   * @param mail true when searches can go by mail
   * @param encoded writes a text as part of an address
   * @param life how long a saved search is in force
   */
  public AlertSkill(
      QueryReader reader,
      AlertMessages messages,
      Skill articles,
      BooleanSupplier mail,
      Supplier<String> site,
      UnaryOperator<String> encoded,
      Duration life,
      Clock clock) {
    this.reader = reader;
    this.messages = messages;
    this.articles = articles;
    this.mail = mail;
    this.site = site;
    this.encoded = encoded;
    this.life = life;
    this.clock = clock;
  }

  @Override
  public boolean handles(String topic) {
    return topic.equals(TOPIC);
  }

  /** The button that ends a search. */
  static String stopping(String id) {
    return "do:" + TOPIC + ":" + STOP + id;
  }

  @Override
  public Optional<SkillReply> reply(Request request) {
    JobWording.In words = messages.words(request.language());
    String action = request.action().orElse("");
    if (action.startsWith(STOP) && action.substring(STOP.length()).matches("[a-z0-9]{12}")) {
      return Optional.of(
          SkillReply.saying(
                  List.of(
                      new Message.Choices(
                          words.say("alerts.stopped"),
                          List.of(new Choice(words.say("alerts.again"), "topic:jobs.search")))))
              .with(new AlertKeep.Stop(action.substring(STOP.length()))));
    }
    Optional<Rhythm> rhythm =
        action.startsWith(SAVE) && action.length() > SAVE.length() + 1
            ? Rhythm.of(action.substring(SAVE.length(), SAVE.length() + 1))
            : Optional.empty();
    if (rhythm.isPresent()) {
      return Optional.of(
          saved(
              request,
              words,
              VacancyQuery.parse(action.substring(SAVE.length() + 2)),
              rhythm.get()));
    }
    VacancyQuery query = reader.read(request);
    Optional<Rhythm> told = rhythmTold(request);
    if (told.isPresent()) {
      return Optional.of(saved(request, words, query, told.get()));
    }
    return query.isEmpty() && action.isEmpty()
        ? articles.reply(request)
        : Optional.of(asked(request, words, query));
  }

  /** "Every week", said of being told of new jobs. */
  private static Optional<Rhythm> rhythmTold(Request request) {
    return request.memory().topic().filter(TOPIC::equals).isEmpty()
            || !request.signals("alerts.rhythm")
        ? Optional.empty()
        : Stream.of(Rhythm.values())
            .filter(each -> request.signals("offer:do:" + TOPIC + ":" + SAVE + each.letter() + "."))
            .findFirst();
  }

  /** How often? */
  private SkillReply asked(Request request, JobWording.In words, VacancyQuery query) {
    List<Choice> choices = new ArrayList<>();
    for (Rhythm rhythm : Rhythm.values()) {
      choices.add(
          new Choice(
              words.say("alerts.rhythm." + rhythm.phrase()),
              "do:" + TOPIC + ":" + SAVE + rhythm.letter() + "." + query.code()));
    }
    choices.add(new Choice(words.say("jobs.change.menu"), "do:jobs.search:menu." + query.code()));
    List<Message> said = new ArrayList<>();
    if (mail.getAsBoolean()) {
      said.add(
          new Message.Link(
              words.say("alerts.by_mail"),
              site.get()
                  + "/alerts/new?search="
                  + encoded.apply(query.code())
                  + "&language="
                  + request.language().code()));
    }
    said.add(new Message.Choices(words.say("alerts.how_often", words.query(query)), choices));
    return SkillReply.saying(said).keeping(QueryReader.KEPT, query.code());
  }

  private SkillReply saved(
      Request request, JobWording.In words, VacancyQuery query, Rhythm rhythm) {
    Instant now = clock.instant();
    Alert alert =
        new Alert(
            ids.next(),
            request.message().channel(),
            Optional.of(request.message().conversation()),
            request.language(),
            query,
            rhythm,
            now,
            now.plus(life));
    List<Message> said = new ArrayList<>();
    said.add(
        new Message.Text(
            words.say(
                "alerts.saved",
                words.query(query),
                words.say("alerts.rhythm." + rhythm.phrase()).toLowerCase(Locale.ROOT),
                Long.toString(life.toDays()))));
    if (!alert.channel().equals("telegram")) {
      said.add(
          new Message.Link(words.say("alerts.page"), messages.page(alert.id(), alert.language())));
    }
    said.add(
        new Message.Choices(
            "",
            List.of(
                new Choice(words.say("alerts.stop"), stopping(alert.id())),
                new Choice(words.say("alerts.search"), "do:jobs.search:" + query.code()))));
    return SkillReply.saying(said).with(new AlertKeep.Save(alert));
  }
}
