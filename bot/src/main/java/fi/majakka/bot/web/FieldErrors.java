package fi.majakka.bot.web;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What must be mended in a form, as its page shows it. */
public record FieldErrors(List<FieldError> all) {
  /** Nothing is wrong. */
  public static final FieldErrors NONE = new FieldErrors(List.of());

  public FieldErrors {
    all = List.copyOf(all);
  }

  /**
   * A field that must be mended, and why.
   *
   * @param field id of the element that gets the focus
   */
  public record FieldError(String field, String message) {}

  /** True when all is well. */
  public boolean isEmpty() {
    return all.isEmpty();
  }

  /** What is wrong with a field. */
  public List<String> of(String field) {
    return all.stream()
        .filter(error -> error.field().equals(field))
        .map(FieldError::message)
        .toList();
  }

  /** The value of {@code aria-invalid}; null leaves the attribute out. */
  public @Nullable String invalid(String field) {
    return of(field).isEmpty() ? null : "true";
  }

  /**
   * The value of {@code aria-describedby}; null leaves the attribute out.
   *
   * @param hint id of the field's hint; empty when it has none
   */
  public @Nullable String describedBy(String field, String hint) {
    String ids =
        Stream.of(hint, of(field).isEmpty() ? "" : field + "-error")
            .filter(id -> !id.isEmpty())
            .collect(Collectors.joining(" "));
    return ids.isEmpty() ? null : ids;
  }
}
