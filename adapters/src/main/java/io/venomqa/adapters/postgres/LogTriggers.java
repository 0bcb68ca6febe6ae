package io.venomqa.adapters.postgres;

import io.venomqa.adapters.postgres.Schema.Leaf;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The SQL of the triggers that write to `venomqa.log`, whoever changes a row: the image of each
/// row that came (+1) or went (-1).
///
/// They are triggers of statements, so that a statement over many rows writes all images at once;
/// an update writes both. Only `TRUNCATE` shows no rows: what goes by it is read before.
///
/// @param schema the tables that are watched
record LogTriggers(Schema schema) {

  /// To be made in one transaction: each trigger waits for the transactions that are writing to its
  /// table, and keeps others from it until the end of that one.
  List<String> sql() {
    List<String> sql = new ArrayList<>();
    for (Table table : schema.tables()) {
      int n = table.number();
      String came = images(table, 1, "venomqa_new");
      String went = images(table, -1, "venomqa_old");
      sql.add(logger("ins_" + n, came));
      sql.add(logger("del_" + n, went));
      sql.add(logger("upd_" + n, went + came));
    }
    for (int i = 0; i < schema.leaves().size(); i++) {
      Leaf leaf = schema.leaves().get(i);
      Table table = schema.tables().get(leaf.table());
      String on = leaf.sql();
      sql.add(trigger("i", "INSERT", on, "NEW TABLE AS venomqa_new", "ins_" + leaf.table()));
      sql.add(trigger("d", "DELETE", on, "OLD TABLE AS venomqa_old", "del_" + leaf.table()));
      sql.add(
          trigger(
              "u",
              "UPDATE",
              on,
              "OLD TABLE AS venomqa_old NEW TABLE AS venomqa_new",
              "upd_" + leaf.table()));
      if (leaf.stored()) {
        sql.add(logger("truncate_" + i, images(table, -1, "ONLY " + on)));
        sql.add(
            "CREATE TRIGGER venomqa_t BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION venomqa.truncate_%d()"
                .formatted(on, i));
      }
    }
    return sql;
  }

  private static String images(Table table, int sign, String from) {
    return "INSERT INTO venomqa.log (tbl, sign, img) SELECT %d, %d, %s FROM %s venomqa_row;\n"
        .formatted(table.number(), sign, table.image("venomqa_row"), from);
  }

  /// In fixed settings, whatever the API's session has; and with our rights on the log.
  private static String logger(String name, String body) {
    String settings =
        Database.TEXT_SETTINGS.entrySet().stream()
            .map(setting ->
                " SET %s = %s".formatted(setting.getKey(), Sql.literal(setting.getValue())))
            .sorted()
            .collect(Collectors.joining());
    return "CREATE FUNCTION venomqa.%s() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER%s SET search_path FROM CURRENT AS $venomqa$\nBEGIN\n%sRETURN NULL;\nEND $venomqa$"
        .formatted(name, settings, body);
  }

  private static String trigger(
      String kind, String event, String on, String referencing, String function) {
    return "CREATE TRIGGER venomqa_%s AFTER %s ON %s REFERENCING %s FOR EACH STATEMENT EXECUTE FUNCTION venomqa.%s()"
        .formatted(kind, event, on, referencing, function);
  }
}
