package io.venomqa.adapters.sqlite;

import io.venomqa.engine.model.ContentHash;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The hashes of a whole content, read row by row.
///
/// @param state of what counts as state
/// @param exact of everything, table by table
record Scan(ContentHash state, List<ContentHash> exact) {

  static Scan of(Database db, List<Table> tables) throws SQLException {
    Sums sums = new Sums();
    List<ContentHash> exact = new ArrayList<>();
    for (Table table : tables) {
      sums.exact = ContentHash.ZERO;
      new Rows(db, table)
          .forEach((key, image) -> {
            sums.state = sums.state.plus(Fingerprint.ofState(table, image));
            sums.exact = sums.exact.plus(Fingerprint.ofAll(table, key, image));
          });
      exact.add(sums.exact);
    }
    return new Scan(sums.state, List.copyOf(exact));
  }

  /// Of everything in all tables.
  ContentHash all() {
    return exact.stream().reduce(ContentHash.ZERO, ContentHash::plus);
  }

  private static final class Sums {
    ContentHash state = ContentHash.ZERO;
    ContentHash exact = ContentHash.ZERO;
  }
}
