package io.venomqa.adapters.thread;

import java.util.concurrent.ThreadFactory;

/// The one place where this module starts threads. None of them keeps the JVM alive.
public final class DaemonThreads {

  private DaemonThreads() {}

  /// Starts a thread.
  ///
  /// @param name what it does, for whoever reads a thread dump
  public static Thread start(String name, Runnable work) {
    return Thread.ofPlatform().daemon().name("venomqa-" + name).start(work);
  }

  /// Makes the threads of an executor, numbered from 1.
  public static ThreadFactory factory(String name) {
    return Thread.ofPlatform().daemon().name("venomqa-" + name + "-", 1).factory();
  }

  /// Runs something when the JVM ends in an orderly way, Ctrl-C included; at once when it is ending
  /// already.
  ///
  /// @return takes it back; does nothing once the JVM is ending
  public static Runnable atExit(String name, Runnable work) {
    Thread hook = Thread.ofPlatform().name("venomqa-" + name).unstarted(work);
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException ending) {
      work.run();
      return () -> {};
    }
    return () -> {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException ending) {
        // The hook is running or about to.
      }
    };
  }
}
