package io.venomqa.adapters.sqlite;

import io.venomqa.engine.model.Cell;
import io.venomqa.engine.world.NotThereYet;
import io.venomqa.engine.world.SystemFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteOpenMode;

/// One connection to a database file. Its statements stay prepared.
final class Database implements AutoCloseable {

  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  private static final int MOST_PREPARED = 1000;

  private final Path file;
  private final SQLiteConnection connection;
  private final Map<String, PreparedStatement> prepared = new LinkedHashMap<>(64, 0.75f, true);

  private Database(Path file, SQLiteConnection connection) {
    this.file = file;
    this.connection = connection;
  }

  /// Opens an existing file; never makes one.
  static Database open(String system, Path file, Duration busyTimeout) throws SystemFailure {
    return open(system, file, busyTimeout, false);
  }

  /// A connection that cannot write.
  static Database openReadOnly(String system, Path file, Duration busyTimeout)
      throws SystemFailure {
    return open(system, file, busyTimeout, true);
  }

  private static Database open(String system, Path file, Duration busyTimeout, boolean readOnly)
      throws SystemFailure {
    requireDatabase(system, file);
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(readOnly);
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    config.setBusyTimeout(Math.toIntExact(busyTimeout.toMillis()));
    try {
      Connection connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
      return new Database(file, connection.unwrap(SQLiteConnection.class));
    } catch (SQLException e) {
      throw Failures.of(system, file, "could not be opened", e);
    }
  }

  private static void requireDatabase(String system, Path file) throws SystemFailure {
    if (!Files.isRegularFile(file)) {
      throw new NotThereYet(
          system,
          "There is no database file " + file.toAbsolutePath() + ".",
          "Start the API once so that it makes the file, or correct the path in venomqa.yaml.");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(MAGIC.length);
      if (head.length > 0 && !Arrays.equals(head, MAGIC)) {
        throw new SystemFailure(
            system,
            file.toAbsolutePath() + " is not a SQLite database.",
            "Correct the path in venomqa.yaml. An encrypted database cannot be observed.");
      }
    } catch (IOException e) {
      throw new SystemFailure(
          system,
          "The database file " + file.toAbsolutePath() + " cannot be read: " + e.getMessage(),
          "Check its permissions.",
          e);
    }
  }

  Path file() {
    return file;
  }

  /// Waits, bounded by the busy time-out, until nobody is writing, and keeps others from it.
  void beginImmediate() throws SQLException {
    prepared("BEGIN IMMEDIATE").execute();
  }

  void commit() throws SQLException {
    prepared("COMMIT").execute();
  }

  /// Undoes the transaction; does nothing where there is none any more, because SQLite has undone
  /// it by itself or it was committed.
  void rollback() throws SQLException {
    try {
      prepared("ROLLBACK").execute();
    } catch (SQLException e) {
      if (!Failures.plain(e).contains("no transaction is active")) {
        throw e;
      }
    }
  }

  /// A statement that the caller closes.
  PreparedStatement prepare(String sql) throws SQLException {
    return connection.prepareStatement(sql);
  }

  /// A statement, prepared once and kept.
  PreparedStatement prepared(String sql) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
      forgetOldest();
    }
    return statement;
  }

  private void forgetOldest() throws SQLException {
    if (prepared.size() > MOST_PREPARED) {
      Map.Entry<String, PreparedStatement> oldest = prepared.entrySet().iterator().next();
      prepared.remove(oldest.getKey());
      oldest.getValue().close();
    }
  }

  /// Runs a statement that is not worth keeping.
  void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  long number(String sql) throws SQLException {
    try (ResultSet result = prepared(sql).executeQuery()) {
      return result.next() ? result.getLong(1) : 0;
    }
  }

  /// All rows of a small result.
  List<List<Cell>> rows(String sql, String... parameters) throws SQLException {
    PreparedStatement statement = prepared(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setString(i + 1, parameters[i]);
    }
    List<List<Cell>> rows = new ArrayList<>();
    try (ResultSet result = statement.executeQuery()) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        rows.add(Image.read(result, 1, columns).cells());
      }
    }
    return rows;
  }

  /// Moves when, and only when, another connection has committed.
  long dataVersion() throws SQLException {
    return number("PRAGMA data_version");
  }

  /// Moves when the schema is changed.
  long schemaVersion() throws SQLException {
    return number("PRAGMA schema_version");
  }

  private boolean isWal() throws SQLException {
    return rows("PRAGMA journal_mode").equals(List.of(List.of(new Cell.Text("wal"))));
  }

  /// Makes this connection blind to all triggers, so that what it writes fires none. SQLite has no
  /// switch for this in SQL. But a connection reads the schema once and keeps it until
  /// `schema_version` moves: so it is shown one without triggers, in a transaction that is then
  /// rolled back. The file is never changed, and no other connection notices.
  void hideTriggers() throws SQLException {
    beginImmediate();
    try {
      run("PRAGMA writable_schema = ON");
      run("DELETE FROM sqlite_schema WHERE type = 'trigger'");
      run("PRAGMA writable_schema = RESET");
      run("SELECT count(*) FROM sqlite_schema");
    } finally {
      rollback();
      run("PRAGMA writable_schema = OFF");
    }
  }

  /// Makes this connection write rows exactly as it is told: no triggers, no foreign key actions,
  /// no checks of what has once been accepted.
  void prepareForUndo() throws SQLException {
    run("PRAGMA foreign_keys = OFF");
    run("PRAGMA ignore_check_constraints = ON");
    // Neither a crash nor a power cut damages the file: in WAL mode that takes no waiting for the
    // disk, with a rollback journal it does.
    run("PRAGMA synchronous = " + (isWal() ? "NORMAL" : "FULL"));
    hideTriggers();
  }

  /// Ends the blindness of [#hideTriggers].
  void showTriggers() throws SQLException {
    run("PRAGMA writable_schema = RESET");
  }

  /// Copies this database over another file; SQLite locks both as it should.
  void backupTo(Path target) throws SQLException {
    int result = connection.getDatabase().backup("main", target.toAbsolutePath().toString(), null);
    if (result != 0) {
      throw new SQLException("The copy to " + target + " failed.", "", result);
    }
  }

  /// Breaks off the statement that is running. From any thread.
  void interrupt() {
    try {
      connection.getDatabase().interrupt();
    } catch (SQLException e) {
      throw new IllegalStateException("A query on " + file + " could not be broken off.", e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("The connection to " + file + " could not be closed.", e);
    }
  }
}
