package io.venomqa.adapters.project;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
  /// @param template the database that it is made anew from before each run; empty when it is not
  /// @param proxyPort where the savepoint proxy listens on the loopback address; 0 for a free port
  record Postgres(
      String name,
      String url,
      PostgresAddress address,
      PostgresMechanism mechanism,
      List<String> schemas,
      boolean restoresSequences,
      Optional<String> template,
      int proxyPort)
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
    COPY,
    /// The API connects to a proxy of ours, by which nothing is ever committed.
    SAVEPOINT_PROXY
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

  /// A server of VenomQA's own that the API uses in place of a real one.
  sealed interface StandIn extends SystemSettings {

    /// Where it listens on the loopback address; 0 for a free port.
    int port();
  }

  /// A mail server.
  record Mail(String name, int port) implements StandIn {}

  /// An object storage that speaks a part of S3.
  record Storage(String name, int port) implements StandIn {}

  /// A message queue over HTTP.
  record Queue(String name, int port) implements StandIn {}

  /// A clock over HTTP.
  ///
  /// @param now where it starts; empty for the same time in every run
  record Clock(String name, int port, Optional<Instant> now) implements StandIn {}

  /// A service that a script of the project plays.
  ///
  /// @param file the script, relative to the project's folder
  record ScriptService(String name, int port, Path file) implements StandIn {}

  /// A service of the user's own that offers `GET snapshot`, `PUT restore` and `GET observe`.
  ///
  /// @param url what these are below, without a slash at its end
  record RemoteService(String name, URI url) implements SystemSettings {}

  /// A system that can only be put back to its beginning; later states are reached by making the
  /// calls again.
  ///
  /// @param observe gives its content as JSON; empty where nothing does
  /// @param timeout how long a reset may take
  record Reset(String name, ResetCall call, Optional<URI> observe, Duration timeout)
      implements SystemSettings {

    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
  }

  /// How a system is put back to its beginning.
  sealed interface ResetCall {

    /// A command, run in the project's folder.
    ///
    /// @param words as in a shell, without a shell's expansions
    record Command(List<String> words) implements ResetCall {

      public Command {
        words = List.copyOf(words);
      }
    }

    /// A request.
    record Http(String method, URI url) implements ResetCall {}
  }

  /// How a SQLite database is rolled back.
  enum SqliteMechanism {
    /// The undo log where it can be used, else the backup.
    AUTO,
    UNDO_LOG,
    BACKUP
  }
}
