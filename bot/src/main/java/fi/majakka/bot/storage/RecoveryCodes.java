package fi.majakka.bot.storage;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** The codes that let a user in who has lost the authenticator, each once; hashes only. */
final class RecoveryCodes {
  private RecoveryCodes() {}

  static void replace(Handle handle, long user, List<String> hashes) {
    handle.createUpdate("delete from recovery_code where user_id = :id").bind("id", user).execute();
    for (String hash : hashes) {
      handle
          .createUpdate("insert into recovery_code (user_id, code_hash) values (:id, :hash)")
          .bind("id", user)
          .bind("hash", hash)
          .execute();
    }
  }

  static int left(Handle handle, long user) {
    return handle
        .createQuery("select count(*) from recovery_code where user_id = :id")
        .bind("id", user)
        .mapTo(Integer.class)
        .one();
  }

  /** True when the code was there; it is gone now. */
  static boolean use(Handle handle, long user, String hash) {
    return handle
            .createUpdate("delete from recovery_code where user_id = :id and code_hash = :hash")
            .bind("id", user)
            .bind("hash", hash)
            .execute()
        == 1;
  }
}
