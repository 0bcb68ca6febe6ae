package io.venomqa.adapters.redis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What a run leaves in the database and in its work folder while it lasts, so that a later one can
/// tell what happened.
///
/// @param run its name; what files and the channel are called
/// @param server the database, without secrets
/// @param pid of the run's process
/// @param started when that process started, in milliseconds since 1970; 0 where it is not known
/// @param host the machine or container of the process
/// @param folder where its files are
/// @param flags the server's setting for keyspace events as it was; empty when it was not changed
/// @param begun whether the files are complete
record RunRecord(
    String run,
    String server,
    long pid,
    long started,
    String host,
    String folder,
    Optional<String> flags,
    boolean begun) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// As it is written.
  private record Written(
      String run,
      String server,
      long pid,
      long started,
      String host,
      String folder,
      String flags,
      boolean changed,
      boolean begun) {}

  static RunRecord ofThisProcess(
      String run, RedisServer server, Path folder, Optional<String> flags) {
    ProcessHandle process = ProcessHandle.current();
    return new RunRecord(
        run,
        server.toString(),
        process.pid(),
        startOf(process),
        hostName(),
        folder.toString(),
        flags,
        false);
  }

  RunRecord complete() {
    return new RunRecord(run, server, pid, started, host, folder, flags, true);
  }

  RunMarker marker() {
    try {
      return new RunMarker(
          JSON.writeValueAsString(
              new Written(
                  run,
                  server,
                  pid,
                  started,
                  host,
                  folder,
                  flags.orElse(""),
                  flags.isPresent(),
                  begun)));
    } catch (JsonProcessingException impossible) {
      throw new AssertionError("A record of plain values can be written.", impossible);
    }
  }

  static RunRecord of(String text) throws IOException {
    Written it = JSON.readValue(text, Written.class);
    return new RunRecord(
        it.run,
        it.server,
        it.pid,
        it.started,
        it.host,
        it.folder,
        it.changed ? Optional.of(it.flags) : Optional.empty(),
        it.begun);
  }

  /// Tells that the run lives.
  String channel() {
    return "venomqa:" + run;
  }

  /// The initial content.
  Path safetyCopy() {
    return Path.of(folder, run + ".resp");
  }

  Path journal() {
    return Path.of(folder, run + ".now");
  }

  /// This record, for the case that the database loses it.
  Path file() {
    return Path.of(folder, run + ".run");
  }

  void deleteFiles(boolean keepCopy) throws IOException {
    Files.deleteIfExists(journal());
    Files.deleteIfExists(file());
    if (!keepCopy) {
      Files.deleteIfExists(safetyCopy());
    }
  }

  boolean isOfThisMachine() {
    return host.equals(hostName());
  }

  /// Whether its process lives; it must be of this machine.
  boolean processLives() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> started == 0 || startOf(process) == 0 || startOf(process) == started)
        .isPresent();
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
