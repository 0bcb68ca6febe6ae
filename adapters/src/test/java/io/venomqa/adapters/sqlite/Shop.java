package io.venomqa.adapters.sqlite;

import io.venomqa.adapters.contract.SqlProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;

/// A database with everything that makes rolling back hard, and random histories over it.
final class Shop {

  private static final List<String> SCHEMA =
      List.of(
          "CREATE TABLE customers (id INTEGER PRIMARY KEY AUTOINCREMENT,"
              + " email TEXT NOT NULL DEFAULT 'nobody' UNIQUE COLLATE NOCASE,"
              + " name TEXT, balance REAL DEFAULT 0, UNIQUE (name, balance))",
          "CREATE TABLE orders (id INTEGER PRIMARY KEY,"
              + " customer INTEGER REFERENCES customers ON DELETE CASCADE ON UPDATE CASCADE,"
              + " total NUMERIC CHECK (total >= 0), note,"
              + " twice AS (total * 2) STORED, label TEXT AS ('o' || id) VIRTUAL)",
          "CREATE UNIQUE INDEX one_of_seven ON orders (customer) WHERE total = 7",
          "CREATE TABLE \"odd \"\"name\"\" ü\" (\"select\", \"rowid\" TEXT, x BLOB)",
          "CREATE TABLE tags (tag TEXT COLLATE NOCASE, lang TEXT, n INT,"
              + " PRIMARY KEY (tag, lang)) WITHOUT ROWID",
          "CREATE TABLE codes (code TEXT PRIMARY KEY, v ANY) STRICT",
          "CREATE TABLE nodes (id INTEGER PRIMARY KEY,"
              + " parent INT REFERENCES nodes ON DELETE CASCADE)",
          "CREATE TABLE log (at INTEGER PRIMARY KEY AUTOINCREMENT, what TEXT)",
          "CREATE VIEW rich AS SELECT * FROM customers WHERE balance > 100",
          "CREATE TRIGGER orders_made AFTER INSERT ON orders BEGIN"
              + " UPDATE orders SET note = 'made ' || NEW.id WHERE id = NEW.id;"
              + " INSERT INTO log (what) VALUES ('made ' || NEW.id); END",
          "CREATE TRIGGER orders_gone AFTER DELETE ON orders BEGIN"
              + " INSERT INTO log (what) VALUES ('gone ' || OLD.id); END",
          "CREATE TRIGGER orders_moved BEFORE UPDATE ON orders BEGIN"
              + " INSERT INTO log (what) VALUES ('moved ' || OLD.id);"
              + " DELETE FROM codes WHERE code = NEW.note; END",
          "CREATE TRIGGER codes_fleeting AFTER INSERT ON codes WHEN NEW.code = 'c1' BEGIN"
              + " DELETE FROM codes WHERE code = 'c1'; END",
          "CREATE TRIGGER rich_in INSTEAD OF INSERT ON rich BEGIN"
              + " INSERT OR IGNORE INTO customers (email, balance) VALUES (NEW.email, 101); END",
          "INSERT INTO customers (email, name, balance) VALUES ('a@x', 'Ann', 1.5), ('b@x', 'Bo', 2)",
          "INSERT INTO orders (customer, total) VALUES (1, 10), (2, 7)",
          "INSERT INTO \"odd \"\"name\"\" ü\" VALUES (1, 'r', x'00ff'), (1, 'r', x'00ff')",
          "INSERT INTO tags VALUES ('Red', 'en', 1), ('rot', 'de', 2)",
          "INSERT INTO nodes VALUES (1, NULL), (2, 1), (3, 2), (4, 3)",
          "PRAGMA user_version = 4");

  private Shop() {}

  static Path create(Path file, String journalMode) throws SQLException {
    execute(file, "PRAGMA journal_mode = " + journalMode);
    SCHEMA.forEach(sql -> {
      try {
        execute(file, sql);
      } catch (SQLException e) {
        throw new IllegalStateException(sql, e);
      }
    });
    return file;
  }

  static void execute(Path file, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// A random call: some succeed, some are refused, some change nothing, some are rolled back.
  static void call(SqlProcess api, Random random) throws IOException {
    String sql = statement(random);
    if (random.nextInt(8) == 0) {
      sql += ";;" + statement(random);
    }
    switch (random.nextInt(12)) {
      case 0 -> transaction(api, "BEGIN;;" + sql + ";;ROLLBACK");
      case 1, 2 -> transaction(api, "BEGIN IMMEDIATE;;" + sql + ";;COMMIT");
      default -> api.attempt(sql);
    }
  }

  /// One that fails in the middle is rolled back, on whichever of the two connections it is.
  private static void transaction(SqlProcess api, String sql) throws IOException {
    if (!api.attempt(sql)) {
      api.attempt("ROLLBACK");
      api.attempt("ROLLBACK");
    }
  }

  private static String statement(Random random) {
    int a = 1 + random.nextInt(6);
    int b = 1 + random.nextInt(6);
    return switch (random.nextInt(34)) {
      case 0 -> "INSERT INTO customers (email, name) VALUES ('c%d@x', 'N%d')".formatted(a, b);
      case 1 ->
          "REPLACE INTO customers (email, name, balance) VALUES ('%s@X', 'Ann', 1.5)"
              .formatted(random.nextBoolean() ? "a" : "A");
      case 2 -> "REPLACE INTO customers (id, email) VALUES (%d, 'c%d@X')".formatted(a, b);
      case 3 -> "UPDATE OR REPLACE customers SET email = 'B@x' WHERE id = " + a;
      case 4 -> "UPDATE OR REPLACE customers SET id = %d WHERE id = %d".formatted(a, b);
      case 5 ->
          "INSERT INTO customers (email) VALUES ('b@x') ON CONFLICT (email) DO UPDATE"
              + " SET balance = balance + 1.25";
      case 6 -> "INSERT OR IGNORE INTO customers (email) VALUES ('A@x')";
      case 7 -> "REPLACE INTO customers (email, name) VALUES (NULL, 'default')";
      case 8 -> "DELETE FROM customers WHERE id = " + a;
      case 9 -> "DELETE FROM customers";
      case 10 -> "UPDATE customers SET id = id + 10 WHERE id = " + a;
      case 11 -> "INSERT INTO rich (email) VALUES ('rich%d@x')".formatted(a);
      case 12, 13 ->
          "INSERT INTO orders (customer, total) VALUES ((SELECT max(id) FROM customers), %d)"
              .formatted(a + b);
      case 14 -> "REPLACE INTO orders (id, total) VALUES (%d, '%d.5')".formatted(a, b);
      case 15 -> "UPDATE OR REPLACE orders SET total = 7 WHERE id = " + a;
      case 16 -> "UPDATE orders SET customer = NULL, total = total + 1";
      case 17 -> "DELETE FROM orders WHERE id % 2 = " + (a % 2);
      case 18 -> "UPDATE OR REPLACE orders SET id = %d WHERE id = %d".formatted(a, b);
      case 19 -> "INSERT INTO \"odd \"\"name\"\" ü\" VALUES (%d, %d, zeroblob(2))".formatted(a, b);
      case 20 ->
          "INSERT INTO \"odd \"\"name\"\" ü\" VALUES (1e300 * %d, NULL, CAST(x'ff00fe' AS TEXT))"
              .formatted(a);
      case 21 ->
          "DELETE FROM \"odd \"\"name\"\" ü\" WHERE _rowid_ ="
              + " (SELECT min(_rowid_) FROM \"odd \"\"name\"\" ü\")";
      case 22 -> "UPDATE \"odd \"\"name\"\" ü\" SET _rowid_ = _rowid_ + 100, x = x'01' || x";
      case 23 -> "REPLACE INTO tags VALUES ('%s', 'en', %d)".formatted(a % 2 == 0 ? "RED" : "x", b);
      case 24 -> "UPDATE tags SET tag = upper(tag) WHERE lang = 'de'";
      case 25 -> "UPDATE OR REPLACE tags SET lang = 'en', tag = 'red' WHERE lang = 'de'";
      case 26 -> "DELETE FROM tags";
      case 27 -> "REPLACE INTO codes VALUES ('c%d', %d)".formatted(a, b);
      case 28 -> "REPLACE INTO codes VALUES ('c%d', 'text ' || char(0) || ' %d ü')".formatted(a, b);
      case 29 -> "DELETE FROM codes";
      case 30 -> "INSERT INTO nodes VALUES (%d, %d)".formatted(a, b);
      case 31 -> "DELETE FROM nodes WHERE id = " + a;
      case 32 -> "DELETE FROM log";
      default -> "UPDATE customers SET balance = balance";
    };
  }
}
