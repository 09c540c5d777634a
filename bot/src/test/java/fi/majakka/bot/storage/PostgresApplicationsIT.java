package fi.majakka.bot.storage;

import fi.majakka.bot.config.Config;

class PostgresApplicationsIT extends ApplicationsContract {
  @Override
  Config.Database config() {
    return SharedPostgres.database();
  }
}
