package fi.majakka.bot;

import static org.assertj.core.api.Assertions.assertThat;

import fi.majakka.bot.dialogue.Understanding;
import fi.majakka.kb.KnowledgeArchive;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.KnowledgeBaseReader;
import fi.majakka.kb.KnowledgeTree;
import fi.majakka.nlu.Entity;
import fi.majakka.nlu.Prior;
import fi.majakka.nlu.model.Interpreter;
import fi.majakka.nlu.training.Models;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Names that a release brings. */
class NamesInForceTest {
  private static final String PLACES = "sydansuomi/places.yaml";
  private static final String VILLAGE =
      """
      - name: "Tuulikumpula"
        kind: village
        municipality: "Karstula"
        genitive: "Tuulikumpulan"
        partitive: "Tuulikumpulaa"
        in: "Tuulikumpulassa"
        to: "Tuulikumpulaan"
        from: "Tuulikumpulasta"
      """;

  @Test
  void aPlaceThatAReleaseAddsIsUnderstoodFromTheNextMessageOn() throws IOException {
    AtomicReference<KnowledgeBase> inForce = new AtomicReference<>(Trained.knowing().knowledge());
    Interpreter model = Trained.knowing().models().interpreter();
    NamesInForce names = new NamesInForce(inForce::get, () -> model);
    assertThat(places(names)).isEmpty();
    KnowledgeTree tree = KnowledgeArchive.read(Trained.HOME.knowledge());
    String places = tree.text(PLACES).orElseThrow();
    inForce.set(
        new KnowledgeBaseReader("sydansuomi")
            .read(tree.with(PLACES, places + VILLAGE))
            .knowledge());
    assertThat(places(names)).containsExactly("Tuulikumpula");
    inForce.set(Trained.knowing().knowledge());
    assertThat(places(names)).isEmpty();
  }

  @Test
  void aDraftIsReadWithItsOwnNamesAndTheReleaseInForceWithItsOwn() throws IOException {
    KnowledgeBase published = Trained.knowing().knowledge();
    Interpreter model = Trained.knowing().models().interpreter();
    NamesInForce names = new NamesInForce(() -> published, () -> model);
    KnowledgeTree tree = KnowledgeArchive.read(Trained.HOME.knowledge());
    KnowledgeBase draft =
        new KnowledgeBaseReader("sydansuomi")
            .read(tree.with(PLACES, tree.text(PLACES).orElseThrow() + VILLAGE))
            .knowledge();
    assertThat(places(names.over(draft))).containsExactly("Tuulikumpula");
    assertThat(places(names)).isEmpty();
    assertThat(names.over(published)).as("each question is read once").isSameAs(names);
  }

  @Test
  void aServerWhoseReleaseKnowsANewPlaceStartsWithTheModelsOfTheProgram() throws IOException {
    KnowledgeTree tree = KnowledgeArchive.read(Trained.HOME.knowledge());
    KnowledgeBase release =
        new KnowledgeBaseReader("sydansuomi")
            .read(tree.with(PLACES, tree.text(PLACES).orElseThrow() + VILLAGE))
            .knowledge();
    Models shipped = Trained.knowing().models();
    Models read =
        Knowing.reading(
            release, Knowing.meanings(Trained.HOME), "sydansuomi", Trained.HOME, Trained.CLOCK);
    assertThat(read.id()).isEqualTo(shipped.id());
    assertThat(
            read.interpreter()
                .naming(Knowing.gazetteer(release))
                .interpret("Onko Tuulikumpulassa vuokra-asuntoja?", Prior.none())
                .entities())
        .extracting(Entity::value)
        .contains("Tuulikumpula");
  }

  private static List<String> places(Understanding names) {
    return names
        .interpret(
            "Onko Tuulikumpulassa vuokra-asuntoja?",
            new Prior(Optional.of("fi"), Optional.empty(), Optional.empty()))
        .entities()
        .stream()
        .filter(entity -> entity.type().equals("place"))
        .map(entity -> entity.value())
        .toList();
  }
}
