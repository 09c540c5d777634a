package fi.majakka.bot.storage;

import fi.majakka.bot.privacy.MasterKey;
import java.security.SecureRandom;

/** Keys that every instance on the same database shares; made on the first start. */
public final class JdbiSecrets {
  private static final int BYTES = 32;
  private final Database database;
  private final MasterKey master;

  public JdbiSecrets(Database database, MasterKey master) {
    this.database = database;
    this.master = master;
  }

  /** The key of a name; of two first starts at once, the second gets the key of the first. */
  public byte[] key(String name) {
    byte[] fresh = new byte[BYTES];
    new SecureRandom().nextBytes(fresh);
    byte[] wrapped = master.wrap(fresh);
    byte[] stored =
        database
            .writes()
            .submit(
                handle -> {
                  handle
                      .createUpdate(
                          "insert into secret (name, wrapped) values (:name, :value) on conflict do"
                              + " nothing")
                      .bind("name", name)
                      .bind("value", wrapped)
                      .execute();
                  return handle
                      .createQuery("select wrapped from secret where name = :name")
                      .bind("name", name)
                      .mapTo(byte[].class)
                      .one();
                })
            .join();
    return master.unwrap(stored);
  }
}
