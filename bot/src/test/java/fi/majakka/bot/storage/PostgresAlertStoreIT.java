package fi.majakka.bot.storage;

import fi.majakka.bot.config.Config;

class PostgresAlertStoreIT extends AlertStoreContract {
  @Override
  Config.Database config() {
    return SharedPostgres.database();
  }
}
