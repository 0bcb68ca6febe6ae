package io.venomqa.app.wiring;

import io.venomqa.adapters.postgres.PostgresOptions;
import io.venomqa.adapters.postgres.PostgresSystem;
import io.venomqa.adapters.postgres.ProxySystem;
import io.venomqa.adapters.project.Project;
import io.venomqa.adapters.project.Recover;
import io.venomqa.adapters.project.SystemSettings;
import io.venomqa.adapters.redis.RedisOptions;
import io.venomqa.adapters.redis.RedisServer;
import io.venomqa.adapters.redis.RedisSystem;
import io.venomqa.adapters.script.ConsoleSink;
import io.venomqa.adapters.script.ScriptEngine;
import io.venomqa.adapters.sqlite.SqliteOptions;
import io.venomqa.adapters.sqlite.SqliteOptions.Mechanism;
import io.venomqa.adapters.sqlite.SqliteSystem;
import io.venomqa.app.session.Finding;
import io.venomqa.engine.world.NotThereYet;
import io.venomqa.engine.world.Recoverable;
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

  /// One system for each that the project names, in its order. Stand-ins and proxies listen from
  /// now on; the rest opens nothing yet.
  ///
  /// @param console takes what the scripts of services print
  OpenSystems open(ScriptEngine engine, ConsoleSink console) throws SystemFailure {
    StandIns standIns = new StandIns(project, engine, console);
    List<Rollbackable> systems = new ArrayList<>();
    boolean opened = false;
    try {
      for (SystemSettings settings : project.systems()) {
        systems.add(open(settings, standIns));
      }
      opened = true;
      return new OpenSystems(systems);
    } finally {
      if (!opened) {
        systems.forEach(Rollbackable::close);
      }
    }
  }

  /// The databases among them. Opens nothing yet.
  List<Rollbackable> databases() {
    return project.systems().stream().flatMap(settings -> database(settings).stream()).toList();
  }

  /// Puts back what dead runs left, then makes the databases anew that have a template: before the
  /// API starts, which may write at its start. Of what is no database, nothing outlives the run
  /// that started it, or nobody but its owner can tell.
  ///
  /// @return what people have to know about it
  /// @throws SystemFailure when a run is using a system, or has to be asked about
  List<String> recover() throws SystemFailure {
    List<String> told = new ArrayList<>();
    for (Rollbackable database : databases()) {
      try (database) {
        if (database instanceof Recoverable recoverable) {
          recoverable.recover().ifPresent(words -> told.add(database.name() + ": " + words));
        }
        makeAnew(database).ifPresent(words -> told.add(database.name() + ": " + words));
      }
    }
    return told;
  }

  private static Optional<String> makeAnew(Rollbackable database) throws SystemFailure {
    return switch (database) {
      case PostgresSystem postgres -> postgres.makeAnew();
      case ProxySystem proxy -> proxy.makeAnew();
      default -> Optional.empty();
    };
  }

  /// Tries each system alone: connects, makes it ready, and puts it back at once.
  ///
  /// @return one finding for each, in the project's order
  List<Finding> examine(ScriptEngine engine) {
    StandIns standIns = new StandIns(project, engine, ConsoleSink.NONE);
    return project.systems().stream().map(settings -> examine(settings, standIns)).toList();
  }

  private Finding examine(SystemSettings settings, StandIns standIns) {
    try (Rollbackable system = open(settings, standIns)) {
      system.begin();
      String how = system.kind() + ", " + system.mechanism();
      system.end();
      return Finding.of(
          system.name(), Finding.Verdict.OK, how + "; connected, with the rights it needs");
    } catch (NotThereYet missing) {
      // The API would have made it, perhaps, had something else not been wrong.
      return new Finding(
          missing.system(),
          Finding.Verdict.NOT_TRIED,
          String.valueOf(missing.getMessage()),
          missing.remedy());
    } catch (SystemFailure failure) {
      return new Finding(
          failure.system(),
          Finding.Verdict.WRONG,
          String.valueOf(failure.getMessage()),
          failure.remedy());
    }
  }

  private Rollbackable open(SystemSettings system, StandIns standIns) throws SystemFailure {
    return switch (system) {
      case SystemSettings.StandIn standIn -> standIns.start(standIn);
      case SystemSettings.RemoteService remote -> standIns.remote(remote);
      case SystemSettings.Reset reset -> standIns.reset(reset);
      case SystemSettings.Sqlite _, SystemSettings.Postgres _, SystemSettings.Redis _ -> {
        Rollbackable database = database(system).orElseThrow();
        if (database instanceof ProxySystem proxy) {
          proxy.listen();
        }
        yield database;
      }
    };
  }

  private Optional<Rollbackable> database(SystemSettings system) {
    return switch (system) {
      case SystemSettings.Sqlite sqlite ->
          Optional.of(new SqliteSystem(sqlite.name(), sqlite.file(), options(sqlite)));
      case SystemSettings.Postgres postgres ->
          Optional.of(
              postgres.mechanism() == SystemSettings.PostgresMechanism.SAVEPOINT_PROXY
                  ? new ProxySystem(
                      postgres.name(), postgres.address(), options(postgres), postgres.proxyPort())
                  : new PostgresSystem(postgres.name(), postgres.address(), options(postgres)));
      case SystemSettings.Redis redis -> Optional.of(redis(redis));
      case SystemSettings.StandIn _, SystemSettings.RemoteService _, SystemSettings.Reset _ ->
          Optional.empty();
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
            project.state().ignored(),
            recover,
            workFolder(redis),
            RedisOptions.defaults(workFolder(redis)).timeout()));
  }

  private Path workFolder(SystemSettings system) {
    return project.folder().resolve(".venomqa").resolve("systems").resolve(system.name());
  }

  private PostgresOptions options(SystemSettings.Postgres postgres) {
    return new PostgresOptions(
        switch (postgres.mechanism()) {
          case AUTO -> PostgresOptions.Mechanism.AUTO;
          case UNDO_LOG -> PostgresOptions.Mechanism.UNDO_LOG;
          case COPY -> PostgresOptions.Mechanism.COPY;
          case SAVEPOINT_PROXY -> PostgresOptions.Mechanism.AUTO; // for what an earlier run left
        },
        postgres.schemas(),
        project.state().ignored(),
        postgres.restoresSequences(),
        recover,
        PostgresOptions.DEFAULT.patience(),
        postgres.template());
  }

  private SqliteOptions options(SystemSettings.Sqlite sqlite) {
    Path work = workFolder(sqlite);
    return new SqliteOptions(
        switch (sqlite.mechanism()) {
          case AUTO -> Mechanism.AUTO;
          case UNDO_LOG -> Mechanism.UNDO_LOG;
          case BACKUP -> Mechanism.BACKUP;
        },
        project.state().ignored(),
        recover,
        work,
        SqliteOptions.defaults(work).busyTimeout());
  }
}
