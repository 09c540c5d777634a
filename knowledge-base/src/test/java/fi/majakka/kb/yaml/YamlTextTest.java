package fi.majakka.kb.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTextTest {

  /** The files that coordinators edit. */
  static List<Path> articlesAndFacts() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("."))) {
      return files
          .filter(file -> file.toString().matches("\\./[a-z]+/(articles|facts)/.*\\.yaml"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("articlesAndFacts")
  void anEditTakenBackLeavesEveryByteOfAFileAsItWas(Path path) throws IOException {
    String text = Files.readString(path);
    YamlText file = YamlText.parse(text);
    YamlText edited = file.with(otherLastText(file.value()));
    assertThat(edited.text()).isNotEqualTo(text);
    assertThat(edited.with(file.value()).text()).isEqualTo(text);
    assertThat(edited.text().lines().count()).isEqualTo(text.lines().count());
    List<String> before = text.lines().toList();
    List<String> after = edited.text().lines().toList();
    long changed = 0;
    for (int i = 0; i < before.size(); i++) {
      changed += before.get(i).equals(after.get(i)) ? 0 : 1;
    }
    assertThat(changed).isEqualTo(1);
  }

  /** The value with another last text. */
  private static Value otherLastText(Value value) {
    if (value instanceof Value.Items list) {
      List<Value> items = new ArrayList<>(list.items());
      int last = items.size() - 1;
      items.set(last, otherLastText(items.get(last)));
      return new Value.Items(items);
    }
    if (value instanceof Value.Entries map) {
      String last = List.copyOf(map.entries().keySet()).get(map.entries().size() - 1);
      return map.with(last, map.get(last).map(YamlTextTest::otherLastText));
    }
    return Value.of("otherwords");
  }

  @Test
  void aNewFileIsLaidOutAsTheProjectWritesIt() {
    Value.Entries article =
        Value.nothing()
            .with("topic", Optional.of(Value.of("settle.tax")))
            .with("version", Optional.of(Value.of("1")))
            .with("title", Optional.of(words("Vero", "Tax")))
            .with("responsible", Optional.of(Value.of(List.of("vero", "kela"))))
            .with("lead", Optional.of(words("Maksuton: 1\u00a0600.", "It is \"free\".")))
            .with("next", Optional.of(new Value.Items(List.of(words("a", "b")))));
    assertThat(YamlText.of(article).text())
        .isEqualTo(
            """
            topic: settle.tax
            version: 1
            title: {fi: "Vero", en: "Tax"}
            responsible: [vero, kela]
            lead:
              fi: "Maksuton: 1\u00a0600."
              en: "It is \\"free\\"."
            next:
              - {fi: "a", en: "b"}
            """);
  }

  private static Value.Entries words(String fi, String en) {
    return Value.nothing()
        .with("fi", Optional.of(Value.of(fi)))
        .with("en", Optional.of(Value.of(en)));
  }

  @Test
  void commentsStayWhereTheyAre() {
    String text = "# head\n# of the file\n- id: a\n  # about b\n  b: x # here\n- id: c\n  b: y\n";
    Value changed =
        new Value.Items(
            List.of(
                YamlText.parse(text).value().list().get(0),
                Value.nothing()
                    .with("id", Optional.of(Value.of("c")))
                    .with("b", Optional.of(Value.of("z")))));
    assertThat(YamlText.parse(text).with(changed).text()).isEqualTo(text.replace("b: y", "b: z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: &a [x]\nb: *a\n",
        "a: &a x\n",
        "- !!javax.script.ScriptEngineManager []\n",
        "a: !!python/object x\n",
        "a: 1\na: 2\n",
        "{[a]: b}\n",
        "a: [b\n",
        "\"a\u0000\": b\n"
      })
  void whatTheFilesNeverHoldIsRefused(String text) {
    assertThatThrownBy(() -> YamlText.parse(text)).isInstanceOf(YamlException.class);
  }

  @Test
  void bombsAreRefusedBeforeTheyGrow() {
    String laughs =
        """
        a: &a [x,x,x,x,x,x,x,x]
        b: &b [*a,*a,*a,*a,*a,*a,*a,*a]
        c: &c [*b,*b,*b,*b,*b,*b,*b,*b]
        """;
    assertThatThrownBy(() -> YamlText.parse(laughs)).isInstanceOf(YamlException.class);
    assertThatThrownBy(() -> YamlText.parse("[".repeat(10_000))).isInstanceOf(YamlException.class);
    assertThatThrownBy(() -> YamlText.parse("a: " + "x".repeat(YamlNodes.LONGEST)))
        .isInstanceOf(YamlException.class);
  }
}
