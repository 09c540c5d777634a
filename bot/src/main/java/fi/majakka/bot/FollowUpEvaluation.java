package fi.majakka.bot;

import fi.majakka.bot.conversation.Conversation;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.InboundMessage;
import fi.majakka.bot.conversation.InboundMessage.Content;
import fi.majakka.bot.conversation.Turn;
import fi.majakka.bot.conversation.TurnHandler;
import fi.majakka.nlu.training.Figure;
import fi.majakka.nlu.training.HeldOutSets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How often a message is taken rightly that comes after others: a question about the same, or one
 * that only begins there, or a new one. Measured on {@code evaluation/<language>/followups.tsv},
 * written apart from code and training data; nothing is chosen by them.
 */
final class FollowUpEvaluation {
  /** Stands for the topic where only saying that this is not known is right. */
  private static final String NONE = "none";

  private final TurnHandler turns;
  private final Clock clock;

  FollowUpEvaluation(TurnHandler turns, Clock clock) {
    this.turns = turns;
    this.clock = clock;
  }

  /**
   * A message in its conversation.
   *
   * @param kind how it hangs together with what came before
   * @param before what was said before, one message at least
   * @param topics those that a helpful person would answer, or {@value #NONE}
   */
  record Case(String kind, List<String> before, String message, Set<String> topics) {

    /** Reads {@code kind<TAB>said before || and then<TAB>message<TAB>topic,topic}. */
    static Case of(String line) {
      String[] columns = line.split("\t", -1);
      if (columns.length != 4) {
        throw new IllegalArgumentException("a line needs four columns: " + line);
      }
      return new Case(
          columns[0],
          List.of(columns[1].split(" \\|\\| ")),
          columns[2],
          Set.of(columns[3].split(",")));
    }
  }

  /** Figures by language and kind; none where there are no cases. */
  List<Figure> figures(Path nlp) throws IOException {
    List<Figure> figures = new ArrayList<>();
    for (String language : HeldOutSets.LANGUAGES) {
      Path file = nlp.resolve("evaluation").resolve(language).resolve("followups.tsv");
      if (!Files.exists(file)) {
        continue;
      }
      List<Case> cases = Files.readAllLines(file).stream().map(Case::of).toList();
      Map<String, List<Case>> kinds =
          cases.stream()
              .collect(Collectors.groupingBy(Case::kind, TreeMap::new, Collectors.toList()));
      kinds.forEach((kind, of) -> figures.add(figure(language + " after: " + kind, of)));
      figures.add(figure(language + " after others", cases));
    }
    return figures;
  }

  private Figure figure(String name, List<Case> cases) {
    long right = cases.stream().filter(each -> each.topics().contains(taken(each))).count();
    return new Figure(name, (double) right / cases.size(), cases.size());
  }

  /** The topic of the reply to the message, or {@value #NONE}. */
  String taken(Case one) {
    Conversation conversation =
        Conversation.begun(new ConversationId("evaluation"), "web", clock.instant());
    for (String said : one.before()) {
      conversation = said(conversation, said).after();
    }
    return said(conversation, one.message()).reply().topic().orElse(NONE);
  }

  private Turn said(Conversation conversation, String words) {
    return turns.handle(
        conversation,
        new InboundMessage(
            conversation.channel(),
            conversation.id(),
            "m" + conversation.turns(),
            new Content.Text(words),
            clock.instant(),
            Optional.empty(),
            Set.of()));
  }
}
