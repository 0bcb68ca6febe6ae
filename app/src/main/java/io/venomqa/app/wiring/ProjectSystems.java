package io.venomqa.app.wiring;

import io.venomqa.adapters.project.Project;
import io.venomqa.adapters.project.Recover;
import io.venomqa.adapters.project.SystemSettings;
import io.venomqa.adapters.sqlite.SqliteOptions;
import io.venomqa.adapters.sqlite.SqliteOptions.Mechanism;
import io.venomqa.adapters.sqlite.SqliteSystem;
import io.venomqa.engine.world.Rollbackable;
import io.venomqa.engine.world.SystemFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
      try (SqliteSystem system = open(settings)) {
        system
            .recover()
            .ifPresent(copy ->
                told.add(
                    "%s: what a run that was killed had left was taken back, and with it all that was written about the moment of its end. A copy from before is kept: %s"
                        .formatted(system.name(), copy)));
      }
    }
    return told;
  }

  private SqliteSystem open(SystemSettings system) {
    return switch (system) {
      case SystemSettings.Sqlite sqlite ->
          new SqliteSystem(sqlite.name(), sqlite.file(), options(sqlite));
    };
  }

  private SqliteOptions options(SystemSettings.Sqlite sqlite) {
    Path work = project.folder().resolve(".venomqa").resolve("systems").resolve(sqlite.name());
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
