package io.venomqa.adapters.redis;

import io.venomqa.adapters.redis.Tracker.Step;
import io.venomqa.engine.world.SystemFailure;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisDataException;

/// Puts a database back that a dead run has left behind: unless somebody has written to it since.
///
/// Whether somebody has: the run noted the content at each step. What is not as it noted last, its
/// own last call may have made so; the server knows for each key how long nobody has touched it. A
/// key that was touched later than [#GRACE] after the run's last sign of life, or that has gone, is
/// asked about.
final class Recovery {

  /// What is written up to so long after the last sign of life may be the run's own last call; the
  /// server counts in seconds.
  static final Duration GRACE = Duration.ofSeconds(2);

  /// A run whose process lives, but that has shown no sign of life for so long, is over.
  private static final Duration SILENT_WHEN_OVER = Duration.ofSeconds(10);

  private static final int MOST_NAMED = 10;
  private static final String CHANNEL = "venomqa:recovery";

  private final String system;
  private final RedisServer server;
  private final RedisOptions options;
  private final RunRecord run;
  private final Connected connected;

  private Recovery(
      String system, RedisServer server, RedisOptions options, RunRecord run, Connected connected) {
    this.system = system;
    this.server = server;
    this.options = options;
    this.run = run;
    this.connected = connected;
  }

  /// @return a copy of what was there before, where something was taken back that the run had not
  ///   noted: its own last call's, or written by somebody else about the moment of its end
  /// @throws SystemFailure when a run is using the database, or somebody has written since it died
  ///   and it was not said what to do
  static Optional<Path> recover(String system, RedisServer server, RedisOptions options)
      throws SystemFailure, IOException {
    RunRecord left;
    try (Link link = Link.open(server, options.timeout())) {
      Object marker = link.ask(RunMarker.read());
      Optional<RunRecord> found =
          marker == null
              ? leftInFolder(options.workDir(), server)
              : Optional.of(RunRecord.of(Link.bytes(marker).words()));
      if (found.isEmpty()) {
        return Optional.empty();
      }
      left = found.get();
      if (lives(left, link)) {
        throw inUse(system, server);
      }
    }
    try (Connected connected =
        Connected.open(server, options.timeout(), false, CHANNEL, left.marker())) {
      return new Recovery(system, server, options, left, connected).goHome();
    }
  }

  /// The record of a run whose key has gone, because somebody emptied the database.
  private static Optional<RunRecord> leftInFolder(Path folder, RedisServer server)
      throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.run")) {
      for (Path file : files) {
        RunRecord record = RunRecord.of(Files.readString(file));
        if (record.server().equals(server.toString())) {
          return Optional.of(record);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean lives(RunRecord run, Link link) {
    if (subscribers(run, link) > 0) {
      return true;
    }
    long lastBeat = Journal.lastBeat(run.journal()).orElse(0L);
    boolean beats = System.currentTimeMillis() - lastBeat < SILENT_WHEN_OVER.toMillis();
    return beats && (!run.isOfThisMachine() || run.processLives());
  }

  private static long subscribers(RunRecord run, Link link) {
    try {
      return Link.number(
          Link.list(link.ask(Command.of("PUBSUB", "NUMSUB", run.channel()))).getLast());
    } catch (JedisDataException denied) {
      return 0;
    }
  }

  static SystemFailure inUse(String system, RedisServer server) throws SystemFailure {
    return new SystemFailure(
        system,
        "Another run is using " + server + ".",
        "Wait until it has ended, or end it. Each run needs a database of its own.");
  }

  private Optional<Path> goHome() throws SystemFailure, IOException {
    if (!run.begun() && !Files.exists(run.journal())) {
      forget(false);
      return Optional.empty();
    }
    if (!Files.exists(run.safetyCopy())) {
      withoutCopy();
      return Optional.empty();
    }
    Map<Bytes, Long> idle = idleSeconds();
    Map<Bytes, Image> initial = SafetyCopy.read(run.safetyCopy());
    RedisRollback rollback =
        new RedisRollback(system, connected, initial, Ignored.NOTHING, Optional.empty());
    List<Bytes> unnoted = unnoted(rollback.readChanges(), rollback.now());
    List<String> foreign = foreign(unnoted, rollback.now(), idle);
    if (!foreign.isEmpty()) {
      switch (options.recover()) {
        case ASK -> throw question(foreign);
        case KEEP -> {
          forget(true);
          return Optional.empty();
        }
        case RESTORE -> {}
      }
    }
    Optional<Path> copy =
        unnoted.isEmpty() ? Optional.empty() : Optional.of(copyOf(rollback.now()));
    List<String> differences = rollback.goHome();
    if (!differences.isEmpty()) {
      throw new SystemFailure(
          system,
          "What a killed run left in "
              + server
              + " could not be brought back exactly: "
              + String.join("; ", differences),
          "The content before that run is in " + run.safetyCopy() + ".");
    }
    forget(false);
    return copy;
  }

  private void withoutCopy() throws SystemFailure, IOException {
    switch (options.recover()) {
      case KEEP -> forget(true);
      case ASK, RESTORE ->
          throw new SystemFailure(
              system,
              "A run that was killed left "
                  + server
                  + " changed, and its safety copy is not here: it was "
                  + run.safetyCopy()
                  + (run.isOfThisMachine() ? "." : " on " + run.host() + "."),
              "Start it again there, or say --recover=keep to keep everything as it is.");
    }
  }

  /// How long nobody has touched a key, in seconds. To be asked before keys are read. A key that is
  /// missing in it may have been touched just now; so may one whose value all keys with this value
  /// share, as small numbers are.
  private Map<Bytes, Long> idleSeconds() {
    Map<Bytes, Long> idle = new HashMap<>();
    List<Bytes> keys = List.copyOf(connected.keyspace().scan());
    List<Command> questions = new ArrayList<>();
    for (Bytes key : keys) {
      questions.add(Command.of("OBJECT", "REFCOUNT", key));
      questions.add(Command.of("OBJECT", "IDLETIME", key));
    }
    List<@Nullable Object> answers = connected.keyspace().link().pipeline(questions);
    for (int i = 0; i < keys.size(); i++) {
      boolean itsOwn = answers.get(2 * i) instanceof Long references && references == 1;
      if (itsOwn && answers.get(2 * i + 1) instanceof Long seconds) {
        idle.put(keys.get(i), seconds);
      }
    }
    return idle;
  }

  /// The keys that are not as the run noted them last.
  private List<Bytes> unnoted(List<Step> steps, Position now) throws IOException {
    Optional<Journal.Known> known = Journal.read(run.journal());
    if (known.isPresent() && known.get().isAt(now.content())) {
      return List.of();
    }
    return steps.stream()
        .map(Step::key)
        .filter(key ->
            known.isEmpty()
                || !known
                    .get()
                    .isAt(key, now.image(key), Optional.ofNullable(now.initial().get(key))))
        .toList();
  }

  /// Those of them that cannot have been the run's, in words.
  private List<String> foreign(List<Bytes> unnoted, Position now, Map<Bytes, Long> idle) {
    long lastBeat = Journal.lastBeat(run.journal()).orElse(0L);
    long silentSeconds = (System.currentTimeMillis() - lastBeat - GRACE.toMillis()) / 1000;
    return unnoted.stream()
        .filter(key -> now.image(key).isEmpty() || idle.getOrDefault(key, 0L) < silentSeconds)
        .map(key ->
            "key " + key.words() + ": " + now.image(key).map(Difference::value).orElse("gone"))
        .toList();
  }

  private Path copyOf(Position now) throws IOException {
    Path copy =
        options.workDir().resolve(system + "-before-recovery-" + UUID.randomUUID() + ".resp");
    Map<Bytes, Image> present = new HashMap<>();
    now.known().forEach(key -> now.image(key).ifPresent(image -> present.put(key, image)));
    SafetyCopy.write(copy, server.database(), present);
    return copy;
  }

  private SystemFailure question(List<String> foreign) {
    int more = foreign.size() - MOST_NAMED;
    return new SystemFailure(
        system,
        "A run that was killed left "
            + server
            + " changed, and somebody has written to it since: "
            + String.join("; ", foreign.subList(0, Math.min(MOST_NAMED, foreign.size())))
            + (more > 0 ? "; and " + more + " more." : "."),
        "Say --recover=restore to go back to the content before that run (a copy of the present"
            + " content is kept in "
            + options.workDir()
            + "), or --recover=keep to keep everything as it is.");
  }

  private void forget(boolean keepCopy) throws IOException {
    Link link = connected.keyspace().link();
    if (run.flags().isPresent()) {
      Notifications.write(link, run.flags().get());
    }
    link.ask(RunMarker.remove());
    run.deleteFiles(keepCopy);
  }
}
