package fi.majakka.bot.delivery;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes the threads that wait for databases and networks: virtual ones where the JDK has them. */
public final class Workers {

  private Workers() {}

  /**
   * An executor for blocking work.
   *
   * @param most how many platform threads, where there are no virtual ones
   */
  public static ExecutorService blocking(String name, int most) {
    try {
      // The code is compiled for 17; virtual threads came with 21.
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      return Executors.newFixedThreadPool(most, named(name));
    }
  }

  /** An executor for what takes long and is needed late: a thread of its own for each. */
  public static Executor beside(String name) {
    ThreadFactory threads = named(name);
    return task -> threads.newThread(task).start();
  }

  /** True where {@link #blocking} makes virtual threads. */
  public static boolean virtual() {
    return Runtime.version().feature() >= 21;
  }

  static ThreadFactory named(String name) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, "majakka-" + name + "-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
