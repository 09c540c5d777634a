package fi.majakka.kb;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The one validator of the knowledge base; the build, the command and the studio share it. */
public final class ContentCheck {
  /** What a chat message should be at most before the choices, in characters. */
  public static final int ANSWER_LIMIT = 600;

  private static final int MAX_STEPS = 5;
  private static final int MAX_NEXT = 4;
  private static final int LABEL_LIMIT = 48;
  private final LocalDate today;

  /**
   * @param today the day on which reviews are overdue or not
   */
  public ContentCheck(LocalDate today) {
    this.today = today;
  }

  /** Every problem of the files and of what they say together, sorted by file and line. */
  public List<Problem> check(KnowledgeFiles files) {
    List<Problem> found = new ArrayList<>(files.problems());
    KnowledgeBase knowledge = files.knowledge();
    for (Topic topic : knowledge.topics()) {
      String key = "topic:" + topic.id();
      if (knowledge.article(topic.id()).isEmpty()) {
        found.add(files.problemAt(key, "no article for the topic " + topic.id()));
      }
    }
    knowledge.articles().forEach(article -> check(article, files, found));
    knowledge.facts().forEach(fact -> check(fact, files, found));
    knowledge.events().forEach(event -> check(event, files, found));
    found.addAll(new HandbookCheck(files).problems());
    return found.stream().sorted().distinct().toList();
  }

  private void check(Fact fact, KnowledgeFiles files, List<Problem> found) {
    String key = "fact:" + fact.id();
    if (fact.overdue(today)) {
      found.add(
          files.problemAt(key, "the review of " + fact.id() + " was due on " + fact.reviewBy()));
    }
    if (files.knowledge().organisation(fact.owner()).isEmpty()) {
      found.add(files.problemAt(key, "no organisation " + fact.owner()));
    }
    if (!isAddress(fact.verify())) {
      found.add(files.problemAt(key, "verify is not an https address: " + fact.verify()));
    }
  }

  private static void check(Event event, KnowledgeFiles files, List<Problem> found) {
    String key = "event:" + event.id();
    if (files.knowledge().organisation(event.organiser()).isEmpty()) {
      found.add(files.problemAt(key, "no organisation " + event.organiser()));
    }
    event
        .municipality()
        .filter(
            name ->
                files.knowledge().municipalities().stream()
                    .noneMatch(place -> place.name().equals(name)))
        .ifPresent(
            name -> found.add(files.problemAt(key, "no municipality of the region: " + name)));
    if (event.sample()) {
      found.add(files.problemAt(key, "a sample event belongs in samples/events.yaml"));
    }
  }

  private void check(Article article, KnowledgeFiles files, List<Problem> found) {
    KnowledgeBase knowledge = files.knowledge();
    String key = "article:" + article.topic();
    if (knowledge.topic(article.topic()).isEmpty()) {
      found.add(files.problemAt(key, "no topic " + article.topic()));
    }
    for (Language language : Language.values()) {
      if (article.questions().getOrDefault(language, List.of()).isEmpty()) {
        found.add(files.problemAt(key, "no questions in " + language.code()));
      }
    }
    if (article.next().size() < 2 || article.next().size() > MAX_NEXT) {
      found.add(files.problemAt(key, "two to four next questions are needed"));
    }
    for (NextQuestion next : article.next()) {
      if (knowledge.article(next.topic()).isEmpty()) {
        found.add(files.problemAt(key, "a next question leads to no article: " + next.topic()));
      }
      if (Math.max(next.label().fi().length(), next.label().en().length()) > LABEL_LIMIT) {
        found.add(files.problemAt(key, "a next question is too long: " + next.label().fi()));
      }
    }
    for (Link link : article.links()) {
      if (!isAddress(link.url())) {
        found.add(files.problemAt(key, "not an https address: " + link.url()));
      }
    }
    variants(article, files, found)
        .forEach((name, variant) -> checkText(name, variant, files, found));
  }

  private static Map<String, Article> variants(
      Article article, KnowledgeFiles files, List<Problem> found) {
    Map<String, Article> variants = new LinkedHashMap<>();
    variants.put("", article);
    for (String municipality : article.local().keySet()) {
      if (files.knowledge().municipalities().stream()
          .noneMatch(place -> place.name().equals(municipality))) {
        found.add(
            files.problemAt(
                "article:" + article.topic(), "no municipality of the region: " + municipality));
      }
      variants.put(municipality, article.in(municipality));
    }
    return variants;
  }

  private void checkText(String name, Article article, KnowledgeFiles files, List<Problem> found) {
    KnowledgeBase knowledge = files.knowledge();
    String key = "article:" + article.topic();
    String where = name.isEmpty() ? "" : " (" + name + ")";
    if (article.steps().size() > MAX_STEPS) {
      found.add(files.problemAt(key, "more than five steps" + where));
    }
    for (String organisation : article.responsible()) {
      if (knowledge.organisation(organisation).isEmpty()) {
        found.add(files.problemAt(key, "no organisation " + organisation + where));
      }
    }
    for (Block block : article.blocks()) {
      for (String id : block.references()) {
        String problem = reference(knowledge, block, id);
        if (!problem.isEmpty()) {
          found.add(files.problemAt(key, problem + where));
        }
      }
    }
    for (Language language : Language.values()) {
      int answer = length(article.lead(), language, knowledge);
      for (Block step : article.steps()) {
        answer += length(step, language, knowledge) + 4;
      }
      answer += article.unknown().map(block -> length(block, language, knowledge)).orElse(0);
      tooLong(answer, "the answer", language, where, files, key, found);
      for (Block block : article.more()) {
        tooLong(
            length(block, language, knowledge),
            "a further part",
            language,
            where,
            files,
            key,
            found);
      }
    }
  }

  private static void tooLong(
      int length,
      String what,
      Language language,
      String where,
      KnowledgeFiles files,
      String key,
      List<Problem> found) {
    if (length > ANSWER_LIMIT) {
      found.add(
          files.problemAt(
              key,
              what
                  + " has "
                  + length
                  + " characters in "
                  + language.code()
                  + where
                  + ", at most "
                  + ANSWER_LIMIT
                  + " fit a message"));
    }
  }

  private static String reference(KnowledgeBase knowledge, Block block, String id) {
    return knowledge
        .fact(id)
        .map(
            fact -> {
              if (!fact.tellable()) {
                return "the fact " + id + " is " + fact.confidence().key() + " and may not be told";
              }
              return block.inserted().contains(id) && fact.value().isEmpty()
                  ? "the fact " + id + " has no value to insert"
                  : "";
            })
        .orElse("no fact " + id);
  }

  private static int length(Block block, Language language, KnowledgeBase knowledge) {
    return block.render(language, knowledge).length();
  }

  private static boolean isAddress(String url) {
    return url.startsWith("https://") && url.length() > 10 && !url.contains(" ");
  }
}
