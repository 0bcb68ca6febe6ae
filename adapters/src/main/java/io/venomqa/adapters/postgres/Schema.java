package io.venomqa.adapters.postgres;

import io.venomqa.adapters.postgres.Table.Column;
import io.venomqa.engine.world.Mask;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The tables and sequences of the watched schemas, read from the catalog.
///
/// @param leaves for each table that rows are stored in its oid and SQL name, with the number of
///   the table that they belong to
/// @param sequences quoted, with their schemas
/// @param obstacles why triggers cannot watch everything; empty when they can
/// @param foreign names of foreign tables that are not ignored: their rows lie elsewhere, and
///   nothing takes them back
/// @param alwaysFiring triggers and rules in words that act also while rows are put back
/// @param definitions of each table by its name: its columns and their types; of each partition
///   that it is one
record Schema(
    List<Table> tables,
    List<Leaf> leaves,
    List<String> sequences,
    List<String> obstacles,
    List<String> foreign,
    List<String> alwaysFiring,
    Map<String, String> definitions) {

  /// A table with rows, or a partition between it and the root.
  ///
  /// @param stored whether it has rows itself
  record Leaf(int table, String sql, boolean stored) {}

  private static final String TABLES =
      """
      SELECT c.oid, n.nspname, c.relname, c.relkind, c.relispartition,
        coalesce(pg_partition_root(c.oid)::oid, c.oid),
        EXISTS (SELECT FROM pg_inherits i WHERE (i.inhrelid = c.oid OR i.inhparent = c.oid)
          AND NOT c.relispartition AND c.relkind = 'r'),
        pg_has_role(c.relowner, 'USAGE') OR has_table_privilege(c.oid, 'TRIGGER')
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p', 'f', 'm') AND c.relpersistence <> 't' AND (WATCHED OR PARTITIONED)
        AND NOT EXISTS (SELECT FROM pg_depend d
          WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
      ORDER BY n.nspname, c.relname
      """;

  /// Partitions belong to their table, in whatever schemas they are; and it to them.
  private static final String PARTITIONED =
      """
      (c.relkind = 'p' OR c.relispartition)
        AND EXISTS (SELECT FROM pg_partition_tree(pg_partition_root(c.oid)) part
          JOIN pg_class p ON p.oid = part.relid JOIN pg_namespace n ON n.oid = p.relnamespace
          WHERE WATCHED)\
      """;

  private static final String ALWAYS_FIRING =
      """
      SELECT n.nspname, c.relname, x.what FROM (
        SELECT tgrelid AS of, 'Trigger ' || tgname AS what FROM pg_trigger WHERE tgenabled IN ('A', 'R')
        UNION ALL SELECT ev_class, 'Rule ' || rulename FROM pg_rewrite WHERE ev_enabled IN ('A', 'R')) x
      JOIN pg_class c ON c.oid = x.of JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p') AND (WATCHED OR PARTITIONED) ORDER BY 1, 2, 3
      """;

  private static final String COLUMNS =
      """
      SELECT a.attname, coalesce(nullif(t.typbasetype, 0)::regtype::text, ''), t.typname,
        format_type(a.atttypid, a.atttypmod), a.attgenerated
      FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
      WHERE a.attrelid = ?::oid AND a.attnum > 0 AND NOT a.attisdropped
      ORDER BY a.attnum
      """;

  /// Columns of the best key: the primary one, else the shortest.
  private static final String KEY =
      """
      SELECT string_agg(a.attname, E'\\x01' ORDER BY k.place)
      FROM pg_index i
        CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY k (attnum, place)
        JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
      WHERE i.indrelid = ?::oid AND i.indisunique AND i.indisvalid AND i.indimmediate
        AND i.indpred IS NULL AND i.indexprs IS NULL AND k.place <= i.indnkeyatts
      GROUP BY i.indexrelid, i.indisprimary, i.indnkeyatts
      HAVING bool_and(a.attnotnull AND a.attgenerated = '')
      ORDER BY i.indisprimary DESC, i.indnkeyatts, i.indexrelid
      LIMIT 1
      """;

  static Schema read(Database db, PostgresOptions options) throws SQLException {
    String schemas = schemas(options);
    List<Table> tables = new ArrayList<>();
    Map<String, Integer> numbers = new LinkedHashMap<>();
    List<String> obstacles = new ArrayList<>();
    List<String> foreign = new ArrayList<>();
    Map<String, String> definitions = new LinkedHashMap<>();
    List<List<@Nullable String>> all = db.rows(inSchemas(TABLES, schemas));
    for (List<@Nullable String> row : all) {
      String name = shown(text(row, 1), text(row, 2));
      switch (text(row, 3)) {
        case "f" -> {
          // Also as a partition: what it holds belongs to the partitioned table then.
          if (is(row, 4) || !Mask.of(options.ignore(), name, List.of()).wholeTable()) {
            foreign.add(name);
          }
        }
        case "m" -> {}
        default -> {
          if (is(row, 6)) {
            obstacles.add("table " + name + " takes part in inheritance");
          }
          if (!is(row, 7)) {
            obstacles.add("no right to make triggers on table " + name);
          }
          if (is(row, 4)) {
            definitions.put(name, "partition " + text(row, 0));
          } else {
            numbers.put(text(row, 0), tables.size());
            tables.add(table(db, tables.size(), row, name, options));
          }
        }
      }
    }
    List<Leaf> leaves = new ArrayList<>();
    for (List<@Nullable String> row : all) {
      Integer root = numbers.get(text(row, 5));
      if (root != null && !text(row, 3).equals("m")) {
        leaves.add(new Leaf(root, sql(text(row, 1), text(row, 2)), text(row, 3).equals("r")));
      }
    }
    for (Table table : tables) {
      definitions.put(table.name(), table.oid() + " " + table.columns());
    }
    return new Schema(
        List.copyOf(tables),
        List.copyOf(leaves),
        sequences(db, schemas),
        List.copyOf(obstacles),
        List.copyOf(foreign),
        alwaysFiring(db, schemas),
        definitions);
  }

  /// The condition for `n`, a row of `pg_namespace`: the schemas named, or all but PostgreSQL's and
  /// ours.
  static String watched(PostgresOptions options) {
    return watched(schemas(options));
  }

  private static String watched(String schemas) {
    return """
    (n.nspname = ANY (%1$s) OR cardinality(%1$s) = 0
      AND n.nspname NOT LIKE 'pg\\_%%' AND n.nspname NOT IN ('information_schema', 'venomqa'))\
    """
        .formatted(schemas);
  }

  private static String inSchemas(String sql, String schemas) {
    return sql.replace("PARTITIONED", PARTITIONED).replace("WATCHED", watched(schemas));
  }

  private static List<String> alwaysFiring(Database db, String schemas) throws SQLException {
    List<String> firing = new ArrayList<>();
    for (List<@Nullable String> row : db.rows(inSchemas(ALWAYS_FIRING, schemas))) {
      firing.add(text(row, 2) + " of table " + shown(text(row, 0), text(row, 1)));
    }
    return List.copyOf(firing);
  }

  /// The configured schemas as an array in SQL.
  private static String schemas(PostgresOptions options) {
    return "ARRAY["
        + String.join(", ", options.schemas().stream().map(Sql::literal).toList())
        + "]::text[]";
  }

  private static Table table(
      Database db, int number, List<@Nullable String> row, String name, PostgresOptions options)
      throws SQLException {
    List<Column> columns = new ArrayList<>();
    for (List<@Nullable String> column : db.rows(COLUMNS, text(row, 0))) {
      if (text(column, 4).isEmpty()) {
        String base = text(column, 1);
        columns.add(
            new Column(
                text(column, 0),
                base.isEmpty() ? text(column, 2) : base.replaceFirst("^pg_catalog\\.", ""),
                text(column, 3)));
      }
    }
    List<String> names = columns.stream().map(Column::name).toList();
    String key = db.text(KEY, text(row, 0));
    List<Integer> places =
        key.isEmpty()
            ? List.of()
            : List.of(key.split("\u0001", -1)).stream().map(names::indexOf).toList();
    return new Table(
        number,
        Long.parseLong(text(row, 0)),
        name,
        sql(text(row, 1), text(row, 2)),
        List.copyOf(columns),
        places,
        text(row, 3).equals("p"),
        Mask.of(options.ignore(), name, names));
  }

  private static List<String> sequences(Database db, String schemas) throws SQLException {
    List<String> sequences = new ArrayList<>();
    for (List<@Nullable String> row :
        db.rows(
            """
            SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'S' AND c.relpersistence <> 't' AND %s ORDER BY 1, 2
            """
                .formatted(watched(schemas)))) {
      sequences.add(sql(text(row, 0), text(row, 1)));
    }
    return List.copyOf(sequences);
  }

  /// The names of the columns of each table, by the table's name.
  Map<String, List<String>> columnsByTable() {
    Map<String, List<String>> columns = new LinkedHashMap<>();
    for (Table table : tables) {
      columns.put(table.name(), table.columns().stream().map(Column::name).toList());
    }
    return columns;
  }

  /// The names of the columns of each table's key, by the table's name.
  Map<String, List<String>> keysByTable() {
    Map<String, List<String>> keys = new LinkedHashMap<>();
    for (Table table : tables) {
      keys.put(
          table.name(), table.key().stream().map(at -> table.columns().get(at).name()).toList());
    }
    return keys;
  }

  /// The names of what is not as it was, in words; empty when nothing changed.
  List<String> changesSince(Schema before) {
    TreeSet<String> names = new TreeSet<>(before.definitions.keySet());
    names.addAll(definitions.keySet());
    List<String> changes = new ArrayList<>();
    for (String name : names) {
      String now = definitions.get(name);
      String then = before.definitions.get(name);
      if (then == null) {
        changes.add("table " + name + " was created");
      } else if (now == null) {
        changes.add("table " + name + " was dropped");
      } else if (!now.equals(then)) {
        changes.add("table " + name + " was altered");
      }
    }
    if (!sequences.equals(before.sequences)) {
      changes.add("sequences were created or dropped");
    }
    return changes;
  }

  private static String shown(String schema, String name) {
    return schema.equals("public") ? name : schema + "." + name;
  }

  private static String sql(String schema, String name) {
    return Sql.quoted(schema) + "." + Sql.quoted(name);
  }

  private static boolean is(List<@Nullable String> row, int place) {
    return text(row, place).equals("t");
  }

  private static String text(List<@Nullable String> row, int place) {
    return Objects.requireNonNullElse(row.get(place), "");
  }
}
