package io.venomqa.adapters.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// A process that runs VenomQA, so that it is not taken for another one with the same number.
///
/// @param started in milliseconds since 1970; 0 where the operating system does not tell
/// @param host the machine or container that the number belongs to
record OwnProcess(long pid, long started, String host) {

  static OwnProcess current() {
    ProcessHandle process = ProcessHandle.current();
    return new OwnProcess(process.pid(), startOf(process), hostName());
  }

  boolean isCurrent() {
    return equals(current());
  }

  boolean isOnThisMachine() {
    return host.equals(hostName());
  }

  boolean isAlive() {
    Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    return process.isPresent()
        && (started == 0 || startOf(process.get()) == 0 || startOf(process.get()) == started);
  }

  private static long startOf(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  private static String hostName() {
    Map<String, String> environment = System.getenv();
    String windows = environment.get("COMPUTERNAME");
    if (windows != null) {
      return windows;
    }
    try {
      return Files.readString(Path.of("/etc/hostname")).strip();
    } catch (IOException e) {
      return environment.getOrDefault("HOSTNAME", "");
    }
  }
}
