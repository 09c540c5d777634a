package fi.majakka.bot;

import fi.majakka.bot.config.Home;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.KnowledgeBaseReader;
import fi.majakka.kb.Occupation;
import fi.majakka.kb.Place;
import fi.majakka.nlu.Gazetteer;
import fi.majakka.nlu.embedding.MiniLm;
import fi.majakka.nlu.model.Meanings;
import fi.majakka.nlu.training.Models;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the program knows: the knowledge base of its region, and the models that fit it. */
record Knowing(KnowledgeBase knowledge, Models models) {

  /** A release, and the models that fit it. */
  static Knowing of(KnowledgeBase knowledge, Home home, Clock clock) {
    return of(knowledge, meanings(home), home, clock);
  }

  static Knowing of(KnowledgeBase knowledge, Meanings meanings, Home home, Clock clock) {
    return new Knowing(knowledge, new Models(home.nlp(), gazetteer(knowledge), meanings, clock));
  }

  /**
   * The models that read a release: its own if they are there, else the program's, trained if need
   * be. Names that only the release knows are told to their reader ({@link NamesInForce}), so that
   * a new place asks for no training inside a server.
   */
  static Models reading(
      KnowledgeBase release, Meanings meanings, String region, Home home, Clock clock) {
    Models own = of(release, meanings, home, clock).models();
    return own.trained()
        ? own
        : of(KnowledgeBaseReader.read(home.knowledge(), region).usable(), meanings, home, clock)
            .trained();
  }

  /** The models, trained before if need be. */
  Models trained() {
    if (!models.trained()) {
      models.train();
    }
    return models;
  }

  /** Reads the shipped knowledge base; the models are trained or opened when they are asked for. */
  static Knowing open(Home home, String region, Clock clock) {
    return of(KnowledgeBaseReader.read(home.knowledge(), region).usable(), home, clock);
  }

  /**
   * English sentences are placed among meanings; for Finnish no free model of the kind is known.
   */
  static Meanings meanings(Home home) {
    return new Meanings(Map.of("en", MiniLm.open(home.unpacked())));
  }

  /** The names of places and occupations that a release knows. */
  static Gazetteer gazetteer(KnowledgeBase knowledge) {
    List<Gazetteer.Entry> entries = new ArrayList<>();
    for (Place place : knowledge.places()) {
      if (place.kind() != Place.Kind.REGION) {
        entries.add(entry(place));
      }
    }
    for (Occupation occupation : knowledge.occupations()) {
      List<String> forms = new ArrayList<>(occupation.forms());
      forms.addAll(occupation.wordsEn());
      entries.add(
          Gazetteer.Entry.occupation(
              occupation.titleFi(), occupation.wordsFi(), forms, occupation.isco()));
    }
    return new Gazetteer(entries);
  }

  private static Gazetteer.Entry entry(Place place) {
    List<String> forms =
        new ArrayList<>(List.of(place.partitive(), place.in(), place.to(), place.from()));
    forms.addAll(place.forms());
    return Gazetteer.Entry.place(
        place.kind() == Place.Kind.MUNICIPALITY ? "municipality" : "place",
        place.name(),
        place.genitive(),
        forms,
        place.municipality());
  }
}
