package fi.majakka.bot.editorial;

import fi.majakka.bot.MovableClock;
import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.KnowledgeTree;
import fi.majakka.kb.edit.ArticleSource;
import fi.majakka.kb.edit.BlockSource;
import fi.majakka.kb.edit.FactSource;
import fi.majakka.kb.edit.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** An instance's editorial services over a small knowledge base and a clock that can be moved. */
public final class Desk {
  public static final String TAX = SmallKnowledge.TAX;
  public static final String BANK = SmallKnowledge.BANK;
  private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
  private final MovableClock time = new MovableClock(START);
  private final CurrentKnowledge knowledge = new CurrentKnowledge();
  private final Releases releases;
  private final Editing editing;
  private final Publishing publishing;
  private final Intake intake;
  private boolean reviewers = true;

  public Desk(ReleaseStore store, DraftStore drafts) {
    this.releases = new Releases(store, "area", SmallKnowledge.tree(), knowledge::publish);
    this.editing = new Editing(drafts, store, releases, time);
    this.publishing = new Publishing(drafts, store, releases, editing, release -> List.of(), time);
    this.intake = new Intake(drafts, store, releases, editing, publishing, () -> reviewers, time);
  }

  public static KnowledgeTree shipped() {
    return SmallKnowledge.tree();
  }

  public static Clock clock() {
    return Clock.fixed(START, ZoneOffset.UTC);
  }

  public Instant now() {
    return time.instant();
  }

  public void later(Duration by) {
    time.pass(by);
  }

  public void withReviewers(boolean any) {
    reviewers = any;
  }

  public Releases releases() {
    return releases;
  }

  public Editing editing() {
    return editing;
  }

  public Publishing publishing() {
    return publishing;
  }

  public Intake intake() {
    return intake;
  }

  public Published current() {
    return releases.current().orElseThrow();
  }

  public KnowledgeBase inForce() {
    return knowledge.get();
  }

  public int version(String topic) {
    return inForce().article(topic).orElseThrow().version();
  }

  public static ArticleSource withLead(ArticleSource article, String fi, String en) {
    return new ArticleSource(
        article.topic(),
        article.title(),
        article.questionsFi(),
        article.questionsEn(),
        new BlockSource(new Words(fi, en), article.lead().facts()),
        article.steps(),
        article.responsible(),
        article.unknown(),
        article.more(),
        article.links(),
        article.next(),
        article.byMunicipality(),
        article.local());
  }

  public static FactSource withValue(FactSource fact, String value) {
    return new FactSource(
        fact.id(),
        fact.type(),
        fact.text(),
        value,
        fact.values(),
        fact.source(),
        fact.verify(),
        fact.owner(),
        fact.published(),
        fact.checked(),
        fact.reviewBy(),
        fact.confidence(),
        fact.isVolatile(),
        fact.highRisk());
  }
}
