package io.venomqa.adapters.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.venomqa.engine.world.Checkpoint;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A restore writes only what differs: rows, log and sequences are then as if it had written all.
class WayHomeTest {

  private static final int STEPS = 300;

  private static final List<String> TABLES = List.of("plain", "named", "hidden", "pairs");

  private static final String SCHEMA =
      """
      CREATE TABLE plain (id INTEGER PRIMARY KEY AUTOINCREMENT, a, b TEXT);;
      CREATE TABLE named (id INTEGER PRIMARY KEY AUTOINCREMENT, a UNIQUE, b);;
      CREATE TABLE hidden (a NOT NULL DEFAULT 0, b);;
      CREATE TABLE pairs (a ANY COLLATE NOCASE, b ANY, c ANY AS (b || '!'), PRIMARY KEY (a))
      STRICT, WITHOUT ROWID;;
      INSERT INTO plain (a, b) VALUES (1, 'x'), (2.5, CAST(x'80ff' AS TEXT)), (NULL, 'z');;
      INSERT INTO named (a, b) VALUES (1, 1), (2, 2);;
      INSERT INTO hidden VALUES (1, 1), (2, 2);;
      INSERT INTO pairs VALUES (1, 1), (2, 2)\
      """;

  @TempDir Path folder;

  private record Visited(Checkpoint checkpoint, Map<String, String> rows) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void holdsWhatDiffersAndNothingElse(long seed) throws Exception {
    Random random = new Random(seed);
    try (Begun db = Begun.on(folder, SCHEMA)) {
      Map<String, String> initial = rows(db);
      List<Visited> visited = new ArrayList<>();
      visited.add(new Visited(db.initial, initial));
      for (int step = 0; step < STEPS; step++) {
        if (random.nextInt(3) == 0) {
          Visited target = visited.get(random.nextInt(visited.size()));
          boolean moves = !rows(db).equals(target.rows());
          db.system.restore(target.checkpoint());
          assertEquals(target.rows(), rows(db));
          if (moves) {
            assertEquals(differing(initial, target.rows()), logged(db));
          }
        } else {
          db.api(write(random));
          db.system.drain();
          visited.add(new Visited(db.system.checkpoint(), rows(db)));
        }
      }
      assertEquals(List.of(), db.system.audit());
      db.system.end();
      assertEquals(initial, rows(db));
    }
  }

  private static String write(Random random) {
    String table = TABLES.get(random.nextInt(TABLES.size()));
    int value = random.nextInt(8);
    return switch (random.nextInt(4)) {
      case 0 -> "INSERT OR REPLACE INTO %s (a, b) VALUES (%d, %d)".formatted(table, value, value);
      case 1 -> "UPDATE OR REPLACE %s SET a = a + 1, b = %d".formatted(table, value);
      case 2 ->
          "UPDATE %s SET b = CAST(x'ff0%d' AS TEXT) WHERE a = %d"
              .formatted(table, value, random.nextInt(8));
      default -> "DELETE FROM %s WHERE a = %d".formatted(table, value);
    };
  }

  /// Every row by its table and key, the sequences among them.
  private static Map<String, String> rows(Begun db) throws SQLException {
    Map<String, String> rows = new TreeMap<>();
    for (String table : TABLES) {
      String key = table.equals("pairs") ? "a" : "rowid";
      read(
          db,
          "SELECT '%s ' || quote(%s), quote(a) || ' ' || typeof(b) || hex(b) FROM %s"
              .formatted(table, key, table),
          rows);
    }
    read(db, "SELECT 'sequence ' || rowid, name || seq FROM sqlite_sequence", rows);
    return rows;
  }

  private static Set<String> differing(Map<String, String> initial, Map<String, String> now) {
    Set<String> keys = new TreeSet<>(initial.keySet());
    keys.addAll(now.keySet());
    keys.removeIf(
        key -> key.startsWith("sequence") || Objects.equals(initial.get(key), now.get(key)));
    return keys;
  }

  /// The rows that the log has an entry of, each of which has one only.
  private static Set<String> logged(Begun db) throws SQLException {
    List<String> ordered = TABLES.stream().sorted().toList();
    Map<String, String> entries = new TreeMap<>();
    read(db, "SELECT seq, tbl || ' ' || quote(k0) FROM venomqa_undo", entries);
    Set<String> keys = new TreeSet<>();
    for (String entry : entries.values()) {
      int space = entry.indexOf(' ');
      String table = ordered.get(Integer.parseInt(entry.substring(0, space)));
      assertEquals(true, keys.add(table + entry.substring(space)), "once only: " + entry);
    }
    return keys;
  }

  private static void read(Begun db, String sql, Map<String, String> into) throws SQLException {
    try (Statement statement = db.api.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        into.put(result.getString(1), result.getString(2));
      }
    }
  }
}
