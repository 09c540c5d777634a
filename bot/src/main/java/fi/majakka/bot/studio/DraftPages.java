package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.AuditLog;
import fi.majakka.bot.accounts.Right;
import fi.majakka.bot.accounts.User;
import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.editorial.Change;
import fi.majakka.bot.editorial.CheckReport;
import fi.majakka.bot.editorial.Combination;
import fi.majakka.bot.editorial.Draft;
import fi.majakka.bot.editorial.Editing;
import fi.majakka.bot.editorial.EditorialException;
import fi.majakka.bot.editorial.GoldenGate;
import fi.majakka.bot.editorial.PlainCheck;
import fi.majakka.bot.editorial.Publishing;
import fi.majakka.kb.yaml.Conflict;
import fi.majakka.kb.yaml.Field;
import fi.majakka.kb.yaml.FieldChange;
import fi.majakka.kb.yaml.Merge;
import fi.majakka.kb.yaml.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A draft on its way: what it changes, what stands in the way, review and publishing. */
public final class DraftPages implements StudioPages {
  static final String PATH = "/studio/drafts";
  private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");

  /** Fields that name topics. */
  private static final Set<String> TOPIC_FIELDS = Set.of("topic", "topics");

  private static final Pattern ARTICLE = Pattern.compile(".*/articles/([^/]+)/([^/]+)\\.yaml");
  private final Editing editing;
  private final Publishing publishing;
  private final PlainCheck plain;
  private final AuditLog audit;
  private final CurrentKnowledge knowledge;

  public DraftPages(
      Editing editing,
      Publishing publishing,
      PlainCheck plain,
      AuditLog audit,
      CurrentKnowledge knowledge) {
    this.editing = editing;
    this.publishing = publishing;
    this.plain = plain;
    this.audit = audit;
    this.knowledge = knowledge;
  }

  /** What the user may do with the draft as it stands. */
  public record May(boolean edit, boolean review, boolean own) {
    static May of(User user, Draft draft) {
      boolean own = draft.editors().contains(user.name());
      return new May(user.may(Right.EDIT), user.may(Right.REVIEW) && !own, own);
    }
  }

  @Override
  public void add(Door door) {
    door.get(PATH + "/{id}", Right.READ, visit -> show(visit, 200, ""));
    door.post(
        PATH + "/{id}/submit",
        Right.EDIT,
        visit -> change(visit, "draft.submitted", (id, who) -> publishing.submit(id, who)));
    door.post(
        PATH + "/{id}/take-back",
        Right.EDIT,
        visit -> change(visit, "draft.taken_back", (id, who) -> publishing.takeBack(id, who)));
    door.post(
        PATH + "/{id}/discard",
        Right.EDIT,
        visit -> change(visit, "draft.discarded", (id, who) -> editing.discard(id, who)));
    door.post(
        PATH + "/{id}/send-back",
        Right.REVIEW,
        visit ->
            change(
                visit,
                "draft.sent_back",
                (id, who) -> publishing.sendBack(id, who, visit.field("remark").orElse(""))));
    door.post(PATH + "/{id}/update", Right.EDIT, this::update);
    door.post(PATH + "/{id}/approve", Right.REVIEW, this::approve);
    door.post(PATH + "/{id}/publish", Right.REVIEW, this::publish);
  }

  private Draft draft(Visit visit) {
    try {
      return editing.draft(visit.part("id"));
    } catch (EditorialException e) {
      throw visit.missing();
    }
  }

  private void show(Visit visit, int status, String error) {
    Draft draft = draft(visit);
    CheckReport report = publishing.check(draft.id());
    visit.ctx().status(status);
    visit.titled(
        draft.title(),
        "studio/draft",
        Map.of(
            "draft",
            draft,
            "changes",
            editing.changes(draft),
            "report",
            report,
            "written",
            draft.state().alive() ? plain.of(draft) : List.of(),
            "may",
            May.of(visit.user(), draft),
            "titles",
            titles(visit, draft),
            "error",
            error));
  }

  /** What answers are called, and golden questions, by the ids that stand in the changes. */
  private Map<String, String> titles(Visit visit, Draft draft) {
    Map<String, String> titles =
        new HashMap<>(TopicTitles.byTopic(knowledge.get(), editing.tree(draft), visit.language()));
    titles.putAll(TopicTitles.goldenQuestions(knowledge.get()));
    titles.putAll(TopicTitles.goldenQuestions(editing.knowledge(draft)));
    return titles;
  }

  /** Brings the draft onto what is published, as the user decides where both changed a field. */
  private void update(Visit visit) {
    trying(
        visit,
        () -> {
          Draft draft = draft(visit);
          ownOnly(visit, draft);
          List<Combination.Decision> decisions =
              editing.clashes(draft).stream()
                  .flatMap(clash -> decision(visit, clash).stream())
                  .toList();
          if (editing.bringUpToDate(draft.id(), visit.user().name(), decisions).isEmpty()) {
            visit.done(PATH + "/" + draft.id(), "done.draft.updated");
          } else {
            show(visit, 409, visit.say("draft.undecided"));
          }
        });
  }

  private static Optional<Combination.Decision> decision(Visit visit, Combination.Clash clash) {
    Conflict conflict = clash.conflict();
    return visit
        .field(key(clash))
        .map(choice -> choice.equals("mine") ? conflict.mine() : conflict.theirs())
        .map(
            value ->
                new Combination.Decision(clash.path(), conflict.field(), new Merge.Decided(value)));
  }

  /** The name of the form's field that decides a clash. */
  public static String key(Combination.Clash clash) {
    return "decide " + clash.path() + " " + clash.conflict().field();
  }

  /** What a value says, in one line for each of its texts. */
  public static String text(Optional<Value> value) {
    return FieldChange.between(Optional.empty(), value).stream()
        .flatMap(part -> part.after().stream())
        .collect(Collectors.joining(" · "));
  }

  /**
   * What an answer lacks, in words.
   *
   * @param titles of answers, by topic
   */
  public static String lack(StudioPage page, GoldenGate.Lack lack, Map<String, String> titles) {
    return page.say(
        "lack." + lack.kind().name().toLowerCase(Locale.ROOT),
        named(page, lack.wanted(), titles),
        named(page, lack.instead(), titles));
  }

  private static String named(StudioPage page, String topic, Map<String, String> titles) {
    return topic.equals("none")
        ? page.say("try.no_topic")
        : Optional.ofNullable(titles.get(topic))
            .map(title -> page.say("studio.quoted", title))
            .orElse(topic);
  }

  /** Which part of the knowledge base a file is, by the title of its answer where it has one. */
  public static String where(StudioPage page, String path, Map<String, String> titles) {
    Matcher article = ARTICLE.matcher(path);
    return article.matches()
        ? Optional.ofNullable(titles.get(article.group(1) + "." + article.group(2)))
            .map(title -> page.say("change.article") + " " + page.say("studio.quoted", title))
            .orElse(path)
        : path;
  }

  private void approve(Visit visit) {
    Optional<Instant> at;
    try {
      at = visit.field("at").map(text -> LocalDateTime.parse(text).atZone(FINLAND).toInstant());
    } catch (DateTimeException e) {
      show(visit, 422, visit.say("draft.bad_time"));
      return;
    }
    String name = visit.user().name();
    trying(
        visit,
        () -> {
          if (!plainEnough(visit, draft(visit))) {
            return;
          }
          Draft draft = publishing.approve(draft(visit).id(), name, at);
          if (at.isEmpty()) {
            publishing.publish(draft.id(), name);
            visit.done(ReleasePages.PATH, "done.published");
          } else {
            visit.done(PATH + "/" + draft.id(), "done.draft.scheduled");
          }
        });
  }

  /** A text above the limit is let pass only by somebody who says why, under their name. */
  private boolean plainEnough(Visit visit, Draft draft) {
    List<PlainCheck.Written> hard =
        plain.of(draft).stream().filter(one -> one.reading().hard()).toList();
    Optional<String> reason = visit.field("exception");
    if (hard.isEmpty()) {
      return true;
    }
    if (reason.isEmpty() || draft.editors().contains(visit.user().name())) {
      show(visit, 422, visit.say("plain.refused"));
      return false;
    }
    audit.record(PlainCheck.exception(visit.user().name(), draft.id(), reason.get(), hard)).join();
    return true;
  }

  private void publish(Visit visit) {
    trying(
        visit,
        () -> {
          Draft draft = draft(visit);
          publishing.publish(draft.id(), visit.user().name());
          visit.done(ReleasePages.PATH, "done.published");
        });
  }

  private void change(Visit visit, String action, BiConsumer<String, String> work) {
    trying(
        visit,
        () -> {
          Draft draft = draft(visit);
          ownOnly(visit, draft);
          work.accept(draft.id(), visit.user().name());
          visit.done(PATH + "/" + draft.id(), "done." + action);
        });
  }

  /** An owner has a say over drafts that the owner works on, and over no others. */
  private static void ownOnly(Visit visit, Draft draft) {
    if (visit.user().municipality().isPresent() && !draft.editors().contains(visit.user().name())) {
      throw new StudioException(403, "error.municipality");
    }
  }

  private void trying(Visit visit, Runnable work) {
    try {
      work.run();
    } catch (EditorialException e) {
      show(visit, 409, Refusals.say(visit, e));
    }
  }

  /** Where a text stands, in words where the studio has some: "Answer › English". */
  public static String field(StudioPage page, Field field, Map<String, String> titles) {
    return field.steps().stream()
        .map(step -> page.find("field." + step).orElseGet(() -> named(page, step, titles)))
        .collect(Collectors.joining(" › "));
  }

  /** What stands in a field; a topic by the title of its answer. */
  public static String said(StudioPage page, Field field, String text, Map<String, String> titles) {
    return field.steps().stream().anyMatch(TOPIC_FIELDS::contains)
        ? named(page, text, titles)
        : text;
  }

  /** What kind of thing changes. */
  public static String place(StudioPage page, Change change) {
    return page.say("change." + change.kind().name().toLowerCase(Locale.ROOT));
  }
}
