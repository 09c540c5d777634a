package fi.majakka.bot.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What those who run the service look at: liveness, readiness of every component, metrics. */
public final class Operations implements Routes {
  private final Map<String, Supplier<Component>> components;
  private final PrometheusMeterRegistry metrics;

  public Operations(Map<String, Supplier<Component>> components, PrometheusMeterRegistry metrics) {
    this.components = new LinkedHashMap<>(components);
    this.metrics = metrics;
  }

  /**
   * The state of a component.
   *
   * @param detail such as a model id or a durability class; never a secret
   */
  public record Component(boolean up, String detail) {}

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/health/live", ctx -> ctx.json(Map.of("status", "up")));
    routes.get(
        "/health/ready",
        ctx -> {
          ObjectNode body = JsonNodeFactory.instance.objectNode();
          ObjectNode parts = JsonNodeFactory.instance.objectNode();
          boolean ready = true;
          for (Map.Entry<String, Supplier<Component>> entry : components.entrySet()) {
            Component state = state(entry.getValue());
            ready &= state.up();
            parts
                .putObject(entry.getKey())
                .put("status", state.up() ? "up" : "down")
                .put("detail", state.detail());
          }
          body.put("status", ready ? "up" : "down").set("components", parts);
          ctx.status(ready ? 200 : 503).json(body);
        });
    routes.get(
        "/api/v1/openapi.json",
        ctx -> ctx.contentType("application/json; charset=utf-8").result(openApi()));
    routes.get("/health", ctx -> ctx.redirect("/health/ready"));
    routes.get(
        "/metrics",
        ctx ->
            ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(metrics.scrape()));
  }

  private static byte[] openApi() throws IOException {
    try (InputStream file = Operations.class.getResourceAsStream("/openapi.json")) {
      if (file == null) {
        throw new IOException("the OpenAPI document is missing from the build");
      }
      return file.readAllBytes();
    }
  }

  private static Component state(Supplier<Component> component) {
    try {
      return component.get();
    } catch (RuntimeException e) {
      return new Component(false, e.getClass().getSimpleName());
    }
  }
}
