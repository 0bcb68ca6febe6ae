package io.venomqa.adapters.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteOpenMode;

/// The connection to an archive. Its statements stay prepared.
final class ArchiveFile implements AutoCloseable {

  /// In bytes.
  static final int LONGEST_VALUE = 256 * 1024 * 1024;

  private static final int BUSY_MILLIS = 5_000;

  private final Path file;
  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  private ArchiveFile(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /// Makes an empty archive in a file that is not there yet.
  ///
  /// It is written ahead into a log beside it, which others can read meanwhile and which survives
  /// the end of our process as it is.
  ///
  /// @param pages how many pages of 4 KB it may have; 0 for as many as there is room for
  static ArchiveFile create(Path file, int pages) throws IOException, SQLException {
    Files.createFile(file);
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLIS);
    ArchiveFile made =
        new ArchiveFile(file, config.createConnection("jdbc:sqlite:" + file.toAbsolutePath()));
    try {
      if (pages > 0) {
        made.run("PRAGMA max_page_count = " + pages);
      }
      // Before the log begins, so that the file itself says what it is.
      made.run("PRAGMA application_id = " + Schema.APPLICATION);
      made.run("PRAGMA user_version = " + Schema.VERSION);
      for (String statement : Schema.STATEMENTS) {
        made.run(statement);
      }
      made.run("PRAGMA journal_mode = WAL");
      made.run("PRAGMA synchronous = NORMAL");
      return made;
    } catch (SQLException e) {
      made.close();
      throw e;
    }
  }

  /// Opens an archive that may come from anybody: to be read only, and only when its tables are
  /// those of an archive, without views or triggers that would do something of their own.
  static ArchiveFile open(Path file) throws ArchiveUnreadable {
    byte[] header = header(file);
    if (!Schema.isArchive(header)) {
      throw ArchiveUnreadable.noArchive(file);
    }
    if (Schema.version(header) > Schema.VERSION) {
      throw ArchiveUnreadable.newer(file, Schema.version(header));
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setPragma(Pragma.LIMIT_LENGTH, Integer.toString(LONGEST_VALUE));
    try {
      ArchiveFile opened = new ArchiveFile(file, config.createConnection(url(file, header)));
      opened.requireOurTables();
      return opened;
    } catch (SQLException e) {
      throw ArchiveUnreadable.damaged(file, plain(e));
    }
  }

  private static byte[] header(Path file) throws ArchiveUnreadable {
    if (!Files.isRegularFile(file)) {
      throw ArchiveUnreadable.missing(file);
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(Schema.HEADER_LENGTH);
    } catch (IOException e) {
      throw ArchiveUnreadable.damaged(file, "it cannot be read (" + e.getMessage() + ")");
    }
  }

  /// Without its log, the archive of a run that was killed is as old as the file itself.
  private static String url(Path file, byte[] header) {
    boolean logIsLost =
        Schema.isOpenEnded(header) && !Files.exists(Path.of(file.toAbsolutePath() + "-wal"));
    return logIsLost
        ? "jdbc:sqlite:"
            + file.toAbsolutePath().toUri().toString().replaceFirst("^file:/+", "file:/")
            + "?immutable=1"
        : "jdbc:sqlite:" + file.toAbsolutePath();
  }

  private void requireOurTables() throws SQLException, ArchiveUnreadable {
    run("PRAGMA trusted_schema = OFF");
    run("PRAGMA cell_size_check = ON");
    Set<String> found =
        new HashSet<>(
            query(
                "SELECT sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_autoindex\\_%' ESCAPE '\\'",
                row -> String.valueOf(row.getString(1))));
    if (!found.equals(Set.copyOf(Schema.STATEMENTS))) {
      close();
      throw ArchiveUnreadable.damaged(file, "its tables are not those of an archive");
    }
  }

  Path file() {
    return file;
  }

  /// A statement, prepared once and kept.
  PreparedStatement prepared(String sql, long... parameters) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    for (int i = 0; i < parameters.length; i++) {
      statement.setLong(i + 1, parameters[i]);
    }
    return statement;
  }

  /// Changes rows.
  void change(String sql, long... parameters) throws SQLException {
    prepared(sql, parameters).executeUpdate();
  }

  /// Runs a statement that is not worth keeping.
  void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// Makes a value of a row.
  @FunctionalInterface
  interface RowReader<T> {

    T read(ResultSet row) throws SQLException, ArchiveUnreadable;
  }

  /// The rows of a query, each as a value. Whatever is wrong with them is a damage of the file.
  ///
  /// @param reader must not make the same query again
  <T> List<T> query(String sql, RowReader<T> reader, long... parameters) throws ArchiveUnreadable {
    try {
      PreparedStatement statement = prepared(sql, parameters);
      List<T> values = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          values.add(reader.read(row));
        }
      }
      return values;
    } catch (SQLException e) {
      throw ArchiveUnreadable.damaged(file, plain(e));
    } catch (RuntimeException wrongValue) {
      throw ArchiveUnreadable.damaged(file, "a value in it is not as it should be");
    }
  }

  /// The first number of the only row.
  long number(String sql, long... parameters) throws ArchiveUnreadable {
    List<Long> found = query(sql, row -> row.getLong(1), parameters);
    return found.isEmpty() ? 0 : found.getFirst();
  }

  /// A message without SQLite's code before it, and without what the driver says twice.
  static String plain(SQLException e) {
    return String.valueOf(e.getMessage())
        .replaceFirst("^\\[[A-Z_]+]\\s*", "")
        .replaceFirst("(.+) \\(\\1\\)$", "$1");
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("The archive " + file + " could not be closed.", e);
    }
  }
}
