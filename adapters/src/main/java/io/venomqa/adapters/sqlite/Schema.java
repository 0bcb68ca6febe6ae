package io.venomqa.adapters.sqlite;

import io.venomqa.adapters.sql.Dependence;
import io.venomqa.adapters.sqlite.Table.UniquePart;
import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.world.Mask;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The tables of the API, read from the database, and what their definitions are.
///
/// @param definitions the SQL of each object by its name; without ours and SQLite's own
/// @param obstacles why triggers cannot watch everything; empty when they can
/// @param sequences whether some table has AUTOINCREMENT
record Schema(
    List<Table> tables,
    TreeMap<String, String> definitions,
    List<String> obstacles,
    boolean sequences) {

  private static final String OF_THE_API =
      "name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND NOT " + RunRecord.OURS;

  /// The log has more columns than the widest table, and SQLite allows 2,000.
  private static final int MOST_COLUMNS = 1_900;

  private static final Set<String> COLLATIONS = Set.of("BINARY", "NOCASE", "RTRIM");

  private static final Set<String> CHANCE =
      Set.of("random", "randomblob", "changes", "total_changes", "last_insert_rowid");

  private static final Set<String> TIMES =
      Set.of("date", "time", "datetime", "julianday", "unixepoch", "strftime", "timediff");

  private static final Set<String> OWN =
      Set.of("sqlite_", "pragma_", "dbstat", "load_", "venomqa_");

  static Schema read(Database db, List<String> ignore) throws SQLException {
    List<Table> tables = new ArrayList<>();
    List<String> obstacles = new ArrayList<>();
    for (List<Cell> row :
        db.rows(
            "SELECT name, type, wr FROM pragma_table_list WHERE schema = 'main'"
                + " AND type IN ('table', 'virtual', 'shadow') AND "
                + OF_THE_API
                + " ORDER BY name")) {
      String name = row.get(0).display();
      if (row.get(1).display().equals("virtual")) {
        obstacles.add("table " + name + " is a virtual table");
      } else {
        tables.add(table(db, tables.size(), name, isOne(row.get(2)), ignore, obstacles));
      }
    }
    boolean sequences =
        db.number("SELECT count(*) FROM sqlite_schema WHERE name = 'sqlite_sequence'") > 0;
    return new Schema(List.copyOf(tables), definitions(db), List.copyOf(obstacles), sequences);
  }

  /// What the answers of queries may depend on beside the rows of tables.
  static Dependence dependence(Database db) throws SQLException {
    Set<String> others = new TreeSet<>(CHANCE);
    for (List<Cell> row : db.rows("SELECT name FROM pragma_table_list WHERE type <> 'table'")) {
      others.add(row.getFirst().display());
    }
    return new Dependence(others, TIMES, OWN);
  }

  /// The columns of each table, by its name.
  Map<String, List<String>> columns() {
    return tables.stream().collect(Collectors.toMap(Table::name, Table::columns));
  }

  /// Of all definitions.
  ContentHash fingerprint() {
    return ContentHash.of(definitions.toString());
  }

  /// The names of what is not as it was, in words; empty when nothing changed.
  List<String> changesSince(Schema before) {
    Set<String> names = new TreeSet<>(before.definitions.keySet());
    names.addAll(definitions.keySet());
    return names.stream()
        .filter(name -> !changeOf(name, before).isEmpty())
        .map(name -> name + " was " + changeOf(name, before))
        .toList();
  }

  private String changeOf(String name, Schema before) {
    String now = definitions.get(name);
    String then = before.definitions.get(name);
    if (then == null) {
      return "created";
    }
    return now == null ? "dropped" : now.equals(then) ? "" : "altered";
  }

  private static TreeMap<String, String> definitions(Database db) throws SQLException {
    TreeMap<String, String> definitions = new TreeMap<>();
    for (List<Cell> row :
        db.rows(
            "SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema WHERE "
                + OF_THE_API)) {
      definitions.put(row.get(0).display(), row.get(1).display());
    }
    return definitions;
  }

  private record Column(
      String name, String type, boolean notNull, Optional<String> whenNull, long pk, long hidden) {
    boolean isStored() {
      return hidden == 0;
    }
  }

  private static Table table(
      Database db,
      int number,
      String name,
      boolean withoutRowid,
      List<String> ignore,
      List<String> obstacles)
      throws SQLException {
    List<Column> all = new ArrayList<>();
    for (List<Cell> row :
        db.rows(
            "SELECT name, type, \"notnull\", dflt_value, pk, hidden FROM pragma_table_xinfo(?)",
            name)) {
      all.add(
          new Column(
              row.get(0).display(),
              row.get(1).display(),
              isOne(row.get(2)),
              row.get(3) instanceof Cell.Null
                  ? Optional.empty()
                  : Optional.of(row.get(3).display()),
              whole(row.get(4)),
              whole(row.get(5))));
    }
    List<List<Cell>> indexes =
        db.rows("SELECT name, origin FROM pragma_index_list(?) WHERE \"unique\"", name);
    Optional<String> alias =
        withoutRowid ? Optional.empty() : rowidAlias(all, indexes).or(() -> rowidName(all));
    if (!withoutRowid && alias.isEmpty()) {
      obstacles.add("table " + name + " hides its rowid");
    }
    List<String> columns = all.stream().filter(Column::isStored).map(Column::name).toList();
    List<String> key =
        withoutRowid
            ? all.stream()
                .filter(column -> column.pk() > 0)
                .sorted(Comparator.comparingLong(Column::pk))
                .map(Column::name)
                .toList()
            : List.of(alias.orElse("rowid"));
    if (columns.size() > MOST_COLUMNS) {
      obstacles.add("table " + name + " has " + columns.size() + " columns");
    }
    List<List<UniquePart>> uniques = new ArrayList<>();
    for (List<Cell> index : indexes) {
      uniques.add(unique(db, name, index.getFirst().display(), all, obstacles));
    }
    return new Table(
        number,
        name,
        columns,
        key,
        !withoutRowid && !columns.contains(key.getFirst()),
        List.copyOf(uniques),
        Mask.of(ignore, name, columns));
  }

  /// An INTEGER PRIMARY KEY is the rowid itself: it has no index.
  private static Optional<String> rowidAlias(List<Column> columns, List<List<Cell>> indexes) {
    List<Column> key = columns.stream().filter(column -> column.pk() > 0).toList();
    boolean indexed = indexes.stream().anyMatch(index -> index.get(1).display().equals("pk"));
    return key.size() == 1 && !indexed && key.getFirst().type().equalsIgnoreCase("INTEGER")
        ? Optional.of(key.getFirst().name())
        : Optional.empty();
  }

  private static Optional<String> rowidName(List<Column> columns) {
    Set<String> names =
        columns.stream()
            .map(column -> column.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    return Stream.of("rowid", "_rowid_", "oid").filter(name -> !names.contains(name)).findFirst();
  }

  private static List<UniquePart> unique(
      Database db, String table, String index, List<Column> columns, List<String> obstacles)
      throws SQLException {
    List<UniquePart> parts = new ArrayList<>();
    for (List<Cell> row :
        db.rows("SELECT cid, coll FROM pragma_index_xinfo(?) WHERE key ORDER BY seqno", index)) {
      int number = Math.toIntExact(whole(row.get(0)));
      String collation = row.get(1).display();
      if (number < 0 || !columns.get(number).isStored()) {
        obstacles.add("table " + table + " has a unique index over an expression");
        return List.of();
      }
      if (!COLLATIONS.contains(collation.toUpperCase(Locale.ROOT))) {
        obstacles.add("table " + table + " uses the API's own collation " + collation);
        return List.of();
      }
      Column column = columns.get(number);
      parts.add(
          new UniquePart(
              column.name(), collation, column.notNull() ? column.whenNull().orElse(null) : null));
    }
    return List.copyOf(parts);
  }

  private static boolean isOne(Cell cell) {
    return whole(cell) == 1;
  }

  private static long whole(Cell cell) {
    return cell instanceof Cell.Whole(long value) ? value : 0;
  }
}
