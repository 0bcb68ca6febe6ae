package io.venomqa.examples.shop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;

/// Connections to one SQLite file. All are opened at the start and stay open until the pool is
/// closed, as in most servers.
final class ConnectionPool implements AutoCloseable {
  private static final int BUSY_TIMEOUT_MS = 5_000;

  private final List<Connection> all = new ArrayList<>();
  private final BlockingQueue<Connection> free;

  ConnectionPool(Path database, Journal journal, int size) throws IOException, SQLException {
    Path file = database.toAbsolutePath();
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    free = new ArrayBlockingQueue<>(size);
    try {
      SQLiteConfig config = config(journal);
      for (int i = 0; i < size; i++) {
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        all.add(connection);
        free.add(connection);
      }
      createSchema();
    } catch (SQLException e) {
      close();
      throw e;
    }
  }

  /// Runs `work` in one transaction, which is rolled back when it throws.
  <T> T inTransaction(Work<T> work) throws SQLException, Refusal {
    Connection connection = take();
    try {
      connection.setAutoCommit(false);
      try {
        T result = work.on(connection);
        connection.commit();
        return result;
      } catch (SQLException | Refusal | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } finally {
      free.add(connection);
    }
  }

  /// Runs `work` outside any transaction: for a single statement that reads.
  <T> T reading(Work<T> work) throws SQLException, Refusal {
    Connection connection = take();
    try {
      return work.on(connection);
    } finally {
      free.add(connection);
    }
  }

  @Override
  public void close() throws SQLException {
    for (Connection connection : all) {
      connection.close();
    }
  }

  private Connection take() throws SQLException {
    try {
      return free.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("Interrupted while waiting for a connection", e);
    }
  }

  private static SQLiteConfig config(Journal journal) {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_TIMEOUT_MS);
    config.enforceForeignKeys(true);
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    switch (journal) {
      case WAL -> {
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.NORMAL);
      }
      case DELETE -> {
        config.setJournalMode(JournalMode.DELETE);
        config.setSynchronous(SynchronousMode.FULL);
      }
    }
    return config;
  }

  private void createSchema() throws SQLException {
    try (Statement statement = all.get(0).createStatement()) {
      statement.executeUpdate(
          """
          create table if not exists orders (
            id integer primary key autoincrement,
            total integer not null check (total > 0),
            refunded integer not null default 0,
            status text not null default 'paid')\
          """);
      statement.executeUpdate(
          """
          create table if not exists refunds (
            id integer primary key autoincrement,
            order_id integer not null references orders (id),
            amount integer not null check (amount > 0))\
          """);
      statement.executeUpdate("create index if not exists refunds_by_order on refunds (order_id)");
    }
  }

  /// Something to do with one connection.
  interface Work<T> {
    T on(Connection connection) throws SQLException, Refusal;
  }
}
