package io.venomqa.adapters.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The log in the database: what each row was before it was touched.
///
/// Read from the start, the first entry of each row is its initial image: so at any moment, also
/// after a crash, the way home is in the database. Its columns have no type, so values keep theirs.
final class UndoLog {

  private final Database db;
  private final Schema schema;
  private final int keys;
  private final Map<Shape, String> inserts = new HashMap<>();

  UndoLog(Database db, Schema schema) {
    this.db = db;
    this.schema = schema;
    this.keys = schema.tables().stream().mapToInt(table -> table.key().size()).max().orElse(0);
  }

  /// What a row was when first touched.
  ///
  /// @param at when, in milliseconds since 1970
  record Entry(long seq, long at, Optional<Image> image) {}

  /// The way home from a position: the number of the entry of each row that differs from its
  /// initial image, which that entry holds.
  record Home(Map<RowKey, Long> entries) {

    static final Home INITIAL = new Home(Map.of());

    /// The number of the newest entry.
    long last() {
      return entries.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }
  }

  /// What decides how an entry is inserted.
  private record Shape(int keyWidth, int width, List<Integer> brokenText) {}

  void create() throws SQLException {
    int values = schema.tables().stream().mapToInt(table -> table.columns().size()).max().orElse(0);
    db.run(
        "CREATE TABLE venomqa_undo (seq INTEGER PRIMARY KEY, at, tbl, present%s%s)"
            .formatted(Triggers.numbered(", k", keys), Triggers.numbered(", v", values)));
    for (Table table : schema.tables()) {
      for (String trigger : Triggers.create(table)) {
        db.run(trigger);
      }
    }
  }

  /// The number of the newest entry.
  long last() throws SQLException {
    return db.number("SELECT max(seq) FROM venomqa_undo");
  }

  /// The first entry of each row after a position in the log.
  Map<RowKey, Entry> firstTouchesAfter(long seq) throws SQLException {
    Map<RowKey, Entry> first = new LinkedHashMap<>();
    PreparedStatement statement =
        db.prepared(
            "SELECT *, (at - 2440587.5) * 86400000 FROM venomqa_undo WHERE seq > ? ORDER BY seq");
    statement.setLong(1, seq);
    try (ResultSet result = statement.executeQuery()) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        RowKey key = keyOf(result);
        if (!first.containsKey(key)) {
          first.put(
              key,
              new Entry(
                  result.getLong(1), Math.round(result.getDouble(columns)), image(result, key)));
        }
      }
    }
    return first;
  }

  /// What each row that was written after a moment, in milliseconds since 1970, was at that moment.
  Map<RowKey, Optional<Image>> writtenAfter(long moment) throws SQLException {
    Map<RowKey, Optional<Image>> then = new LinkedHashMap<>();
    PreparedStatement statement =
        db.prepared(
            "SELECT * FROM venomqa_undo WHERE (at - 2440587.5) * 86400000 > ? ORDER BY seq");
    statement.setLong(1, moment);
    try (ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        RowKey key = keyOf(result);
        if (!then.containsKey(key)) {
          then.put(key, image(result, key));
        }
      }
    }
    return then;
  }

  /// Makes the log the way home from a position and nothing else.
  ///
  /// @param home what the log says of the position that it was made the way home from last
  /// @return what it says once this is committed
  Home rewrite(Home home, Position position) throws SQLException {
    Map<RowKey, Long> entries = new LinkedHashMap<>(home.entries());
    deleteAfter(home.last());
    for (Map.Entry<RowKey, Long> entry : home.entries().entrySet()) {
      if (!position.delta().containsKey(entry.getKey())) {
        delete(entry.getValue());
        entries.remove(entry.getKey());
      }
    }
    long last = new Home(entries).last();
    for (Map.Entry<RowKey, Difference> row : position.delta().entrySet()) {
      if (!entries.containsKey(row.getKey())) {
        write(++last, row.getKey(), row.getValue().initial());
        entries.put(row.getKey(), last);
      }
    }
    return new Home(entries);
  }

  private void deleteAfter(long seq) throws SQLException {
    PreparedStatement delete = db.prepared("DELETE FROM venomqa_undo WHERE seq > ?");
    delete.setLong(1, seq);
    delete.executeUpdate();
  }

  private void delete(long seq) throws SQLException {
    PreparedStatement delete = db.prepared("DELETE FROM venomqa_undo WHERE seq = ?");
    delete.setLong(1, seq);
    delete.executeUpdate();
  }

  private RowKey keyOf(ResultSet result) throws SQLException {
    Table table = schema.tables().get(result.getInt(3));
    return new RowKey(table.number(), Image.read(result, 5, table.key().size()).cells());
  }

  private Optional<Image> image(ResultSet result, RowKey key) throws SQLException {
    int width = schema.tables().get(key.table()).columns().size();
    return result.getBoolean(4)
        ? Optional.of(Image.read(result, 5 + keys, width))
        : Optional.empty();
  }

  private void write(long seq, RowKey key, Optional<Image> initial) throws SQLException {
    int keyWidth = key.values().size();
    Shape shape =
        new Shape(
            keyWidth,
            initial.map(image -> image.cells().size()).orElse(0),
            initial.map(Image::brokenText).orElse(List.of()));
    String known = inserts.get(shape);
    if (known == null) {
      known =
          ("INSERT INTO venomqa_undo (seq, at, tbl, present%s%s)"
                  + " VALUES (?, julianday('now'), ?, ?%s%s)")
              .formatted(
                  Triggers.numbered(", k", keyWidth),
                  Triggers.numbered(", v", shape.width()),
                  ", ?".repeat(keyWidth),
                  initial.map(image -> ", " + image.placeholders()).orElse(""));
      inserts.put(shape, known);
    }
    PreparedStatement insert = db.prepared(known);
    insert.setLong(1, seq);
    insert.setInt(2, key.table());
    insert.setInt(3, initial.isPresent() ? 1 : 0);
    for (int i = 0; i < keyWidth; i++) {
      Image.bind(insert, 4 + i, key.values().get(i));
    }
    if (initial.isPresent()) {
      initial.get().bind(insert, 4 + keyWidth);
    }
    insert.executeUpdate();
  }
}
