package io.venomqa.examples.shop;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Where the shop keeps its orders.
public sealed interface Database permits SqliteFile, PostgresDatabase {

  /// Reads what the command line says: the URL of a PostgreSQL database, or a SQLite file.
  ///
  /// @param journal of a SQLite file
  /// @throws IllegalArgumentException with a sentence for the user
  static Database of(String text, Journal journal) {
    return PostgresDatabase.isUrl(text)
        ? PostgresDatabase.of(text)
        : new SqliteFile(Path.of(text), journal);
  }

  /// A new connection.
  ///
  /// @throws IOException when the database's folder cannot be made
  Connection connect() throws IOException, SQLException;

  /// The statements that make what is missing.
  List<String> schema();

  /// What a select needs at its end so that nobody else changes the row before the transaction
  /// ends.
  String rowLock();
}
