package fi.majakka.bot;

import com.sun.management.OperatingSystemMXBean;
import fi.majakka.bot.config.Home;
import fi.majakka.kb.KnowledgeArchive;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.KnowledgeBaseReader;
import fi.majakka.kb.KnowledgeTree;
import fi.majakka.kb.search.ArticleSearch;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/** A knowledge base of 20,000 articles on 100,000 facts, made up: load, search and memory. */
final class KnowledgeBench {
  private static final int ARTICLES = 20_000;
  private static final int FACTS = 100_000;
  private static final int FACTS_IN_A_FILE = 1_000;
  private static final int SEARCHES = 2_000;
  private static final int WARM = 500;
  private final Home home;
  private final String region;
  private final PrintWriter out;
  private final Random random = new Random(7);
  private final List<String> words;

  KnowledgeBench(Home home, KnowledgeBase shipped, String region, PrintWriter out) {
    this.home = home;
    this.region = region;
    this.out = out;
    this.words =
        shipped.articles().stream()
            .flatMap(article -> article.blocks().stream())
            .flatMap(block -> Stream.of(block.text().fi(), block.text().en()))
            .flatMap(text -> Arrays.stream(text.split("[^\\p{L}]+", -1)))
            .filter(word -> word.length() > 2)
            .distinct()
            .sorted()
            .toList();
  }

  void run() throws IOException {
    Path folder = Files.createTempDirectory("majakka-bench-kb");
    try {
      KnowledgeArchive.write(generated(KnowledgeArchive.read(home.knowledge())), folder);
      long before = used();
      long begin = cpu();
      KnowledgeBase knowledge = KnowledgeBaseReader.read(folder, region).knowledge();
      double load = (cpu() - begin) / 1e9;
      ArticleSearch search = new ArticleSearch();
      begin = cpu();
      search.topics(knowledge, sentence(), 3);
      double index = (cpu() - begin) / 1e9;
      ThreadMXBean thread = ManagementFactory.getThreadMXBean();
      long[] nanos = new long[SEARCHES];
      for (int i = -WARM; i < SEARCHES; i++) {
        String asked = sentence();
        long start = thread.getCurrentThreadCpuTime();
        search.topics(knowledge, asked, 3);
        if (i >= 0) {
          nanos[i] = thread.getCurrentThreadCpuTime() - start;
        }
      }
      Arrays.sort(nanos);
      out.println(
          String.format(
              Locale.ROOT,
              "{\"benchmark\":\"large_knowledge\",\"articles\":%d,\"facts\":%d,\"load_cpu_s\":%.1f,"
                  + "\"index_cpu_s\":%.1f,\"search_p50_cpu_ms\":%.1f,\"search_p99_cpu_ms\":%.1f,"
                  + "\"memory_mb\":%d}",
              knowledge.articles().size(),
              knowledge.facts().size(),
              load,
              index,
              nanos[SEARCHES / 2] / 1e6,
              nanos[SEARCHES * 99 / 100] / 1e6,
              (used() - before) / 1_000_000));
      out.flush();
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  /** CPU time of the whole process, which other programs do not lengthen, in nanoseconds. */
  private static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** Heap in use after a collection, in bytes. */
  private static long used() {
    ManagementFactory.getMemoryMXBean().gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private KnowledgeTree generated(KnowledgeTree shipped) {
    StringBuilder topics = new StringBuilder(shipped.text("topics.csv").orElseThrow());
    Map<String, KnowledgeTree.Content> files = new TreeMap<>(shipped.files());
    for (int i = 0; i < ARTICLES; i++) {
      String topic = "bench." + letters(i);
      topics.append(topic).append(",talent,answer,made up for a benchmark\n");
      files.put(
          "finland/articles/bench/" + letters(i) + ".yaml",
          KnowledgeTree.content(article(i, topic)));
    }
    for (int i = 0; i < FACTS; i += FACTS_IN_A_FILE) {
      StringBuilder file = new StringBuilder();
      for (int j = i; j < i + FACTS_IN_A_FILE; j++) {
        file.append(fact(j));
      }
      files.put(
          "finland/facts/bench_" + letters(i) + ".yaml", KnowledgeTree.content(file.toString()));
    }
    files.put("topics.csv", KnowledgeTree.content(topics.toString()));
    return KnowledgeTree.of(files);
  }

  private static String letters(int number) {
    StringBuilder letters = new StringBuilder();
    for (int rest = number; letters.length() < 4; rest /= 26) {
      letters.append((char) ('a' + rest % 26));
    }
    return letters.toString();
  }

  private String sentence() {
    List<String> sentence = new ArrayList<>();
    int length = 5 + random.nextInt(6);
    for (int i = 0; i < length; i++) {
      sentence.add(words.get(random.nextInt(words.size())));
    }
    return String.join(" ", sentence);
  }

  private String article(int number, String topic) {
    StringBuilder steps = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      String fact = "bench.f" + (number * 5 + i);
      steps.append(
          "  - {fi: \"%s {%s}.\", en: \"%s {%s}.\"}\n"
              .formatted(sentence(), fact, sentence(), fact));
    }
    return """
        topic: %s
        version: 1
        title: {fi: "%s", en: "%s"}
        questions:
          fi: ["%s?", "%s?"]
          en: ["%s?", "%s?"]
        lead: {fi: "%s.", en: "%s.", facts: [bench.f%d]}
        steps:
        %sresponsible: [kela]
        next:
          - {topic: bench.%s, fi: "Entä tämä?", en: "And this?"}
          - {topic: settle.tax, fi: "Entä vero?", en: "And tax?"}
        """
        .formatted(
            topic,
            sentence(),
            sentence(),
            sentence(),
            sentence(),
            sentence(),
            sentence(),
            sentence(),
            sentence(),
            number * 5 + 4,
            steps,
            letters((number + 1) % ARTICLES));
  }

  private String fact(int number) {
    return """
        - id: bench.f%d
          type: number
          text: {fi: "%s.", en: "%s."}
          value: "%d"
          source: "https://www.example.com/%d"
          verify: "https://www.example.com/"
          owner: kela
          checked: 2026-11-22
          review_by: 2027-11-22
          confidence: high
          volatile: false
        """
        .formatted(number, sentence(), sentence(), number, number);
  }
}
