package io.venomqa.adapters.postgres;

import io.venomqa.adapters.postgres.Schema.Leaf;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The SQL that finds out what was written where triggers of ours cannot be.
///
/// A table holds versions of rows, and each version is marked with the transaction that made it. So
/// a table in which no version is newer than the last look, and which has as many rows as it
/// should, is what it was; one that has as many old rows as it should only got the new ones.
/// Neither is a guess: a version that is gone never comes back, and none is made without its mark.
/// All other tables are compared, row by row, with what they should hold.
///
/// `seen` holds what is needed to tell new versions: `horizon`, the oldest transaction that was
/// under way at the last look, and `own`, the later ones that were ours. Counts are by `home`.
final class Comparison {

  private final Schema schema;

  Comparison(Schema schema) {
    this.schema = schema;
  }

  List<String> sql() {
    List<String> sql = new ArrayList<>();
    sql.add(
        "CREATE TABLE venomqa.seen AS SELECT pg_snapshot_xmin(pg_current_snapshot()) AS horizon,"
            + " '{}'::xid8[] AS own");
    sql.add(hold());
    sql.add(taken());
    return sql;
  }

  /// Whoever holds is about to write.
  private String hold() {
    String tables = schema.leaves().stream().map(Leaf::sql).collect(Collectors.joining(", "));
    return """
    CREATE FUNCTION venomqa.hold() RETURNS void LANGUAGE plpgsql AS $venomqa$ BEGIN
    %s
    UPDATE venomqa.seen SET own = own || pg_current_xact_id();
    END $venomqa$
    """
        .formatted(tables.isEmpty() ? "" : "LOCK TABLE " + tables + " IN EXCLUSIVE MODE;");
  }

  /// Where no transaction at all has ended since the last look that found nothing, there is nothing
  /// to look at.
  private String taken() {
    return """
    CREATE FUNCTION venomqa.taken() RETURNS TABLE (t int, i text, c int) LANGUAGE plpgsql AS $venomqa$
    DECLARE
      present pg_snapshot := pg_current_snapshot();
      seen record;
      newest int;
      counted record;
      written boolean := false;
    BEGIN
    IF present::text = current_setting('venomqa.looked', true) THEN
      RETURN;
    END IF;
    SELECT horizon::xid AS horizon, ARRAY(SELECT x::xid FROM unnest(own) x) AS own
      INTO seen FROM venomqa.seen;
    newest := age(seen.horizon);
    %s
    IF written OR (SELECT cardinality(own) FROM venomqa.seen) > 20 THEN
      UPDATE venomqa.seen SET horizon = pg_snapshot_xmin(present),
        own = ARRAY(SELECT x FROM unnest(own) x WHERE x >= pg_snapshot_xmin(present));
    ELSE
      PERFORM set_config('venomqa.looked', present::text, false);
    END IF;
    END $venomqa$
    """
        .formatted(schema.tables().stream().map(Comparison::look).collect(Collectors.joining()));
  }

  private static String look(Table table) {
    String isNew = "age(venomqa_row.xmin) <= newest AND venomqa_row.xmin <> ALL (seen.own)";
    return """
    SELECT count(*) AS rows, count(*) FILTER (WHERE %2$s) AS fresh,
        (SELECT s.rows FROM venomqa.initial s WHERE tbl = %1$d)
          + (SELECT coalesce(sum(n), 0) FROM venomqa.home WHERE tbl = %1$d) AS expected
      INTO counted FROM %4$s venomqa_row;
    IF counted.fresh = 0 AND counted.rows = counted.expected THEN
      NULL;
    ELSIF counted.rows - counted.fresh = counted.expected THEN
      written := true;
      RETURN QUERY WITH came AS (
        SELECT %3$s AS img, count(*)::int AS n FROM %4$s venomqa_row WHERE %2$s GROUP BY 1),
      kept AS (INSERT INTO venomqa.home (tbl, n, img) SELECT %1$d, n, img FROM came)
      SELECT %1$d, img, n FROM came;
    ELSE
      written := true;
      RETURN QUERY WITH differing AS (
        SELECT img, sum(n)::int AS n FROM (
          SELECT %3$s AS img, 1 AS n FROM %4$s venomqa_row
          UNION ALL SELECT img, -1 FROM venomqa.copy_%1$d
          UNION ALL SELECT img, -n FROM venomqa.home WHERE tbl = %1$d) x
        GROUP BY img HAVING sum(n) <> 0),
      kept AS (INSERT INTO venomqa.home (tbl, n, img) SELECT %1$d, n, img FROM differing)
      SELECT %1$d, img, n FROM differing;
    END IF;
    """
        .formatted(table.number(), isNew, table.image("venomqa_row"), table.source());
  }
}
