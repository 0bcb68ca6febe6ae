package io.venomqa.adapters.postgres;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The functions that take rows out of a table and put them into it, known by their images.
final class RowFunctions {

  private final Table table;

  RowFunctions(Table table) {
    this.table = table;
  }

  /// Deletes exactly as many rows as told, or fails. By the key where there is one, at the cost of
  /// the rows; else by counting equal ones, which reads the whole table.
  String remove() {
    return """
    CREATE FUNCTION venomqa.remove_%d(imgs text[], ns int[]) RETURNS void LANGUAGE plpgsql
    SET plan_cache_mode = force_generic_plan%s AS $venomqa$
    DECLARE gone bigint;
    BEGIN
    %sGET DIAGNOSTICS gone = ROW_COUNT;
    IF gone <> (SELECT sum(n) FROM unnest(ns) n) THEN
      RAISE EXCEPTION 'rows of table %s are not what they should be' USING ERRCODE = 'VQ001';
    END IF;
    END $venomqa$
    """
        .formatted(
            table.number(),
            table.key().isEmpty()
                ? ""
                : " SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off",
            table.key().isEmpty() ? byCounting() : byKey(),
            table.name().replace("'", "''").replace("%", "%%"));
  }

  private String byKey() {
    return """
    DELETE FROM %1$s venomqa_row USING (
      SELECT img, img::venomqa.row_%2$d AS r FROM unnest(imgs, ns) u (img, n) OFFSET 0) w
    WHERE %3$s AND %4$s = w.img;
    """
        .formatted(
            table.source(),
            table.number(),
            table.key().stream()
                .map(i -> "venomqa_row.%s = (w.r).c%d".formatted(table.columns().get(i).sql(), i))
                .collect(Collectors.joining(" AND ")),
            table.image("venomqa_row"));
  }

  private String byCounting() {
    return """
    DELETE FROM %1$s venomqa_row USING (
      SELECT t.tid, t.part FROM (
        SELECT x.tid, x.part, w.n, row_number() OVER (PARTITION BY w.img) AS place
        FROM (SELECT ctid AS tid, tableoid AS part, %2$s AS img FROM %1$s venomqa_row) x
        JOIN unnest(imgs, ns) w (img, n) ON x.img = w.img) t
      WHERE t.place <= t.n) gone
    WHERE venomqa_row.ctid = gone.tid AND venomqa_row.tableoid = gone.part;
    """
        .formatted(table.source(), table.image("venomqa_row"));
  }

  String add() {
    String statement =
        table.columns().isEmpty()
            ? "INSERT INTO %s SELECT FROM unnest(ns) n, generate_series(1, n);"
                .formatted(table.sql())
            : """
            INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM (
              SELECT img::venomqa.row_%d AS r FROM unnest(imgs, ns) u (img, n), generate_series(1, n)
              OFFSET 0) w;\
            """
                .formatted(
                    table.sql(),
                    table.columns().stream()
                        .map(Table.Column::sql)
                        .collect(Collectors.joining(", ")),
                    IntStream.range(0, table.columns().size())
                        .mapToObj(i -> "(w.r).c" + i)
                        .collect(Collectors.joining(", ")),
                    table.number());
    return "CREATE FUNCTION venomqa.add_%d(imgs text[], ns int[]) RETURNS void LANGUAGE plpgsql AS $venomqa$\nBEGIN\n%s\nEND $venomqa$"
        .formatted(table.number(), statement);
  }
}
