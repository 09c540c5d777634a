package fi.majakka.bot.storage;

import fi.majakka.bot.config.Config;
import java.util.Optional;

class H2HeldVacanciesIT extends HeldVacanciesContract {
  @Override
  Config.Database config() {
    return new Config.Database(Optional.empty(), Optional.empty(), Optional.empty(), 4);
  }
}
