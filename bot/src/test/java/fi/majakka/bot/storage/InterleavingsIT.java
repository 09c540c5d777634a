package fi.majakka.bot.storage;

import static org.assertj.core.api.Assertions.assertThat;

import fi.majakka.bot.config.Config;
import fi.majakka.bot.editorial.Combination;
import fi.majakka.bot.editorial.Desk;
import fi.majakka.bot.editorial.Draft;
import fi.majakka.bot.editorial.Editing.Loaded;
import fi.majakka.bot.editorial.Editing.Saved;
import fi.majakka.bot.editorial.EditorialException;
import fi.majakka.bot.editorial.EditorialException.Why;
import fi.majakka.bot.editorial.Release;
import fi.majakka.kb.KnowledgeTree;
import fi.majakka.kb.edit.ArticleSource;
import fi.majakka.kb.edit.BlockSource;
import fi.majakka.kb.edit.Words;
import fi.majakka.kb.yaml.Merge;
import fi.majakka.kb.yaml.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two editors at once, in 1,000 random interleavings of loading, saving, reviewing, publishing and
 * rolling back, against a model that is nothing but maps of fields: no text that was saved is ever
 * lost, clashes are shown just where they are, and every release can be read again as it was.
 */
class InterleavingsIT {
  private static final int TIMES = 1_000;
  private static final int STEPS = 14;
  private static final List<String> EDITORS = List.of("anna", "ben");
  private static final List<String> TOPICS = List.of("settle.tax", "settle.bank");
  private static final List<String> FIELDS = List.of("lead.fi", "lead.en", "step1.fi", "step2.en");
  private final Random random = new Random(20261124);
  @TempDir Path folder;
  private int texts;

  /** What the model knows of a draft. */
  private static final class Work {
    private final String who;
    private final String id;
    private Map<String, String> base;
    private final Map<String, String> edits = new HashMap<>();

    /** The article as the editor's page shows it, per topic. */
    private final Map<String, Loaded<ArticleSource>> pages = new HashMap<>();

    Work(String who, String id, Map<String, String> base) {
      this.who = who;
      this.id = id;
      this.base = base;
    }

    Map<String, String> fields() {
      Map<String, String> all = new LinkedHashMap<>(base);
      all.putAll(edits);
      return all;
    }
  }

  @Test
  void nothingIsLostAndEveryReleaseCanBeReadAgain() {
    try (Database database =
        Database.open(
            new Config.Database(
                Optional.of(
                    "jdbc:h2:mem:interleavings;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
                        + ";DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1"),
                Optional.of("sa"),
                Optional.empty(),
                4),
            folder)) {
      // Two instances of the program; every step is taken at one or the other.
      List<Desk> desks = List.of(desk(database), desk(database));
      Desk desk = desks.get(0);
      desk.intake().shipped(Desk.shipped(), "(majakka)");
      List<Map<String, String>> releases = new ArrayList<>();
      releases.add(fields(desk.current().tree()));
      List<Work> works = new ArrayList<>();
      for (int time = 0; time < TIMES; time++) {
        for (int step = 0; step < STEPS; step++) {
          step(desks.get(random.nextInt(desks.size())), releases, works);
        }
        for (Work work : List.copyOf(works)) {
          assertThat(fields(desk.editing().tree(desk.editing().draft(work.id))))
              .as("draft of %s in interleaving %s", work.who, time)
              .isEqualTo(work.fields());
        }
      }
      assertThat(releases).hasSizeGreaterThan(TIMES);
      Desk fresh = desk(database);
      for (int number = 1; number <= releases.size(); number++) {
        assertThat(fields(fresh.releases().published(number).tree()))
            .as("release %s", number)
            .isEqualTo(releases.get(number - 1));
      }
    }
  }

  private static Desk desk(Database database) {
    AuditTrail audit = new AuditTrail(database, new byte[32], Desk.clock());
    return new Desk(
        new JdbiReleaseStore(database, audit, Desk.clock()),
        new JdbiDraftStore(database, audit, Desk.clock()));
  }

  private void step(Desk desk, List<Map<String, String>> releases, List<Work> works) {
    String who = EDITORS.get(random.nextInt(EDITORS.size()));
    Optional<Work> own = works.stream().filter(work -> work.who.equals(who)).findFirst();
    if (random.nextInt(40) == 0 && releases.size() > 1) {
      rollBack(desk, releases);
    } else if (own.isEmpty()) {
      Draft draft = desk.editing().begin(who, "Draft of " + who);
      works.add(new Work(who, draft.id(), releases.get(draft.base() - 1)));
    } else {
      // An editor now and then writes in the other's draft.
      Work work =
          works.get(
              random.nextInt(8) == 0 ? random.nextInt(works.size()) : works.indexOf(own.get()));
      switch (random.nextInt(8)) {
        case 0, 1 -> load(desk, work);
        case 2, 3, 4, 5 -> save(desk, work, who);
        case 6 -> publish(desk, releases, works, work);
        default -> bringUpToDate(desk, releases, work);
      }
    }
  }

  private void load(Desk desk, Work work) {
    String topic = TOPICS.get(random.nextInt(TOPICS.size()));
    Draft draft = desk.editing().draft(work.id);
    work.pages.put(topic, desk.editing().article(draft, "finland", topic));
  }

  private void save(Desk desk, Work work, String who) {
    if (work.pages.isEmpty()) {
      load(desk, work);
    }
    String topic = List.copyOf(work.pages.keySet()).get(random.nextInt(work.pages.size()));
    Loaded<ArticleSource> page = work.pages.get(topic);
    if (page == null) {
      return;
    }
    String field = FIELDS.get(random.nextInt(FIELDS.size()));
    String key = topic + " " + field;
    String text = "Text " + texts++ + ".";
    String loaded = fields(topic, page.value()).get(key);
    String now = work.fields().get(key);
    Saved saved =
        desk.editing()
            .saveArticle(
                work.id, who, "finland", with(page.value(), field, text), page.token(), false);
    boolean clash = now != null && !now.equals(loaded);
    assertThat(saved.clashes().isEmpty()).as("clash of %s", key).isEqualTo(!clash);
    if (clash) {
      assertThat(saved.clashes().get(0).conflict().mine().map(Value::text)).contains(text);
      assertThat(saved.clashes().get(0).conflict().theirs().map(Value::text)).contains(now);
    } else {
      work.edits.put(key, text);
      // The page goes on from what was saved, or stays open as it was and is old from now on.
      if (random.nextBoolean()) {
        work.pages.put(
            topic, desk.editing().article(desk.editing().draft(work.id), "finland", topic));
      }
    }
  }

  private void publish(Desk desk, List<Map<String, String>> releases, List<Work> works, Work work) {
    Map<String, String> last = releases.get(releases.size() - 1);
    Map<String, String> next = new LinkedHashMap<>(last);
    boolean clash = false;
    for (Map.Entry<String, String> edit : work.edits.entrySet()) {
      String published = last.get(edit.getKey());
      boolean changed = !String.valueOf(published).equals(work.base.get(edit.getKey()));
      clash |= changed && !edit.getValue().equals(published);
      next.put(edit.getKey(), edit.getValue());
    }
    try {
      desk.publishing().submit(work.id, work.who);
      desk.publishing().approve(work.id, "reviewer", Optional.empty());
      Release release = desk.publishing().publish(work.id, "reviewer");
      assertThat(clash).as("a clash was published over").isFalse();
      assertThat(release.number()).isEqualTo(releases.size() + 1);
      releases.add(next);
      works.remove(work);
    } catch (EditorialException e) {
      assertThat(e.why()).isIn(Why.CONFLICTS, Why.NOTHING);
      assertThat(e.why() == Why.CONFLICTS).isEqualTo(clash);
      if (desk.editing().draft(work.id).state() != Draft.State.OPEN) {
        desk.publishing().takeBack(work.id, work.who);
      }
    }
  }

  private void bringUpToDate(Desk desk, List<Map<String, String>> releases, Work work) {
    Map<String, String> last = releases.get(releases.size() - 1);
    List<Combination.Clash> clashes = desk.editing().bringUpToDate(work.id, work.who, List.of());
    List<Combination.Decision> decisions = new ArrayList<>();
    for (Combination.Clash clash : clashes) {
      boolean mine = random.nextBoolean();
      decisions.add(
          new Combination.Decision(
              clash.path(),
              clash.conflict().field(),
              new Merge.Decided(mine ? clash.conflict().mine() : clash.conflict().theirs())));
      String text = clash.conflict().mine().map(Value::text).orElse("");
      assertThat(work.edits).containsValue(text);
      if (!mine) {
        work.edits.values().removeIf(text::equals);
      }
    }
    if (!clashes.isEmpty()) {
      assertThat(desk.editing().bringUpToDate(work.id, work.who, decisions)).isEmpty();
    }
    work.base = last;
  }

  private void rollBack(Desk desk, List<Map<String, String>> releases) {
    int number = 1 + random.nextInt(releases.size());
    try {
      desk.publishing().rollBack(number, "reviewer", "Back to " + number);
      releases.add(releases.get(number - 1));
    } catch (EditorialException e) {
      assertThat(e.why()).isEqualTo(Why.NOTHING);
    }
  }

  private static Map<String, String> fields(KnowledgeTree tree) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String topic : TOPICS) {
      fields.putAll(
          fields(
              topic,
              fi.majakka.kb.edit.KnowledgeBaseWriter.article(tree, "finland", topic)
                  .orElseThrow()));
    }
    return fields;
  }

  private static Map<String, String> fields(String topic, ArticleSource article) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put(topic + " lead.fi", article.lead().words().fi());
    fields.put(topic + " lead.en", article.lead().words().en());
    fields.put(topic + " step1.fi", article.steps().get(0).words().fi());
    fields.put(topic + " step2.en", article.steps().get(1).words().en());
    return fields;
  }

  private static ArticleSource with(ArticleSource article, String field, String text) {
    Words lead = article.lead().words();
    List<BlockSource> steps = new ArrayList<>(article.steps());
    switch (field) {
      case "lead.fi" -> lead = new Words(text, lead.en());
      case "lead.en" -> lead = new Words(lead.fi(), text);
      case "step1.fi" ->
          steps.set(0, new BlockSource(new Words(text, steps.get(0).words().en()), List.of()));
      default ->
          steps.set(1, new BlockSource(new Words(steps.get(1).words().fi(), text), List.of()));
    }
    return new ArticleSource(
        article.topic(),
        article.title(),
        article.questionsFi(),
        article.questionsEn(),
        new BlockSource(lead, article.lead().facts()),
        steps,
        article.responsible(),
        article.unknown(),
        article.more(),
        article.links(),
        article.next(),
        article.byMunicipality(),
        article.local());
  }
}
