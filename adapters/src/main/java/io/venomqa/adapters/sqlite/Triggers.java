package io.venomqa.adapters.sqlite;

import io.venomqa.adapters.sqlite.Table.UniquePart;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The SQL of the triggers that log what a row was before it was first touched.
///
/// REPLACE deletes the rows in its way without firing a trigger for them: so whatever an INSERT or
/// UPDATE would collide with is logged before it. That logs too much where nothing is replaced,
/// which does no harm: the log says what was there, and only a comparison with what is there now
/// makes a change.
///
/// They are made last, because SQLite runs the newest trigger first: what the API's own triggers do
/// to a row that was just inserted must be logged after the insertion.
final class Triggers {

  private Triggers() {}

  static List<String> create(Table table) {
    return List.of(
        trigger(table, "bi", "BEFORE INSERT", colliding(table)),
        trigger(table, "bu", "BEFORE UPDATE", colliding(table)),
        trigger(table, "ai", "AFTER INSERT", List.of(absent(table))),
        trigger(
            table,
            "au",
            "AFTER UPDATE",
            List.of(image(table), absent(table) + " WHERE " + keyMoved(table))),
        trigger(table, "ad", "AFTER DELETE", List.of(image(table))));
  }

  private static String trigger(Table table, String kind, String when, List<String> steps) {
    return "CREATE TRIGGER venomqa_%d_%s %s ON %s BEGIN\n%s END"
        .formatted(
            table.number(),
            kind,
            when,
            table.sqlName(),
            steps.stream().map(step -> step + ";\n").collect(Collectors.joining()));
  }

  private static String image(Table table) {
    return into(table, true) + values(table, 1, table.keyAndColumns("OLD."));
  }

  private static String absent(Table table) {
    List<String> key = table.keyAndColumns("NEW.").subList(0, table.key().size());
    return into(table, false) + values(table, 0, key);
  }

  private static List<String> colliding(Table table) {
    String rows =
        into(table, true) + values(table, 1, table.keyAndColumns("")) + " FROM " + table.sqlName();
    List<String> steps = new ArrayList<>();
    steps.add(rows + table.whereKey("NEW."));
    for (List<UniquePart> unique : table.uniques()) {
      steps.add(
          rows
              + unique.stream()
                  .map(Triggers::collides)
                  .collect(Collectors.joining(" AND ", " WHERE ", "")));
    }
    return steps;
  }

  private static String collides(UniquePart part) {
    String column = Table.quote(part.column());
    String stored =
        part.whenNull() == null
            ? "NEW." + column
            : "ifnull(NEW." + column + ", (" + part.whenNull() + "))";
    return column + " COLLATE " + part.collation() + " = " + stored;
  }

  private static String keyMoved(Table table) {
    return table.key().stream()
        .map(Table::quote)
        .map(key ->
            "OLD.%s COLLATE BINARY IS NOT NEW.%s OR typeof(OLD.%s) <> typeof(NEW.%s)"
                .formatted(key, key, key, key))
        .collect(Collectors.joining(" OR "));
  }

  private static String into(Table table, boolean withImage) {
    return "INSERT INTO venomqa_undo (at, tbl, present"
        + numbered(", k", table.key().size())
        + (withImage ? numbered(", v", table.columns().size()) : "")
        + ") ";
  }

  private static String values(Table table, int present, List<String> values) {
    return "SELECT julianday('now'), %d, %d, %s"
        .formatted(table.number(), present, String.join(", ", values));
  }

  static String numbered(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).collect(Collectors.joining());
  }
}
