package io.venomqa.adapters.postgres;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What everything in the watched schemas is made of, as the server writes it, and what lies
/// [Beyond] tables.
///
/// @param definitions by kind and name, such as `index orders_total_idx`
record Catalog(Map<String, String> definitions) {

  private static final String EVERYTHING =
      """
      WITH n AS (SELECT oid, CASE nspname WHEN 'public' THEN '' ELSE nspname || '.' END AS prefix
          FROM pg_namespace n WHERE WATCHED),
        c AS (SELECT c.*, n.prefix || c.relname AS name FROM pg_class c JOIN n ON n.oid = c.relnamespace
          WHERE c.relpersistence <> 't')
      SELECT 'table ' || name, concat_ws(' ', relkind, relpersistence, relrowsecurity,
          relforcerowsecurity, reloptions, pg_get_expr(relpartbound, oid))
        FROM c WHERE relkind IN ('r', 'p', 'f')
      UNION ALL SELECT 'column ' || c.name || '.' || a.attname, concat_ws(' ', a.attnum,
          format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated,
          (SELECT pg_get_expr(d.adbin, d.adrelid) FROM pg_attrdef d
            WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum))
        FROM c JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE c.relkind IN ('r', 'p', 'f') AND a.attnum > 0 AND NOT a.attisdropped
      UNION ALL SELECT 'constraint ' || c.name || '.' || o.conname,
          pg_get_constraintdef(o.oid) || ' ' || o.convalidated
        FROM c JOIN pg_constraint o ON o.conrelid = c.oid
      UNION ALL SELECT 'index ' || c.name, pg_get_indexdef(c.oid) || ' ' || i.indisvalid
        FROM c JOIN pg_index i ON i.indexrelid = c.oid
      UNION ALL SELECT 'trigger ' || c.name || '.' || t.tgname,
          pg_get_triggerdef(t.oid) || ' ' || t.tgenabled::text
        FROM c JOIN pg_trigger t ON t.tgrelid = c.oid WHERE NOT t.tgisinternal
      UNION ALL SELECT 'rule ' || c.name || '.' || r.rulename, pg_get_ruledef(r.oid) || ' ' || r.ev_enabled::text
        FROM c JOIN pg_rewrite r ON r.ev_class = c.oid
      UNION ALL SELECT 'policy ' || c.name || '.' || p.polname, concat_ws(' ', p.polcmd, p.polpermissive,
          p.polroles, pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
        FROM c JOIN pg_policy p ON p.polrelid = c.oid
      UNION ALL SELECT 'sequence ' || c.name, concat_ws(' ', s.seqtypid, s.seqstart, s.seqincrement,
          s.seqmax, s.seqmin, s.seqcache, s.seqcycle)
        FROM c JOIN pg_sequence s ON s.seqrelid = c.oid
      UNION ALL SELECT 'function ' || n.prefix || p.proname || '('
          || pg_get_function_identity_arguments(p.oid) || ')', md5(concat_ws(' ', p.prokind, p.prosrc,
          p.prorettype, p.provolatile, p.proconfig, p.prosecdef))
        FROM n JOIN pg_proc p ON p.pronamespace = n.oid
      UNION ALL SELECT 'value ' || e.enumlabel || ' of type ' || n.prefix || t.typname, e.enumsortorder::text
        FROM n JOIN pg_type t ON t.typnamespace = n.oid JOIN pg_enum e ON e.enumtypid = t.oid
      """;

  Catalog {
    definitions = Map.copyOf(definitions);
  }

  static Catalog read(Database db, PostgresOptions options) throws SQLException {
    Map<String, String> definitions = new TreeMap<>(Beyond.read(db, options));
    for (List<@Nullable String> row :
        db.rows(EVERYTHING.replace("WATCHED", Schema.watched(options)))) {
      definitions.put(
          Objects.requireNonNull(row.getFirst()), Objects.requireNonNullElse(row.get(1), ""));
    }
    return new Catalog(definitions);
  }

  /// What was made, dropped or changed, in words.
  List<String> changesSince(Catalog before) {
    TreeSet<String> names = new TreeSet<>(before.definitions.keySet());
    names.addAll(definitions.keySet());
    List<String> changes = new ArrayList<>();
    for (String name : names) {
      String now = definitions.get(name);
      String then = before.definitions.get(name);
      if (then == null) {
        changes.add(name + " was made");
      } else if (now == null) {
        changes.add(name + " was dropped");
      } else if (!now.equals(then)) {
        changes.add(name + " was changed");
      }
    }
    return changes;
  }
}
