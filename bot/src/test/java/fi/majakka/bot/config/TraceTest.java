package fi.majakka.bot.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TraceTest {
  @Test
  void aFailureIsLoggedByClassAndPlaceWithoutTheWordsThatItQuotes() {
    Throwable failure =
        new IllegalStateException(
            "cannot store 'my number is 040'", new NumberFormatException("my number is 040"));
    assertThat(new Trace(failure).toString())
        .contains("java.lang.IllegalStateException at " + TraceTest.class.getName())
        .contains("because of java.lang.NumberFormatException")
        .doesNotContain("number is", "040", "\n");
  }
}
