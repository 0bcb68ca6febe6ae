package io.venomqa.adapters.redis;

import io.venomqa.adapters.project.Recover;
import io.venomqa.adapters.redis.RedisOptions.Mechanism;
import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.Row;
import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.SystemFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A server with a begun system and the connection of an API, for examples of one behaviour each.
final class Begun implements AutoCloseable {

  static final int DATABASE = 3;

  final RedisProcess server;
  final PlainClient api;
  final RedisSystem system;
  final Checkpoint initial;

  private Begun(RedisProcess server, PlainClient api, RedisSystem system, Checkpoint initial) {
    this.server = server;
    this.api = api;
    this.system = system;
    this.initial = initial;
  }

  static RedisOptions options(Path folder, Mechanism mechanism, Recover recover) {
    return new RedisOptions(
        mechanism, List.of(), recover, folder.resolve("work"), Duration.ofSeconds(2));
  }

  static RedisSystem system(RedisProcess server, Path folder, Mechanism mechanism) {
    return new RedisSystem(
        "cache", server.database(DATABASE), options(folder, mechanism, Recover.ASK));
  }

  /// @param commands that make the initial content
  static Begun on(Path folder, Mechanism mechanism, String... commands)
      throws IOException, SystemFailure {
    RedisProcess server = RedisProcess.start(folder.resolve("server"));
    return on(server, system(server, folder, mechanism), commands);
  }

  static Begun on(Path folder, String... commands) throws IOException, SystemFailure {
    return on(folder, Mechanism.KEYSPACE_EVENTS, commands);
  }

  static Begun on(RedisProcess server, RedisSystem system, String... commands)
      throws IOException, SystemFailure {
    PlainClient api = server.client(DATABASE);
    for (String command : commands) {
      api.say(command);
    }
    system.begin();
    return new Begun(server, api, system, system.checkpoint());
  }

  String dump() throws IOException {
    return new Dumper(api).dump();
  }

  /// What a drain tells, in words such as `+a 1`, `-a 1`, `a 1 > 2`.
  String drained() throws SystemFailure {
    return words(system.drain().changes());
  }

  static String words(List<Change> changes) {
    return changes.stream()
        .map(change ->
            switch (change) {
              case Change.Added added -> "+" + words(added.after());
              case Change.Removed removed -> "-" + words(removed.before());
              case Change.Changed changed ->
                  words(changed.before()) + " > " + value(changed.after());
            })
        .collect(Collectors.joining(", "));
  }

  private static String words(Row row) {
    return row.cell("key").map(Cell::display).orElse("?") + " " + value(row);
  }

  private static String value(Row row) {
    Optional<Cell> ttl = row.cell("ttl").filter(Cell.Whole.class::isInstance);
    return row.cell("value").map(Cell::display).orElse("?")
        + ttl.map(seconds -> " for " + seconds.display()).orElse("");
  }

  @Override
  public void close() throws IOException {
    system.close();
    api.close();
    server.close();
  }
}
