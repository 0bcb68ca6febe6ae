package io.venomqa.adapters.redis;

import io.venomqa.adapters.redis.Keyspace.Seen;
import io.venomqa.adapters.redis.RedisOptions.Mechanism;
import io.venomqa.engine.world.SystemFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/// A run's hold on the database: from the moment that its content became the initial one, until it
/// is so again.
///
/// @param mechanism in words
record RedisSession(
    String system,
    RunRecord run,
    Connected connected,
    RedisRollback rollback,
    Journal journal,
    String mechanism) {

  static RedisSession begin(String system, RedisServer server, RedisOptions options)
      throws SystemFailure, IOException {
    Path folder = Files.createDirectories(options.workDir()).toAbsolutePath();
    RunRecord run;
    Optional<String> whyCopy;
    try (Link link = Link.open(server, options.timeout())) {
      Rights.require(link);
      whyCopy = whyCopy(system, server, options, link);
      Optional<String> flags =
          whyCopy.isEmpty()
              ? Optional.of(Notifications.read(link)).filter(now -> !Notifications.suffice(now))
              : Optional.empty();
      run = RunRecord.ofThisProcess(system + "-" + UUID.randomUUID(), server, folder, flags);
      if (link.ask(run.marker().claim()) == null) {
        throw Recovery.inUse(system, server);
      }
    }
    try {
      return install(system, server, options, run, whyCopy);
    } catch (SystemFailure | IOException | JedisException e) {
      giveUp(server, options, run, e);
      throw e;
    }
  }

  /// Why keyspace events cannot be used; empty when they can.
  private static Optional<String> whyCopy(
      String system, RedisServer server, RedisOptions options, Link link) throws SystemFailure {
    if (options.mechanism() == Mechanism.COPY) {
      return Optional.of("as configured");
    }
    try {
      String flags = Notifications.read(link);
      link.ask(CallCounts.READ);
      Subscription.open(server, options.timeout(), "venomqa:probe", true).close();
      link.ask(Command.of("PUBLISH", "venomqa:probe", "1"));
      if (!Notifications.suffice(flags)) {
        Notifications.write(link, flags);
      }
      return Optional.empty();
    } catch (JedisDataException refused) {
      String reason = Failures.reason(server, refused);
      if (options.mechanism() == Mechanism.AUTO) {
        return Optional.of(reason);
      }
      throw new SystemFailure(
          system,
          "Keyspace events cannot be used on " + server + ": " + reason + ".",
          "Give the user that right, or leave `mechanism` out: then everything is copied.",
          refused);
    }
  }

  private static RedisSession install(
      String system,
      RedisServer server,
      RedisOptions options,
      RunRecord run,
      Optional<String> whyCopy)
      throws SystemFailure, IOException {
    Connected connected =
        Connected.open(server, options.timeout(), whyCopy.isEmpty(), run.channel(), run.marker());
    try {
      Seen first = connected.everything(Position.NOTHING);
      Map<Bytes, Image> all = new HashMap<>();
      first.images().forEach((key, image) -> image.ifPresent(present -> all.put(key, present)));
      RedisRollback rollback =
          new RedisRollback(system, connected, all, new Ignored(options.ignore()), first.counts());
      SafetyCopy.write(run.safetyCopy(), server.database(), all);
      Files.writeString(run.file(), run.complete().marker().record());
      Journal journal = Journal.start(run.journal(), rollback.now());
      connected.mark(run.complete().marker());
      return new RedisSession(
          system,
          run,
          connected,
          rollback,
          journal,
          whyCopy.map(reason -> "full copy (" + reason + ")").orElse("keyspace events"));
    } catch (IOException | RuntimeException e) {
      connected.close();
      throw e;
    }
  }

  /// Takes back what was begun; nothing has been rolled back yet.
  private static void giveUp(
      RedisServer server, RedisOptions options, RunRecord run, Exception cause) {
    try (Link link = Link.open(server, options.timeout())) {
      run.flags().ifPresent(flags -> Notifications.write(link, flags));
      link.ask(RunMarker.remove());
      run.deleteFiles(false);
    } catch (JedisException | IOException e) {
      cause.addSuppressed(e);
    }
  }

  /// Goes home, proves it, and takes away what was added.
  void end(RedisServer server) throws SystemFailure, IOException {
    List<String> differences = new ArrayList<>(rollback.goHome());
    if (!differences.isEmpty()) {
      // What was not seen to be written: read everything, and restore once more.
      rollback.connectionWasLost();
      differences = rollback.goHome();
    }
    if (!differences.isEmpty()) {
      throw new SystemFailure(
          system,
          "The initial content could not be restored exactly: " + String.join("; ", differences),
          "It is kept in "
              + run.safetyCopy()
              + "; stop the API, then `redis-cli -n "
              + server.database()
              + " --pipe < FILE` restores each of its keys.");
    }
    Link link = connected.keyspace().link();
    run.flags().ifPresent(flags -> Notifications.write(link, flags));
    link.ask(RunMarker.remove());
    connected.close();
    journal.close();
    run.deleteFiles(false);
  }

  void close() {
    connected.close();
    journal.close();
  }
}
