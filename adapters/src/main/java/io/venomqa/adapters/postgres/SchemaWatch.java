package io.venomqa.adapters.postgres;

import io.venomqa.engine.world.SystemFailure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// Notices what triggers do not see: changes of the schema, refreshed materialized views, large
/// objects.
final class SchemaWatch {

  private static final String FINGERPRINT =
      """
      SELECT md5(string_agg(c.oid || ':' || c.xmin, ',' ORDER BY c.oid))
        || venomqa.has_columns()
        || (SELECT count(*) || ':' || coalesce(max(oid::bigint), 0) FROM pg_largeobject_metadata)
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p', 'm', 'S') AND c.relpersistence <> 't' AND WATCHED
      """;

  /// A newer relation has a greater number, and whatever is done to one is done to its row; unless
  /// a column is dropped or gets another name.
  private static final String CATALOG =
      """
      SELECT (SELECT max(oid)::text FROM pg_class) || venomqa.has_columns()
        || (SELECT string_agg(xmin::text, ',' ORDER BY oid) FROM pg_class WHERE oid = ANY ('RELATIONS'::oid[]))
        || (SELECT count(*) || ':' || coalesce(max(oid::bigint), 0) FROM pg_largeobject_metadata)
      """;

  private static final String RELATIONS =
      """
      SELECT coalesce(array_agg(c.oid), '{}') FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p', 'm', 'S') AND c.relpersistence <> 't' AND WATCHED
      """;

  private static final String VIEWS =
      """
      SELECT coalesce(string_agg(c.relname || ' ' || c.relfilenode, ', ' ORDER BY c.oid), '')
        || ' ' || (SELECT count(*) || ':' || coalesce(max(oid::bigint), 0) FROM pg_largeobject_metadata)
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'm' AND WATCHED
      """;

  private final String system;
  private final PostgresOptions options;
  private final Schema schema;
  private final String fingerprintQuery;
  private final String catalogQuery;
  private final String viewsQuery;
  private final Catalog catalog;
  private String knownFingerprint;
  private String knownCatalog;
  private final String knownViews;

  SchemaWatch(String system, PostgresOptions options, Schema schema, Database db)
      throws SQLException {
    this.system = system;
    this.options = options;
    this.schema = schema;
    this.fingerprintQuery = FINGERPRINT.replace("WATCHED", Schema.watched(options));
    this.catalogQuery = catalogQuery(db, options);
    this.viewsQuery = VIEWS.replace("WATCHED", Schema.watched(options));
    this.catalog = Catalog.read(db, options);
    this.knownFingerprint = one(db, fingerprintQuery);
    this.knownCatalog = one(db, catalogQuery);
    this.knownViews = one(db, viewsQuery);
  }

  /// A query for one value that is cheap to read, and another one whenever there may be something
  /// to look at more closely, or a table that is none of the API's was made. To be made together
  /// with others, since round trips are the cost.
  static String catalogQuery(Database db, PostgresOptions options) throws SQLException {
    return CATALOG.replace(
        "RELATIONS", one(db, RELATIONS.replace("WATCHED", Schema.watched(options))));
  }

  /// Refuses to go on over what no mechanism takes back.
  ///
  /// @param catalog what [#catalogQuery] says now
  /// @throws SystemFailure when something was changed that cannot be rolled back
  void requireSameSchema(Line line, String catalog) throws SQLException, SystemFailure {
    if (!catalog.equals(knownCatalog)) {
      requireSameSchema(line);
      knownCatalog = catalog;
    }
  }

  /// Refuses to go on over what no mechanism takes back, by looking itself.
  ///
  /// @throws SystemFailure when something was changed that cannot be rolled back
  void requireSameSchema(Line line) throws SQLException, SystemFailure {
    String fingerprint = line.run(db -> one(db, fingerprintQuery));
    if (fingerprint.equals(knownFingerprint)) {
      return;
    }
    List<String> changes = line.run(db -> Schema.read(db, options)).changesSince(schema);
    if (!changes.isEmpty()) {
      throw new SystemFailure(
          system,
          "The API changed the schema while it was explored: " + String.join(", ", changes) + ".",
          "Let it do this before the run: call it once so that the tables are there.");
    }
    if (!line.run(db -> one(db, viewsQuery)).equals(knownViews)) {
      throw new SystemFailure(
          system,
          "The API refreshed a materialized view or made a large object, which no mechanism takes back.",
          "Keep the API from it while it is explored.");
    }
    knownFingerprint = fingerprint; // such as after a TRUNCATE, which gives a table a new file
  }

  /// What of the schema, and of what lies [Beyond] tables, is not as it was at the beginning, in
  /// words; reads the whole catalog of the watched schemas.
  List<String> changes(Line line) throws SQLException, SystemFailure {
    return line.run(db -> Catalog.read(db, options)).changesSince(catalog);
  }

  private static String one(Database db, String sql) throws SQLException {
    try (ResultSet result = db.prepared(sql).executeQuery()) {
      return result.next() ? String.valueOf(result.getString(1)) : "";
    }
  }
}
