package fi.majakka.bot.web.applications;

import fi.majakka.bot.web.SitePage;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The conditions in the address of the employer's window. */
public record Asked(Map<String, String> values) {
  private static final List<String> NAMES =
      List.of("work", "place", "finnish", "english", "by", "experience");

  public Asked {
    values = Map.copyOf(values);
  }

  static Asked of(Context ctx) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String name : NAMES) {
      String value = ctx.queryParam(name);
      if (value != null && !value.isBlank()) {
        values.put(name, value.strip());
      }
    }
    return new Asked(values);
  }

  /** The value of a condition. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** True when a condition has a value. */
  public boolean is(String name, String value) {
    return text(name).filter(value::equals).isPresent();
  }

  /** The address of the next page under the same conditions. */
  String query(SitePage page, int from) {
    StringBuilder query = new StringBuilder(page.path()).append("?language=");
    query.append(page.language().code()).append("&from=").append(from);
    values.forEach(
        (name, value) ->
            query
                .append('&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return query.toString();
  }
}
