package io.venomqa.app.wiring;

import io.venomqa.adapters.project.Project;
import io.venomqa.adapters.project.Recover;
import io.venomqa.adapters.project.SystemSettings;
import io.venomqa.adapters.redis.RedisOptions;
import io.venomqa.adapters.redis.RedisServer;
import io.venomqa.adapters.redis.RedisSystem;
import io.venomqa.adapters.sqlite.SqliteOptions;
import io.venomqa.adapters.sqlite.SqliteOptions.Mechanism;
import io.venomqa.adapters.sqlite.SqliteSystem;
import io.venomqa.engine.world.Rollbackable;
import io.venomqa.engine.world.SystemFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rollback systems that a project names.
final class ProjectSystems {

  private final Project project;
  private final Recover recover;

  ProjectSystems(Project project, Recover recover) {
    this.project = project;
    this.recover = recover;
  }

  /// One system for each that the project names, in its order. Opens nothing yet.
  List<Rollbackable> open() {
    return project.systems().stream().<Rollbackable>map(this::open).toList();
  }

  /// Puts back what dead runs left: before the API starts, which may write at its start.
  ///
  /// @return what people have to know about it
  /// @throws SystemFailure when a run is using a system, or has to be asked about
  List<String> recover() throws SystemFailure {
    List<String> told = new ArrayList<>();
    for (SystemSettings settings : project.systems()) {
      switch (settings) {
        case SystemSettings.Sqlite sqlite -> recover(sqlite).ifPresent(told::add);
        case SystemSettings.Redis redis -> recover(redis).ifPresent(told::add);
      }
    }
    return told;
  }

  private Optional<String> recover(SystemSettings.Sqlite settings) throws SystemFailure {
    try (SqliteSystem system = sqlite(settings)) {
      return system.recover().map(copy -> takenBack(settings, copy));
    }
  }

  private Optional<String> recover(SystemSettings.Redis settings) throws SystemFailure {
    try (RedisSystem system = redis(settings)) {
      return system.recover().map(copy -> takenBack(settings, copy));
    }
  }

  private static String takenBack(SystemSettings system, Path copy) {
    return "%s: what a run that was killed had left was taken back, and with it all that was written about the moment of its end. A copy from before is kept: %s"
        .formatted(system.name(), copy);
  }

  private Rollbackable open(SystemSettings system) {
    return switch (system) {
      case SystemSettings.Sqlite sqlite -> sqlite(sqlite);
      case SystemSettings.Redis redis -> redis(redis);
    };
  }

  private RedisSystem redis(SystemSettings.Redis redis) {
    return new RedisSystem(
        redis.name(),
        new RedisServer(
            redis.host(),
            redis.port(),
            redis.database(),
            redis.user(),
            redis.password(),
            redis.tls()),
        new RedisOptions(
            switch (redis.mechanism()) {
              case AUTO -> RedisOptions.Mechanism.AUTO;
              case KEYSPACE_EVENTS -> RedisOptions.Mechanism.KEYSPACE_EVENTS;
              case COPY -> RedisOptions.Mechanism.COPY;
            },
            project.state().ignore(),
            recover,
            workFolder(redis),
            RedisOptions.defaults(workFolder(redis)).timeout()));
  }

  private Path workFolder(SystemSettings system) {
    return project.folder().resolve(".venomqa").resolve("systems").resolve(system.name());
  }

  private SqliteSystem sqlite(SystemSettings.Sqlite sqlite) {
    return new SqliteSystem(sqlite.name(), sqlite.file(), options(sqlite));
  }

  private SqliteOptions options(SystemSettings.Sqlite sqlite) {
    Path work = workFolder(sqlite);
    return new SqliteOptions(
        switch (sqlite.mechanism()) {
          case AUTO -> Mechanism.AUTO;
          case UNDO_LOG -> Mechanism.UNDO_LOG;
          case BACKUP -> Mechanism.BACKUP;
        },
        project.state().ignore(),
        recover,
        work,
        SqliteOptions.defaults(work).busyTimeout());
  }
}
