package fi.majakka.kb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads an organisation of {@code organisations.yaml}. */
final class OrganisationReader {
  private OrganisationReader() {}

  static Optional<Organisation> read(YamlTree tree) {
    tree.only("id", "name", "url", "municipality", "tasks", "partner_in", "serves", "contacts");
    String id = tree.need("id");
    String url = tree.need("url");
    Optional<Text> name = tree.get("name").bilingual();
    if (name.isEmpty()) {
      tree.problem("missing name");
      return Optional.empty();
    }
    List<Contact> contacts = new ArrayList<>();
    tree.get("contacts").items().forEach(item -> contact(item).ifPresent(contacts::add));
    return Optional.of(
        new Organisation(
            id,
            name.get(),
            url,
            tree.get("municipality").text(),
            tree.texts("tasks"),
            tree.texts("partner_in"),
            tree.texts("serves"),
            contacts));
  }

  private static Optional<Contact> contact(YamlTree tree) {
    tree.only("kind", "fact", "ask");
    String name = tree.need("kind");
    Optional<Contact.Kind> kind =
        Arrays.stream(Contact.Kind.values()).filter(each -> each.key().equals(name)).findFirst();
    Optional<String> fact = tree.get("fact").text();
    Optional<Text> ask = tree.get("ask").bilingual();
    if (kind.isEmpty()) {
      tree.problem("a contact is phone, email or address");
      return Optional.empty();
    }
    if (fact.isEmpty() == ask.isEmpty()) {
      tree.problem("a contact has either a fact or ask");
      return Optional.empty();
    }
    return Optional.of(new Contact(kind.get(), fact, ask));
  }
}
