package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.Right;
import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.teaching.LineCheck.Batch;
import fi.majakka.bot.teaching.LineCheck.Finding;
import fi.majakka.bot.teaching.TaughtImport;
import fi.majakka.bot.teaching.TaughtImport.Proposal;
import fi.majakka.bot.teaching.TaughtLines;
import fi.majakka.bot.teaching.TaughtZip;
import fi.majakka.bot.teaching.UnfitFileException;
import fi.majakka.bot.teaching.UnfitFileException.Why;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Teaching sentences as files: those that were taught here to take along, and others to take in.
 * What would come in is shown first; nothing is kept between the two steps but on the page.
 */
public final class TeachFilePages implements StudioPages {
  private static final String PATH = TeachPages.PATH + "/files";
  private static final String LOOK = PATH + "/look";
  private static final String TAKE = PATH + "/take";
  private static final int LARGEST_MB = 2;
  private static final int LARGEST = LARGEST_MB * 1_000_000;

  /** Hidden fields are packed less tightly than a zip file. */
  private static final long LARGEST_FORM = 2L * LARGEST;

  /** What a person can look through. */
  private static final int MOST_LINES = 2_000;

  private static final int SHOWN = 100;
  private final CurrentKnowledge knowledge;
  private final TaughtLines lines;
  private final TaughtImport sentences;

  public TeachFilePages(CurrentKnowledge knowledge, TaughtLines lines, TaughtImport sentences) {
    this.knowledge = knowledge;
    this.lines = lines;
    this.sentences = sentences;
  }

  /**
   * A file that was looked through.
   *
   * @param title of its topic
   * @param added lines that would come in, without personal data
   * @param known lines that are known already
   */
  public record Part(
      String name,
      String title,
      String language,
      List<String> added,
      int known,
      List<Finding> refused) {

    /** What the file brings, as it is sent again. */
    public String text() {
      return String.join("\n", added);
    }
  }

  @Override
  public void add(Door door) {
    door.get(PATH, Right.EDIT, visit -> show(visit, 200, Optional.empty(), ""));
    door.get(PATH + "/sentences.zip", Right.EDIT, this::takeAlong);
    door.upload(LOOK, Right.EDIT, LARGEST, visit -> trying(visit, () -> look(visit)));
    door.upload(TAKE, Right.EDIT, LARGEST_FORM, visit -> trying(visit, () -> take(visit)));
  }

  @Override
  public Set<String> uploads() {
    return Set.of(LOOK, TAKE);
  }

  private void show(Visit visit, int status, Optional<Proposal> proposal, String error) {
    visit.needEdit(Optional.empty());
    List<Part> parts =
        proposal.stream()
            .flatMap(all -> all.parts().stream())
            .map(part -> part(visit, part))
            .toList();
    visit.again(
        status,
        "teach.files",
        "studio/teach-files",
        Map.of(
            "parts",
            parts,
            "refused",
            parts.stream().mapToInt(part -> part.refused().size()).sum(),
            "added",
            proposal.map(Proposal::added).orElse(0),
            "masked",
            proposal.filter(Proposal::masked).isPresent(),
            "shown",
            SHOWN,
            "largest",
            Integer.toString(LARGEST_MB),
            "mine",
            (int) lines.all().stream().filter(line -> !line.visitors()).count(),
            "error",
            error));
  }

  private Part part(Visit visit, TaughtImport.Part part) {
    return new Part(
        part.name(),
        TopicTitles.of(knowledge.get(), part.batch().topic(), visit.language()),
        part.batch().language(),
        part.checked().lines(),
        part.known(),
        part.refused());
  }

  private void takeAlong(Visit visit) {
    visit.needEdit(Optional.empty());
    visit
        .ctx()
        .contentType("application/zip")
        .header("Content-Disposition", "attachment; filename=\"majakka-sentences.zip\"")
        .result(TaughtZip.written(lines.all()));
  }

  private void trying(Visit visit, Runnable work) {
    visit.needEdit(Optional.empty());
    try {
      work.run();
    } catch (UnfitFileException e) {
      show(visit, 422, Optional.empty(), visit.say("teach.unfit." + e.why().code(), e.file()));
    }
  }

  private void look(Visit visit) {
    Optional<UploadedFile> file =
        Optional.ofNullable(visit.ctx().uploadedFile("file")).filter(given -> given.size() > 0);
    if (file.isEmpty()) {
      show(visit, 422, Optional.empty(), visit.say("teach.no_file"));
      return;
    }
    List<Batch> batches = new ArrayList<>();
    TaughtZip.read(content(file.get()))
        .forEach((name, content) -> batches.add(sentences.batch(name, content)));
    Proposal proposal = looked(batches);
    show(
        visit,
        proposal.passes() ? 200 : 422,
        Optional.of(proposal),
        proposal.passes() ? "" : visit.say("teach.files_refused"));
  }

  private Proposal looked(List<Batch> batches) {
    if (batches.stream().flatMap(batch -> batch.text().lines()).count() > MOST_LINES) {
      throw new UnfitFileException(Why.MANY, Integer.toString(MOST_LINES));
    }
    return sentences.look(batches);
  }

  private static byte[] content(UploadedFile file) {
    try (InputStream in = file.content()) {
      return in.readNBytes(LARGEST);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Looks through everything again: others may have taught meanwhile. */
  private void take(Visit visit) {
    List<String> names = visit.fields("name");
    List<String> texts = visit.fields("text");
    if (names.isEmpty() || names.size() != texts.size()) {
      throw new StudioException(400, "error.request");
    }
    List<Batch> batches = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      batches.add(sentences.batch(names.get(i), texts.get(i).getBytes(StandardCharsets.UTF_8)));
    }
    Proposal proposal = looked(batches);
    if (!proposal.passes()) {
      show(visit, 409, Optional.of(proposal), visit.say("teach.files_refused"));
      return;
    }
    sentences.take(proposal, visit.user().name());
    visit.done(TeachPages.PATH, proposal.added() == 0 ? "done.teach.none" : "done.teach.imported");
  }
}
