package fi.majakka.bot.storage;

import fi.majakka.bot.config.Config;

class PostgresMailQueueIT extends MailQueueContract {
  @Override
  Config.Database config() {
    return SharedPostgres.database();
  }
}
