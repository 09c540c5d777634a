package fi.majakka.bot.storage;

import fi.majakka.bot.config.Config;

class PostgresNeedBookIT extends NeedBookContract {
  @Override
  Config.Database config() {
    return SharedPostgres.database();
  }
}
