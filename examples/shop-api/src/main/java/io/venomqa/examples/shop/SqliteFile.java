package io.venomqa.examples.shop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;

/// A SQLite file; it and its folder are made when missing.
///
/// @param journal the journal that the file is kept with
public record SqliteFile(Path path, Journal journal) implements Database {

  private static final int BUSY_TIMEOUT_MS = 5_000;

  @Override
  public Connection connect() throws IOException, SQLException {
    Path file = path.toAbsolutePath();
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    return config().createConnection("jdbc:sqlite:" + file);
  }

  private SQLiteConfig config() {
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

  @Override
  public List<String> schema() {
    return List.of(
        """
        create table if not exists orders (
          id integer primary key autoincrement,
          total integer not null check (total > 0),
          refunded integer not null default 0,
          status text not null default 'paid')\
        """,
        """
        create table if not exists refunds (
          id integer primary key autoincrement,
          order_id integer not null references orders (id),
          amount integer not null check (amount > 0))\
        """,
        "create index if not exists refunds_by_order on refunds (order_id)");
  }

  /// Nothing: a transaction locks the whole file when it begins.
  @Override
  public String rowLock() {
    return "";
  }
}
