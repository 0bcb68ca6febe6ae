package io.venomqa.adapters.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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

  /// A PostgreSQL database.
  ///
  /// @param url as the API takes it, with user and password; never to be shown
  /// @param schemas whose tables are watched; empty: all but PostgreSQL's own
  /// @param restoresSequences whether sequences go back too
  record Postgres(
      String name,
      String url,
      PostgresAddress address,
      PostgresMechanism mechanism,
      List<String> schemas,
      boolean restoresSequences)
      implements SystemSettings {

    public Postgres {
      schemas = List.copyOf(schemas);
    }

    /// Without password.
    @Override
    public String toString() {
      return "Postgres[" + name + ", " + address + "]";
    }
  }

  /// How a PostgreSQL database is rolled back.
  enum PostgresMechanism {
    /// The undo log where it can be used, else the comparison.
    AUTO,
    UNDO_LOG,
    COPY
  }

  /// A logical database of a Redis server.
  ///
  /// @param url as a client takes it, with the password
  /// @param host IPv6 without brackets
  /// @param user empty for the default one
  /// @param tls whether the connection is encrypted
  record Redis(
      String name,
      String url,
      String host,
      int port,
      int database,
      Optional<String> user,
      Optional<String> password,
      boolean tls,
      RedisMechanism mechanism)
      implements SystemSettings {

    /// Without secrets.
    @Override
    public String toString() {
      return "Redis[" + name + ", " + host + ":" + port + "/" + database + "]";
    }
  }

  /// How what was written to a Redis database is found.
  enum RedisMechanism {
    /// Keyspace events where they can be used, else whole copies.
    AUTO,
    KEYSPACE_EVENTS,
    COPY
  }

  /// How a SQLite database is rolled back.
  enum SqliteMechanism {
    /// The undo log where it can be used, else the backup.
    AUTO,
    UNDO_LOG,
    BACKUP
  }
}
