package fi.majakka.bot;

import com.sun.management.OperatingSystemMXBean;
import fi.majakka.bot.config.Home;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.dialogue.Understanding;
import fi.majakka.bot.editorial.Rehearsal;
import fi.majakka.bot.editorial.Rehearsal.Question;
import fi.majakka.bot.teaching.ModelInUse;
import fi.majakka.kb.Article;
import fi.majakka.kb.KnowledgeArchive;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.KnowledgeBaseReader;
import fi.majakka.kb.KnowledgeTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The impact preview of 5,000 questions, no two alike, on an edit of one answer. */
final class ImpactBench {
  private static final int QUESTIONS = 5_000;
  private static final String EDITED = "finland/articles/settle/tax.yaml";
  private final Home home;
  private final Knowing knowing;
  private final String region;
  private final Clock clock;
  private final PrintWriter out;

  ImpactBench(Home home, Knowing knowing, String region, Clock clock, PrintWriter out) {
    this.home = home;
    this.knowing = knowing;
    this.region = region;
    this.clock = clock;
    this.out = out;
  }

  void run() throws IOException {
    KnowledgeTree tree = KnowledgeArchive.read(home.knowledge());
    String text = tree.text(EDITED).orElseThrow();
    KnowledgeBase after =
        new KnowledgeBaseReader(region)
            .read(tree.with(EDITED, text.replaceFirst("lead:\n  fi: \"", "lead:\n  fi: \"Huom. ")))
            .knowledge();
    Understanding understanding = ModelInUse.by(knowing.models().interpreter());
    Rehearsal rehearsal =
        new Rehearsal(
            names -> understanding,
            (release, reading) -> Assembly.turns(release, reading, clock),
            clock);
    List<Question> questions = questions();
    rehearsal.differences(knowing.knowledge(), after, questions.subList(0, QUESTIONS / 20));
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = system.getProcessCpuTime();
    long begin = System.nanoTime();
    int differences = rehearsal.differences(knowing.knowledge(), after, questions).size();
    out.println(
        String.format(
            Locale.ROOT,
            "{\"benchmark\":\"impact_preview\",\"questions\":%d,\"differences\":%d,"
                + "\"cpu_s\":%.1f,\"wall_s\":%.1f}",
            questions.size(),
            differences,
            (system.getProcessCpuTime() - cpu) / 1e9,
            (System.nanoTime() - begin) / 1e9));
    out.flush();
  }

  /** How people ask of every topic, in a few frames so that no message is like another. */
  private List<Question> questions() {
    List<String> frames =
        List.of(
            "%s",
            "Hei, %s",
            "%s Kiitos",
            "Kysyn vain: %s",
            "%s Nyt heti.",
            "Moi! %s",
            "Anteeksi, %s",
            "%s Please",
            "Hello, %s");
    List<Question> questions = new ArrayList<>();
    for (String frame : frames) {
      for (Article article : knowing.knowledge().articles()) {
        article
            .questions()
            .forEach(
                (language, asked) ->
                    asked.forEach(
                        words ->
                            questions.add(
                                new Question(
                                    frame.formatted(words),
                                    language == fi.majakka.kb.Language.FI
                                        ? Language.FI
                                        : Language.EN,
                                    Optional.empty(),
                                    Optional.empty()))));
      }
    }
    return questions.subList(0, Math.min(QUESTIONS, questions.size()));
  }
}
