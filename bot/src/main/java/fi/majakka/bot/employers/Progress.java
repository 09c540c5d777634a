package fi.majakka.bot.employers;

import fi.majakka.kb.Checklist;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A checklist with the steps that are done; it is remembered as their ids, in a conversation or in
 * a signed address.
 *
 * @param done ids of steps of the list, in its order
 */
public record Progress(Checklist list, List<String> done) {
  /** What the signature of an address is for. */
  public static final String PURPOSE = "checklist";

  private static final String BETWEEN = ".";

  public Progress {
    done = List.copyOf(done);
  }

  /** The progress of a list; ids that are no steps of it are left out. */
  public static Progress of(Checklist list, Collection<String> done) {
    return new Progress(
        list, list.steps().stream().map(Checklist.Step::id).filter(done::contains).toList());
  }

  /** The progress that a {@link #code()} tells. */
  public static Progress of(Checklist list, String code) {
    return of(list, Arrays.asList(code.split("\\.", -1)));
  }

  /** The steps that are done, for an address or a memory. */
  public String code() {
    return String.join(BETWEEN, done);
  }

  /** What is signed: the list and its steps. */
  public String signed() {
    return list.id() + " " + code();
  }

  /** The first step that is not done. */
  public Optional<Checklist.Step> next() {
    return list.steps().stream().filter(step -> !done.contains(step.id())).findFirst();
  }

  /** The same with one more step done. */
  public Progress with(String step) {
    List<String> more = new ArrayList<>(done);
    more.add(step);
    return of(list, more);
  }

  /** The path of the list's page with this progress. */
  public String address(UnaryOperator<String> signature) {
    return "/steps/"
        + list.id()
        + (done.isEmpty() ? "" : "?done=" + code() + "&s=" + signature.apply(signed()));
  }
}
