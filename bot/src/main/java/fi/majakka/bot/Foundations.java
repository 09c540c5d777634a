package fi.majakka.bot;

import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.config.Config;
import fi.majakka.bot.config.Home;
import fi.majakka.bot.delivery.Sender;
import fi.majakka.bot.privacy.MasterKey;
import fi.majakka.bot.privacy.Signer;
import fi.majakka.bot.storage.Database;
import java.nio.file.Path;
import java.time.Clock;

/**
 * What every feature is built on.
 *
 * @param data the data directory
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
    Sender sender) {}
