package fi.majakka.bot;

import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.config.Config;
import fi.majakka.bot.config.Home;
import fi.majakka.bot.delivery.Sender;
import fi.majakka.bot.mail.Mailer;
import fi.majakka.bot.privacy.MasterKey;
import fi.majakka.bot.privacy.Signer;
import fi.majakka.bot.storage.AuditTrail;
import fi.majakka.bot.storage.Database;
import fi.majakka.bot.storage.JdbiSecrets;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * What every feature is built on.
 *
 * @param data the data directory
 * @param site the address that people use, for links; known once the server serves
 */
record Foundations(
    Config config,
    Home home,
    Path data,
    Clock clock,
    Database database,
    MasterKey master,
    Signer signer,
    CurrentKnowledge knowledge,
    Sender sender,
    Supplier<URI> site,
    Mailer mailer) {

  /** The log of what people did in the studio; all of them write one chain. */
  AuditTrail audit() {
    return new AuditTrail(database, new JdbiSecrets(database, master).key("audit"), clock);
  }
}
