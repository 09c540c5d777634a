package fi.majakka.bot;

import fi.majakka.bot.handover.HandoverNotices;
import fi.majakka.bot.handover.HandoverSkill;
import fi.majakka.bot.storage.AuditTrail;
import fi.majakka.bot.storage.HandoverRecords;
import fi.majakka.bot.storage.HandoverTimes;
import fi.majakka.bot.storage.JdbiHandovers;
import fi.majakka.bot.studio.HandoverPages;
import fi.majakka.kb.Place;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A person takes over: the form in the chat, the coordinators' desk, and what time does. */
final class HandoverFeature {
  private HandoverFeature() {}

  static Feature of(Foundations on) {
    HandoverNotices notices = new HandoverNotices(on.knowledge()::get, on.clock());
    AuditTrail audit = on.audit();
    JdbiHandovers handovers =
        new JdbiHandovers(on.database(), on.master(), audit, notices, on.clock());
    HandoverTimes times =
        new HandoverTimes(on.database(), on.master(), notices, on.config().handover(), on.clock());
    return new Feature(
            HandoverSkill.withForm(handovers, on.clock()),
            List.of(handovers),
            List.of(),
            Map.of(),
            List.of(
                new Feature.Task(
                    "tending those who wait for a person",
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    () -> times.run().join())),
            List.of(new HandoverRecords(on.master(), on.clock())))
        .withPages(
            List.of(
                new HandoverPages(
                    handovers,
                    on.sender()::hurry,
                    () ->
                        on.knowledge().get().municipalities().stream().map(Place::name).toList())));
  }
}
