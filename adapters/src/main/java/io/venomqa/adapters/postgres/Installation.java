package io.venomqa.adapters.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The SQL of what a run adds to the database: a schema of its own, and triggers that go with it.
///
/// - `log`: images of rows that came (+1) and went (-1), written by [LogTriggers] and consumed by
///   `taken`. Consumed, because a position in it would be no checkpoint: transactions commit in
///   another order than they are numbered.
/// - `home`: the way from the initial content to the present one, also over a crash of ours or of
///   the server; and, as table -1, how many restores led there.
/// - `copy_N`: the rows of table N as they were at the start, unless the database is too large.
/// - `initial`, `names`, `run`: sums of hashes of the initial rows, the tables' names for people,
///   the last heartbeat and the initial sequences.
///
/// Two functions differ by mechanism: `hold`, which keeps writers out until the end of the
/// transaction, and `taken`, which finds out what was written, adds it to `home` and returns it;
/// those of the other mechanism are in [Comparison].
final class Installation {

  private final Schema schema;
  private final PostgresOptions options;

  Installation(Schema schema, PostgresOptions options) {
    this.schema = schema;
    this.options = options;
  }

  /// What both mechanisms need.
  ///
  /// @param catalog the query of [SchemaWatch#catalogQuery]
  List<String> common(String catalog) {
    List<String> sql = new ArrayList<>();
    sql.add("CREATE TABLE venomqa.home (tbl int NOT NULL, n int NOT NULL, img text NOT NULL)");
    for (Table table : schema.tables()) {
      sql.add(
          "CREATE TYPE venomqa.row_%d AS (%s)"
              .formatted(
                  table.number(),
                  join(
                      table.columns().size(),
                      i -> "c" + i + " " + table.columns().get(i).declared())));
      sql.add(new RowFunctions(table).remove());
      sql.add(new RowFunctions(table).add());
    }
    sql.add(
        "CREATE TABLE venomqa.names AS SELECT * FROM (VALUES "
            + join(
                schema.tables().size(),
                i -> "(" + i + ", " + Sql.literal(schema.tables().get(i).name()) + ")")
            + ") t (tbl, name)");
    sql.add(sequences());
    sql.add(setSequences());
    sql.add(scan());
    sql.add(DIFFERENCES);
    sql.add(hasColumns());
    sql.add(drain(catalog));
    sql.add(GO);
    return sql;
  }

  /// Where the content starts from; after the triggers, which keep writers out.
  List<String> initial(boolean withCopies) {
    List<String> sql = new ArrayList<>();
    sql.add("CREATE TABLE venomqa.initial AS SELECT * FROM venomqa.scan()");
    if (withCopies) {
      for (Table table : schema.tables()) {
        sql.add(
            "CREATE TABLE venomqa.copy_%d AS SELECT %s AS img FROM %s venomqa_row"
                .formatted(table.number(), table.image("venomqa_row"), table.source()));
      }
    }
    return sql;
  }

  /// Goes to the initial content by what the tables hold, whatever was seen to be written: for
  /// where the way back was not exact.
  String putBack() {
    return """
    CREATE FUNCTION venomqa.put_back(wanted text) RETURNS void LANGUAGE plpgsql AS $venomqa$
    DECLARE tbls int[]; imgs text[]; ns int[];
    BEGIN
    PERFORM venomqa.hold();
    PERFORM count(*) FROM venomqa.taken();
    SELECT array_agg(d.tbl), array_agg(d.img), array_agg(-d.n) INTO tbls, imgs, ns FROM (
      SELECT x.tbl, x.img, sum(x.n)::int AS n FROM (%s) x
      GROUP BY x.tbl, x.img HAVING sum(x.n) <> 0) d;
    PERFORM count(*) FROM venomqa.go(tbls, imgs, ns, '{}', '{}', '{}', wanted, 0);
    END $venomqa$
    """
        .formatted(
            schema.tables().stream()
                .map(table ->
                    "SELECT %1$d AS tbl, %2$s AS img, 1 AS n FROM %3$s venomqa_row UNION ALL SELECT %1$d, img, -1 FROM venomqa.copy_%1$d"
                        .formatted(table.number(), table.image("venomqa_row"), table.source()))
                .collect(Collectors.joining("\nUNION ALL ")));
  }

  /// The log, what writes to it, and what reads it.
  List<String> undoLog() {
    List<String> sql = new ArrayList<>();
    sql.add(
        "CREATE TABLE venomqa.log (tbl int NOT NULL, sign int NOT NULL, img text NOT NULL,"
            + " at timestamptz NOT NULL DEFAULT clock_timestamp())");
    sql.add(HOLD_LOG);
    sql.add(TAKEN_FROM_LOG);
    sql.addAll(new LogTriggers(schema).sql());
    return sql;
  }

  /// For a transaction that is never committed, whose log is only read on from where it was read
  /// last: in one session, rows are numbered in the order in which they are written.
  List<String> savepoints() {
    List<String> sql = new ArrayList<>();
    sql.add("CREATE TABLE venomqa.home (tbl int NOT NULL, n int NOT NULL, img text NOT NULL)");
    sql.add(
        "CREATE TABLE venomqa.log (id bigserial PRIMARY KEY, tbl int NOT NULL, sign int NOT NULL,"
            + " img text NOT NULL)");
    sql.add(sequences());
    sql.add(setSequences());
    sql.add(scan());
    sql.add(DIFFERENCES);
    sql.add(hasColumns());
    sql.add(WRITTEN);
    sql.addAll(new LogTriggers(schema).sql());
    return sql;
  }

  private String sequences() {
    String all =
        schema.sequences().stream()
            .map(name -> "(SELECT last_value || ':' || is_called FROM " + name + ")")
            .collect(Collectors.joining(" || ' ' || "));
    return "CREATE FUNCTION venomqa.sequences() RETURNS text LANGUAGE sql AS $venomqa$ SELECT "
        + (all.isEmpty() ? "''" : all)
        + " $venomqa$";
  }

  private String setSequences() {
    return """
    CREATE FUNCTION venomqa.set_sequences(wanted text) RETURNS void LANGUAGE plpgsql AS $venomqa$
    DECLARE
      names text[] := ARRAY[%s]::text[];
      nums text[] := string_to_array(wanted, ' ');
      present text[] := string_to_array(venomqa.sequences(), ' ');
    BEGIN
    FOR i IN 1 .. coalesce(array_length(names, 1), 0) LOOP
      IF nums[i] <> present[i] THEN
        PERFORM setval(names[i]::regclass, split_part(nums[i], ':', 1)::bigint,
          split_part(nums[i], ':', 2)::boolean);
      END IF;
    END LOOP;
    END $venomqa$
    """
        .formatted(schema.sequences().stream().map(Sql::literal).collect(Collectors.joining(", ")));
  }

  /// For each table the number of its rows and two sums of hashes of their images.
  private String scan() {
    String each =
        schema.tables().stream()
            .map(table ->
                """
                SELECT %d AS tbl, count(*) AS rows, coalesce(sum(hashtextextended(img, 0)), 0) AS a,
                  coalesce(sum(hashtextextended(img, 1)), 0) AS b
                FROM (SELECT %s AS img FROM %s venomqa_row) x\
                """
                    .formatted(table.number(), table.image("venomqa_row"), table.source()))
            .collect(Collectors.joining("\nUNION ALL\n"));
    return """
    CREATE FUNCTION venomqa.scan() RETURNS TABLE (tbl int, rows bigint, a numeric, b numeric)
    LANGUAGE sql AS $venomqa$ %s $venomqa$
    """
        .formatted(each.isEmpty() ? "SELECT 0, 0::bigint, 0::numeric, 0::numeric LIMIT 0" : each);
  }

  /// Whether each table still has all of its columns. Reads neither rows nor the catalog: planned
  /// once, and again when PostgreSQL says that one of the tables was altered.
  private String hasColumns() {
    String each =
        schema.tables().stream()
            .map(table ->
                "SELECT FROM (SELECT %s FROM ONLY %s) x WHERE false"
                    .formatted(
                        table.columns().stream()
                            .map(Table.Column::sql)
                            .collect(Collectors.joining(", ")),
                        table.sql()))
            .collect(Collectors.joining("\nUNION ALL\n"));
    return """
    CREATE FUNCTION venomqa.has_columns() RETURNS boolean LANGUAGE plpgsql AS $venomqa$
    BEGIN
    PERFORM FROM (%s) x;
    RETURN true;
    EXCEPTION WHEN undefined_column OR undefined_table THEN RETURN false;
    END $venomqa$
    """
        .formatted(each.isEmpty() ? "SELECT" : each);
  }

  /// Tables whose content is not the initial one and what `home` says.
  private static final String DIFFERENCES =
      """
      CREATE FUNCTION venomqa.differences() RETURNS SETOF int LANGUAGE plpgsql AS $venomqa$
      BEGIN RETURN QUERY
      SELECT s.tbl FROM venomqa.scan() s JOIN venomqa.initial i ON i.tbl = s.tbl
        LEFT JOIN (SELECT x.tbl, sum(x.n) AS rows, sum(x.n * hashtextextended(x.img, 0)::numeric) AS a,
            sum(x.n * hashtextextended(x.img, 1)::numeric) AS b FROM venomqa.home x GROUP BY x.tbl) h
          ON h.tbl = s.tbl
      WHERE s.rows <> i.rows + coalesce(h.rows, 0) OR s.a <> i.a + coalesce(h.a, 0)
        OR s.b <> i.b + coalesce(h.b, 0)
      ORDER BY s.tbl;
      END $venomqa$
      """;

  /// Waits until nobody is writing, then returns what was written and, in rows below table 0, how
  /// many entries that were (-1), the sequences (-2), the catalog as [SchemaWatch] sees it (-4) and
  /// what [Stillness] needs (-5); or, alone, who is still writing (-3). Returns nothing where all
  /// is still as it is `known`.
  private String drain(String catalog) {
    return """
    CREATE FUNCTION venomqa.drain(patience int, known text) RETURNS TABLE (t int, i text, c int)
    LANGUAGE plpgsql AS $venomqa$
    DECLARE
      start timestamptz := clock_timestamp();
      present pg_snapshot;
      quiet boolean;
      busy text;
    BEGIN
    IF known <> '' THEN
      present := pg_current_snapshot();
      IF present::text || ' ' || %s = known THEN
        -- Where nobody took a number since, ours is the next.
        IF pg_current_xact_id() = pg_snapshot_xmax(present) THEN
          RETURN;
        END IF;
      END IF;
    END IF;
    present := pg_current_snapshot();
    -- Where all numbers below ours are of those that have ended, nobody is writing.
    quiet := pg_snapshot_xmin(present) = pg_snapshot_xmax(present)
      AND pg_current_xact_id() = pg_snapshot_xmax(present);
    LOOP
      EXIT WHEN quiet OR NOT EXISTS (SELECT FROM pg_locks
        WHERE locktype = 'transactionid' AND granted AND pid <> pg_backend_pid());
      PERFORM pg_stat_clear_snapshot();
      busy := NULL;
      SELECT format('process %%s (%%s, %%s), last statement: %%s', a.pid,
          coalesce(nullif(a.application_name, ''), 'no name'), coalesce(a.state, 'state unknown'),
          coalesce(left(a.query, 200), 'unknown'))
        INTO busy
        FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
        WHERE l.locktype = 'transactionid' AND l.mode = 'ExclusiveLock' AND l.granted
          -- Hidden from us where the session is another role's.
          AND a.datname = current_database() AND coalesce(a.backend_type, 'client backend') = 'client backend'
          AND a.application_name NOT LIKE 'venomqa%%' AND l.pid <> pg_backend_pid() LIMIT 1;
      EXIT WHEN busy IS NULL;
      IF clock_timestamp() > start + patience * interval '1 millisecond' THEN
        RETURN QUERY SELECT -3, busy, 0;
        RETURN;
      END IF;
      PERFORM pg_sleep(0.001);
    END LOOP;
    present := pg_current_snapshot();
    RETURN QUERY SELECT x.t, x.i, x.c FROM venomqa.taken() x;
    RETURN QUERY VALUES (-2, venomqa.sequences(), 0), (-4, (%s), 0),
      (-5, present::text || ' ' || coalesce(pg_current_xact_id_if_assigned()::text, ''), 0);
    END $venomqa$
    """
        .formatted(options.restoresSequences() ? "venomqa.sequences()" : "''", catalog);
  }

  /// What was written after a place in the log, how many entries that were and the last one's place
  /// (table -1), and the sequences (-2).
  private static final String WRITTEN =
      """
      CREATE FUNCTION venomqa.written(after bigint) RETURNS TABLE (t int, i text, c bigint)
      LANGUAGE plpgsql SET enable_seqscan = off AS $venomqa$
      BEGIN
      RETURN QUERY SELECT l.tbl, l.img, sum(l.sign) FROM venomqa.log l WHERE l.id > after
        GROUP BY l.tbl, l.img HAVING sum(l.sign) <> 0;
      RETURN QUERY SELECT -1, max(l.id)::text, count(*) FROM venomqa.log l WHERE l.id > after;
      RETURN QUERY SELECT -2, venomqa.sequences(), 0::bigint;
      END $venomqa$
      """;

  private static final String HOLD_LOG =
      """
      CREATE FUNCTION venomqa.hold() RETURNS void LANGUAGE plpgsql AS $venomqa$
      BEGIN LOCK TABLE venomqa.log IN EXCLUSIVE MODE; END $venomqa$
      """;

  private static final String TAKEN_FROM_LOG =
      """
      CREATE FUNCTION venomqa.taken() RETURNS TABLE (t int, i text, c int) LANGUAGE plpgsql AS $venomqa$
      BEGIN
      IF EXISTS (SELECT FROM venomqa.log) THEN
        RETURN QUERY
          WITH taken AS (DELETE FROM venomqa.log RETURNING tbl, sign, img),
            kept AS (INSERT INTO venomqa.home (tbl, n, img) SELECT tbl, sign, img FROM taken)
          SELECT tbl, img, sum(sign)::int FROM taken GROUP BY tbl, img HAVING sum(sign) <> 0
          UNION ALL SELECT -1, '', count(*)::int FROM taken;
      END IF;
      END $venomqa$
      """;

  /// Goes a way, and back from what was written meanwhile, which it returns; all of it or nothing.
  /// Table -5 says what [Stillness] needs.
  private static final String GO =
      """
      CREATE FUNCTION venomqa.go(tbls int[], imgs text[], ns int[],
        home_tbls int[], home_imgs text[], home_ns int[], wanted text, restores int)
      RETURNS TABLE (t int, i text, c int) LANGUAGE plpgsql AS $venomqa$
      DECLARE
        step record;
        late venomqa.home[];
        present pg_snapshot;
      BEGIN
      PERFORM venomqa.hold();
      present := pg_current_snapshot();
      SELECT array_agg(ROW(x.t, x.c, x.i)::venomqa.home) INTO late
        FROM venomqa.taken() x WHERE x.t >= 0;
      IF late IS NOT NULL THEN
        RETURN QUERY SELECT x.tbl, x.img, x.n FROM unnest(late) x;
        SELECT array_agg(w.tbl), array_agg(w.img), array_agg(w.n) INTO tbls, imgs, ns FROM (
          SELECT x.tbl, x.img, sum(x.n)::int AS n FROM (
            SELECT u.tbl, u.img, u.n FROM unnest(tbls, imgs, ns) u (tbl, img, n)
            UNION ALL SELECT l.tbl, l.img, -l.n FROM unnest(late) l) x
          GROUP BY x.tbl, x.img HAVING sum(x.n) <> 0) w;
      END IF;
      FOR step IN SELECT u.tbl, array_agg(u.img) AS images, array_agg(-u.n) AS counts
          FROM unnest(tbls, imgs, ns) u (tbl, img, n) WHERE u.n < 0 GROUP BY u.tbl LOOP
        EXECUTE 'SELECT venomqa.remove_' || step.tbl || '($1, $2)' USING step.images, step.counts;
      END LOOP;
      FOR step IN SELECT u.tbl, array_agg(u.img) AS images, array_agg(u.n) AS counts
          FROM unnest(tbls, imgs, ns) u (tbl, img, n) WHERE u.n > 0 GROUP BY u.tbl LOOP
        EXECUTE 'SELECT venomqa.add_' || step.tbl || '($1, $2)' USING step.images, step.counts;
      END LOOP;
      IF pg_relation_size('venomqa.home') > 500000 THEN
        TRUNCATE venomqa.home;
      ELSE
        DELETE FROM venomqa.home;
      END IF;
      INSERT INTO venomqa.home (tbl, img, n) SELECT * FROM unnest(home_tbls, home_imgs, home_ns);
      INSERT INTO venomqa.home (tbl, img, n) VALUES (-1, 'restores', restores);
      IF wanted IS NOT NULL THEN
        PERFORM venomqa.set_sequences(wanted);
      END IF;
      RETURN QUERY SELECT -5, present::text || ' ' || pg_current_xact_id()::text, 0;
      END $venomqa$
      """;

  private static String join(int count, IntFunction<String> each) {
    return IntStream.range(0, count).mapToObj(each).collect(Collectors.joining(", "));
  }
}
