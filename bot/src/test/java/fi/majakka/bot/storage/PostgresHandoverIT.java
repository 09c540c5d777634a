package fi.majakka.bot.storage;

import fi.majakka.bot.config.Config;

class PostgresHandoverIT extends HandoverContract {
  @Override
  Config.Database config() {
    return SharedPostgres.database();
  }
}
