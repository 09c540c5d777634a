package fi.majakka.bot.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Where the program lies, and the environment that it was started in. */
public record Home(Path root) {

  /** The folder that the launcher names; the working directory without one. */
  public static Home find() {
    return new Home(Path.of(System.getProperty("majakka.home", "")).toAbsolutePath().normalize());
  }

  /** What starts this program again in a process of its own, up to its main class. */
  public List<String> again(String memory) {
    return List.of(
        Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
        memory,
        "-XX:+UseSerialGC",
        "-XX:+ExitOnOutOfMemoryError",
        "-Dmajakka.home=" + root,
        "-Dfile.encoding=UTF-8",
        "-Dstdout.encoding=UTF-8",
        "-cp",
        System.getProperty("java.class.path", ""));
  }

  /** The process environment, for {@link ConfigReader}. */
  public static Map<String, String> environment() {
    return System.getenv();
  }

  /** The settings file that is used when none is named. */
  public Path settings() {
    return root.resolve("config/majakka.yaml");
  }

  /** The data directory that is used when none is named. */
  public Path data() {
    return root.resolve("data");
  }

  /** The files of the knowledge base as the project ships them. */
  public Path knowledge() {
    return root.resolve("knowledge-base");
  }

  /** What the launcher unpacks of the libraries, so that a start need not. */
  public Path unpacked() {
    return root.resolve("bot/target/run/unpacked");
  }

  /** The empty database that the launcher makes, so that the first start need not. */
  public Path tables() {
    return root.resolve("bot/target/run/tables");
  }

  /** Training data, evaluation sets and models. */
  public Path nlp() {
    return root.resolve("nlp-models");
  }
}
