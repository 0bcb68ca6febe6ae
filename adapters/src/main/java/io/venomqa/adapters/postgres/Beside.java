package io.venomqa.adapters.postgres;

import io.venomqa.adapters.sql.Dependence;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the answer of a query may depend on beside the rows that are taken back, by the catalog.
final class Beside {

  /// What is no table that is watched, or answers by rules of its own; and the API's own functions,
  /// which may be called without parentheses. Those of extensions are believed to be immutable
  /// where they say so.
  private static final String NAMES =
      """
      SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast', 'venomqa')
        AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
        AND (c.relkind NOT IN ('r', 'p') OR c.relrowsecurity
          OR coalesce(pg_partition_root(c.oid)::oid, c.oid) <> ALL (?::oid[]))
      UNION SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE n.nspname NOT IN ('pg_catalog', 'venomqa') AND NOT (p.provolatile = 'i'
        AND EXISTS (SELECT FROM pg_depend d
          WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'))
      """;

  private static final String FUNCTIONS =
      """
      SELECT DISTINCT proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE n.nspname = 'pg_catalog' AND provolatile <> 'i'
      """;

  /// Stable, since they write values as the settings of the connection want it, which stay.
  private static final Set<String> BY_SETTINGS =
      Set.of(
          "array_to_string",
          "concat",
          "concat_ws",
          "date",
          "date_part",
          "date_trunc",
          "extract",
          "format",
          "generate_series",
          "json_agg",
          "json_build_array",
          "json_build_object",
          "json_object_agg",
          "jsonb_agg",
          "jsonb_build_array",
          "jsonb_build_object",
          "jsonb_object_agg",
          "length",
          "numeric",
          "row_to_json",
          "string_agg",
          "timezone",
          "to_char",
          "to_json",
          "to_jsonb");

  /// Operators and casts whose functions are called without being named.
  private static final String UNNAMED =
      """
      SELECT count(*) FROM (
        SELECT oprcode::oid AS f FROM pg_operator UNION ALL SELECT castfunc FROM pg_cast) x
      JOIN pg_proc p ON p.oid = x.f JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE n.nspname <> 'pg_catalog' AND p.provolatile <> 'i'
      """;

  /// Where a row lies, and by whom it was written; a sample of rows.
  private static final Set<String> PLACES =
      Set.of("ctid", "xmin", "xmax", "cmin", "cmax", "tableoid", "tablesample");

  private Beside() {}

  /// Empty where that cannot be told by looking at a query.
  static Optional<Dependence> ofRows(Database db, Schema schema) throws SQLException {
    if (db.number(UNNAMED) > 0) {
      return Optional.empty();
    }
    String watched =
        schema.tables().stream()
            .map(table -> Long.toString(table.oid()))
            .collect(Collectors.joining(",", "{", "}"));
    Set<String> names = new HashSet<>(PLACES);
    names.addAll(column(db.rows(NAMES, watched)));
    Set<String> functions = column(db.rows(FUNCTIONS));
    functions.removeAll(BY_SETTINGS);
    return Optional.of(
        new Dependence(names, functions, Set.of("pg_", "information_schema", "venomqa")));
  }

  private static Set<String> column(List<List<@Nullable String>> rows) {
    return rows.stream()
        .map(row -> Objects.requireNonNull(row.getFirst()))
        .collect(Collectors.toCollection(HashSet::new));
  }
}
