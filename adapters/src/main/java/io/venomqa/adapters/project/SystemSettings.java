package io.venomqa.adapters.project;

import java.nio.file.Path;

/// A system that the API keeps its data in.
public sealed interface SystemSettings {

  /// Its name in the project, such as `db`.
  String name();

  /// A SQLite database.
  ///
  /// @param file absolute, symbolic links resolved; may not exist before the API has started
  record Sqlite(String name, Path file, SqliteMechanism mechanism) implements SystemSettings {

    /// What a JDBC driver takes.
    public String url() {
      return "jdbc:sqlite:" + file;
    }
  }

  /// How a SQLite database is rolled back.
  enum SqliteMechanism {
    /// The undo log where it can be used, else the backup.
    AUTO,
    UNDO_LOG,
    BACKUP
  }
}
