package fi.majakka.bot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One {@link StudioHouse} for all classes of a run that ask for it: a server and a browser. */
final class SharedHouse implements ParameterResolver {
  private static final ExtensionContext.Namespace NAME =
      ExtensionContext.Namespace.create(SharedHouse.class);

  /** Closed by JUnit after the last class. */
  private record Open(Path folder, StudioHouse house) implements AutoCloseable {
    static Open open() {
      try {
        Path folder = Files.createTempDirectory("studio");
        return new Open(folder, new StudioHouse(folder, Map.of("MAJAKKA_JOBS_DEMO", "true")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      house.close();
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == StudioHouse.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAME)
        .getOrComputeIfAbsent("house", key -> Open.open(), Open.class)
        .house();
  }
}
