package io.venomqa.adapters.postgres;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Content that no trigger sees and no mechanism takes back: that of materialized views, which
/// `REFRESH … CONCURRENTLY` changes in place, and of large objects.
final class Beyond {

  private static final String VIEWS =
      """
      SELECT CASE n.nspname WHEN 'public' THEN '' ELSE n.nspname || '.' END || c.relname,
        n.nspname, c.relname
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'm' AND c.relispopulated AND has_table_privilege(c.oid, 'SELECT') AND WATCHED
      """;

  /// Above this size of all large objects their content is not read, only which there are.
  private static final long MOST_BYTES = 256L << 20;

  /// Who may not read one still sees when it was made.
  private static final String LARGE_OBJECTS =
      """
      SELECT oid, CASE WHEN pg_has_role(lomowner, 'USAGE') AND pg_relation_size('pg_largeobject') < %d
        THEN md5(lo_get(oid)) ELSE xmin::text END
      FROM pg_largeobject_metadata
      """
          .formatted(MOST_BYTES);

  private Beyond() {}

  /// A hash of each, by its name for people.
  static Map<String, String> read(Database db, PostgresOptions options) throws SQLException {
    Map<String, String> contents = new TreeMap<>();
    for (List<@Nullable String> view : db.rows(VIEWS.replace("WATCHED", Schema.watched(options)))) {
      contents.put(
          "content of materialized view " + text(view, 0),
          db.text(
              "SELECT count(*) || ' ' || coalesce(sum(hashtextextended(venomqa_row::text, 0)), 0)"
                  + " || ' ' || coalesce(sum(hashtextextended(venomqa_row::text, 1)), 0) FROM "
                  + Sql.quoted(text(view, 1))
                  + "."
                  + Sql.quoted(text(view, 2))
                  + " venomqa_row"));
    }
    for (List<@Nullable String> object : db.rows(LARGE_OBJECTS)) {
      contents.put("large object " + text(object, 0), text(object, 1));
    }
    return contents;
  }

  private static String text(List<@Nullable String> row, int place) {
    return Objects.requireNonNullElse(row.get(place), "");
  }
}
