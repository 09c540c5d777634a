package fi.majakka.bot.events;

import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.Entity;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.conversation.Source;
import fi.majakka.bot.conversation.Turn;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.bot.dialogue.Request;
import fi.majakka.bot.dialogue.Skill;
import fi.majakka.bot.dialogue.SkillReply;
import fi.majakka.kb.Event;
import fi.majakka.kb.Organisation;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells of coming events by municipality, kind and date; with none known it says so and lets the
 * article tell where to look.
 */
public final class EventsSkill implements Skill {
  static final String TOPIC = "region.events";
  private static final String SIGN = "sign-";
  private static final int SHOWN = 5;
  private final EventBook book;
  private final EventLinks links;
  private final Skill article;
  private final Clock clock;

  /**
   * @param article tells where else to look
   */
  public EventsSkill(EventBook book, EventLinks links, Skill article, Clock clock) {
    this.book = book;
    this.links = links;
    this.article = article;
    this.clock = clock;
  }

  @Override
  public boolean handles(String topic) {
    return topic.equals(TOPIC);
  }

  @Override
  public Optional<SkillReply> reply(Request request) {
    Optional<String> action = request.action();
    if (action.isPresent() && action.get().startsWith(SIGN)) {
      return book.find(action.get().substring(SIGN.length())).map(event -> signUp(request, event));
    }
    if (request.part() > 0) {
      return article.reply(request);
    }
    LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), Event.ZONE);
    List<Event> events = filter(request).upcoming(book.all(), now);
    return events.isEmpty()
        ? article.reply(request).map(answer -> none(request, answer))
        : Optional.of(list(request, events, now));
  }

  private static EventFilter filter(Request request) {
    Optional<Event.Kind> kind =
        Stream.of(Event.Kind.values())
            .filter(one -> request.signals("event." + one.key()))
            .findFirst();
    List<LocalDate> days = days(request);
    return new EventFilter(
        request.municipality(),
        kind,
        days.isEmpty() ? Optional.empty() : Optional.of(days.get(0)),
        days.isEmpty() ? Optional.empty() : Optional.of(days.get(1)));
  }

  /** First and last day asked for; empty when any will do. */
  private static List<LocalDate> days(Request request) {
    Optional<String> named =
        request.entities().stream()
            .filter(entity -> entity.type().equals("date") && !entity.carried())
            .map(Entity::value)
            .findFirst();
    LocalDate today = request.today();
    if (named.isPresent() && named.get().matches("\\d{4}-\\d\\d(/.*)?")) {
      String[] months = named.get().split("/", -1); // a season is an interval of months
      return List.of(
          YearMonth.parse(months[0]).atDay(1),
          YearMonth.parse(months[months.length - 1]).atEndOfMonth());
    }
    if (named.isPresent()) {
      LocalDate day = LocalDate.parse(named.get());
      return List.of(day, day);
    }
    LocalDate sunday = today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
    if (request.signals("event.weekend")) {
      return List.of(sunday.minusDays(1), sunday);
    }
    if (request.signals("event.next_week")) {
      return List.of(sunday.plusDays(1), sunday.plusDays(7));
    }
    if (request.signals("event.this_week")) {
      return List.of(today, sunday);
    }
    YearMonth next = YearMonth.from(today).plusMonths(1);
    return request.signals("event.next_month")
        ? List.of(next.atDay(1), next.atEndOfMonth())
        : List.of();
  }

  private SkillReply list(Request request, List<Event> events, LocalDateTime now) {
    Phrases phrases = request.phrases();
    List<Event> shown = events.stream().limit(SHOWN).toList();
    List<Message> messages = new ArrayList<>();
    messages.add(
        new Message.Text(
            events.size() == 1
                ? phrases.say("event.coming.one")
                : phrases.say("event.coming", Integer.toString(events.size()))));
    List<Choice> choices = new ArrayList<>();
    for (Event event : shown) {
      messages.add(
          new Message.Text(
              EventWords.title(event, phrases)
                  + "\n"
                  + EventWords.when(event, phrases)
                  + "\n"
                  + EventWords.where(event, phrases)));
      messages.add(
          new Message.Link(phrases.say("event.read"), links.of(event, request.language())));
      if (event.open(now)) {
        choices.add(
            new Choice(
                phrases.say("event.sign_up.to", event.title().in(Phrases.kb(phrases.language()))),
                "do:" + TOPIC + ":" + SIGN + event.id()));
      }
    }
    messages.add(new Message.Link(phrases.say("event.all"), links.list(request.language())));
    choices.add(new Choice(phrases.say("choice.person"), "topic:meta.human"));
    messages.add(new Message.Choices("", choices));
    return new SkillReply(
        messages,
        Optional.empty(),
        shown.stream().flatMap(event -> source(request, event).stream()).distinct().toList(),
        Optional.empty(),
        Turn.Request.NONE);
  }

  /** The organiser's own word. */
  private static Optional<Source> source(Request request, Event event) {
    return request
        .knowledge()
        .organisation(event.organiser())
        .map(organiser -> source(request, event, organiser));
  }

  private static Source source(Request request, Event event, Organisation organiser) {
    return new Source(
        organiser.name().in(Phrases.kb(request.language())),
        event.url().orElse(organiser.url()),
        event.checked(),
        organiser.name().in(Phrases.kb(request.language())),
        false);
  }

  private SkillReply signUp(Request request, Event event) {
    Phrases phrases = request.phrases();
    boolean open = event.open(LocalDateTime.ofInstant(clock.instant(), Event.ZONE));
    return new SkillReply(
        List.of(
            new Message.Text(
                phrases.say(
                    open ? "event.sign_up.how" : "event.sign_up.closed",
                    EventWords.title(event, phrases),
                    EventWords.when(event, phrases))),
            new Message.Link(
                phrases.say(open ? "event.sign_up.open" : "event.read"),
                links.signUp(event, request.message().conversation(), request.language()))),
        Optional.empty(),
        source(request, event).stream().toList(),
        Optional.empty(),
        Turn.Request.NONE);
  }

  /** Nothing is made up: none is known here, and the article tells who knows more. */
  private static SkillReply none(Request request, SkillReply answer) {
    Phrases phrases = request.phrases();
    List<Message> messages = new ArrayList<>();
    messages.add(
        new Message.Text(
            request
                .municipality()
                .map(name -> phrases.say("event.none.in", phrases.in(name)))
                .orElseGet(() -> phrases.say("event.none"))));
    messages.addAll(answer.messages());
    return answer.with(messages);
  }
}
