package fi.majakka.bot.editorial;

import fi.majakka.kb.KnowledgeTree;

/** A knowledge base of two articles and two facts, so that a test reads it in no time. */
final class SmallKnowledge {
  static final String TAX = "finland/articles/settle/tax.yaml";
  static final String BANK = "finland/articles/settle/bank.yaml";
  static final String FACTS = "finland/facts/settle.yaml";

  private SmallKnowledge() {}

  static KnowledgeTree tree() {
    return KnowledgeTree.empty()
        .with(
            "topics.csv",
            """
            topic,audience,kind,meaning
            settle.tax,talent,answer,tax
            settle.bank,talent,answer,bank
            """)
        .with("occupations.yaml", "occupations: []\n")
        .with(
            "finland/organisations.yaml",
            "- id: vero\n  name: {fi: \"Vero\", en: \"Vero\"}\n  url: \"https://www.vero.fi/\"\n")
        .with("finland/phrases.yaml", "choice.more: {fi: \"Lisää\", en: \"More\"}\n")
        .with(
            "area/places.yaml",
            """
            - name: Karstula
              kind: municipality
              genitive: Karstulan
              partitive: Karstulaa
              in: Karstulassa
              to: Karstulaan
              from: Karstulasta
            """)
        .with(FACTS, fact("tax.without", "60") + fact("tax.source", "35"))
        .with(TAX, article("settle.tax", "settle.bank", "Verokortti on maksuton.", "It is free."))
        .with(BANK, article("settle.bank", "settle.tax", "Avaa tili.", "Open an account."));
  }

  static String fact(String id, String value) {
    return """
        - id: %s
          type: percentage
          text:
            fi: "Osuus."
            en: "A share."
          value: "%s"
          source: "https://www.infofinland.fi/"
          verify: "https://www.vero.fi/"
          owner: vero
          checked: 2026-11-22
          review_by: 2027-11-22
          confidence: high
          volatile: false
        """
        .formatted(id, value);
  }

  private static String article(String topic, String other, String fi, String en) {
    return """
        topic: %s
        version: 1
        title: {fi: "Otsikko", en: "Title"}
        questions:
          fi: ["Miten?"]
          en: ["How?"]
        lead:
          fi: "%s"
          en: "%s"
        steps:
          - fi: "Ilman korttia {tax.without}."
            en: "Without a card {tax.without}."
          - fi: "Toinen vaihe."
            en: "A second step."
        responsible: [vero]
        next:
          - {topic: %s, fi: "Entä tämä?", en: "And this?"}
          - {topic: %s, fi: "Entä tuo?", en: "And that?"}
        """
        .formatted(topic, fi, en, other, topic);
  }
}
