package io.venomqa.examples.shop;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// Connections to one database. All are opened at the start and stay open until the pool is closed,
/// as in most servers.
final class ConnectionPool implements AutoCloseable {
  private final Database database;
  private final List<Connection> all = new ArrayList<>();
  private final BlockingQueue<Connection> free;

  ConnectionPool(Database database, int size) throws IOException, SQLException {
    this.database = database;
    this.free = new ArrayBlockingQueue<>(size);
    try {
      for (int i = 0; i < size; i++) {
        Connection connection = database.connect();
        all.add(connection);
        free.add(connection);
      }
      createSchema();
    } catch (IOException | SQLException e) {
      close();
      throw e;
    }
  }

  /// See [Database#rowLock].
  String rowLock() {
    return database.rowLock();
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

  private void createSchema() throws SQLException {
    try (Statement statement = all.get(0).createStatement()) {
      for (String sql : database.schema()) {
        statement.executeUpdate(sql);
      }
    }
  }

  /// Something to do with one connection.
  interface Work<T> {
    T on(Connection connection) throws SQLException, Refusal;
  }
}
